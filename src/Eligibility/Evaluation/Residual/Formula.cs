using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>
/// What is left of a policy once everything known is filled in: parts, tests, atoms and variables, each made once, so
/// that
/// two places that say the same are one.
/// </summary>
internal sealed class Formula
{
    private readonly Dictionary<(Sum, ToNought), Part> _sums = [];
    private readonly Dictionary<(Variable, BigInteger), Part> _choices = [];
    private readonly Dictionary<(SetVariable, BigInteger?), Part> _sets = [];
    private readonly Dictionary<GroupKey, Part> _groups = [];
    private readonly Dictionary<Part, Part> _negations = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, Atom> _atoms = [];
    private readonly List<Atom?> _variableAtoms = [];

    public Formula()
    {
        (Held, Failed) = (new SettledPart(Place(), Truth.Held), new SettledPart(Place(), Truth.Failed));
        Waiting = new WaitingPart(Place());
        Valid = Held;
    }

    public Part Held { get; }

    public Part Failed { get; }

    /// <summary>What is open and not to be asked about yet.</summary>
    public Part Waiting { get; }

    /// <summary>How many parts there are.</summary>
    public int PartCount { get; private set; }

    public List<Variable> Variables { get; } = [];

    public List<SetVariable> Sets { get; } = [];

    /// <summary>Whether it holds something of which not all is said.</summary>
    public bool HasFree { get; set; }

    /// <summary>The tests, in the order in which they were met.</summary>
    public List<Test> Tests { get; } = [];

    /// <summary>The variables and sets that are fields of an item of an unknown list.</summary>
    public HashSet<object> OfItems { get; } = [];

    /// <summary>Whether what was gathered is something unknown itself, and not what reads it.</summary>
    public static bool IsUnknown(object gathered) => gathered is not (Part or Evaluation.Atom) or FreeTest or FreeAtom;

    /// <summary>Whether a test reads nothing but the fields of such an item.</summary>
    public bool IsOfItem(Test test)
    {
        var read = new HashSet<object>();
        test.Gather(read);
        return read.All(r => OfItems.Contains(r) || !IsUnknown(r));
    }

    /// <summary>
    /// What is so of the variables in every case that could be stated: each of these sums is at most nought.
    /// </summary>
    public List<Sum> Always { get; } = [];

    /// <summary>Pairs of values of which one at least must differ: keys of two items.</summary>
    public List<ImmutableArray<(Sum One, Sum Other)>> Apart { get; } = [];

    /// <summary>What holds in every case that could be stated, beside <see cref="Always"/> and <see cref="Apart"/>.</summary>
    public Part Valid { get; private set; }

    /// <summary>Says that something more holds in every case that could be stated.</summary>
    public void Require(Part part) => Valid = All(Valid, part);

    public Part Settled(bool holds) => holds ? Held : Failed;

    public Part Not(Part part)
    {
        if (part is SettledPart settled) return Settled(settled.Truth == Truth.Failed);
        if (part is NotPart not) return not.Operand;
        if (!_negations.TryGetValue(part, out var known)) _negations[part] = known = new NotPart(Place(), part);
        return known;
    }

    public Part All(params IEnumerable<Part> parts) => Group(GroupKind.All, 0, parts);

    public Part Any(params IEnumerable<Part> parts) => Group(GroupKind.Any, 0, parts);

    /// <summary>A group, without the lines that are settled.</summary>
    public Part Group(GroupKind kind, int count, IEnumerable<Part> parts)
    {
        var (open, held, lines) = (new List<Part>(), 0, 0);
        foreach (var part in parts)
        {
            lines++;
            if (part is not SettledPart settled)
            {
                open.Add(part);
                continue;
            }
            if (kind == GroupKind.All && settled.Truth == Truth.Failed) return Failed;
            if (kind == GroupKind.Any && settled.Truth == Truth.Held) return Held;
            held += settled.Truth == Truth.Held ? 1 : 0;
        }
        switch (kind)
        {
            case GroupKind.All: return AtLeast(lines - held, open);
            case GroupKind.Any: return AtLeast(1 - held, open);
            case GroupKind.None: return Not(AtLeast(1 - held, open));
            case GroupKind.AtLeast: return AtLeast(count - held, open);
            case GroupKind.AtMost: return Not(AtLeast(count + 1 - held, open));
            case GroupKind.Exactly:
                var left = count - held;
                if (left < 0 || left > open.Count) return Failed;
                if (left == 0) return Not(AtLeast(1, open));
                return left == open.Count ? AtLeast(left, open) : Grouped(GroupKind.Exactly, left, open);
            default: throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    private Part AtLeast(int count, List<Part> open)
    {
        if (count <= 0) return Held;
        if (count > open.Count) return Failed;
        if (open.Count == 1) return open[0];
        return count == open.Count ? Grouped(GroupKind.All, 0, open)
            : count == 1 ? Grouped(GroupKind.Any, 0, open)
            : Grouped(GroupKind.AtLeast, count, open);
    }

    private Part Grouped(GroupKind kind, int count, List<Part> open)
    {
        var key = new GroupKey(kind, count, [.. open]);
        if (!_groups.TryGetValue(key, out var known))
            _groups[key] = known = new GroupPart(Place(), kind, count, key.Operands);
        return known;
    }

    /// <summary>A group, by what it says and of which parts.</summary>
    private readonly record struct GroupKey(GroupKind Kind, int Count, ImmutableArray<Part> Operands)
    {
        public bool Equals(GroupKey other)
        {
            if (Kind != other.Kind || Count != other.Count || Operands.Length != other.Operands.Length) return false;
            for (var i = 0; i < Operands.Length; i++)
                if (!ReferenceEquals(Operands[i], other.Operands[i])) return false;
            return true;
        }

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Kind);
            hash.Add(Count);
            foreach (var operand in Operands) hash.Add(operand.Id);
            return hash.ToHashCode();
        }
    }

    /// <summary>That a value is at most nought.</summary>
    public Part AtMost(Sum value)
    {
        if (value.IsKnown) return Settled(value.Constant <= 0);
        if (ExtremeAtom.IsOpenedIn(value)) return Opened(value);
        if (value is { Terms: [(RoundedAtom { By.IsKnown: true } rounded, var times)], Constant: var constant })
            return times > 0 ? UpTo(rounded, Floor(-constant, times)) : Not(UpTo(rounded, Ceiling(constant, -times) - 1));
        var factor = value.CommonFactor;
        var sum = value.Divided(factor, Ceiling(value.Constant, factor));
        if (sum.Terms[0].Factor < 0) return Not(Of(sum.Times(-1).Plus(Sum.Of(1), 1), ToNought.AtMost));
        return Of(sum, ToNought.AtMost);
    }

    /// <summary>That a value is nought.</summary>
    public Part Equal(Sum value)
    {
        if (value.IsKnown) return Settled(value.Constant == 0);
        if (ExtremeAtom.IsOpenedIn(value)) return All(AtMost(value), AtMost(value.Times(-1)));
        var factor = value.CommonFactor;
        if (value.Constant % factor != 0) return Failed;
        if (value.Terms is [(RoundedAtom { By.IsKnown: true } rounded, var times)])
            return All(UpTo(rounded, -value.Constant / times), Not(UpTo(rounded, -value.Constant / times - 1)));
        if (value.Terms[0].Factor < 0) factor = -factor;
        return Of(value.Divided(factor, value.Constant / factor), ToNought.Equal);
    }

    /// <summary>
    /// That a sum in which a group stands is at most nought. Where the greatest of its ways is taken, all must be; where
    /// the least, one must be, which is said as that not all are above: so a test and its reverse are one.
    /// </summary>
    private Part Opened(Sum value)
    {
        var (atom, factor) = value.Terms.First(t => t.Atom is ExtremeAtom);
        var group = (ExtremeAtom)atom;
        var (rest, greatest) = (value.Plus(new Sum([(group, factor)], 0), -1), group.IsGreatest == factor > 0);
        var all = All(group.Ways.Select(way =>
        {
            var sum = rest.Plus(way.Gives, factor);
            return Any(Not(way.When), greatest ? AtMost(sum) : AtMost(Sum.Of(1).Plus(sum, -1)));
        }));
        return greatest ? all : Not(all);
    }

    /// <summary>
    /// That a value comes to so many steps at most where it is rounded. Rounding never falls, so that this is a bound of
    /// the value itself: nothing is left of the rounding where it is held against what is known.
    /// </summary>
    private Part UpTo(RoundedAtom rounded, Int128 steps) =>
        AtMost(rounded.Of.Plus(Sum.Of(rounded.Greatest(steps)), -1));

    private Part Of(Sum sum, ToNought relation)
    {
        if (!_sums.TryGetValue((sum, relation), out var known))
            _sums[(sum, relation)] = known = Kept(new SumTest(Place(), sum, relation));
        return known;
    }

    public Part OneOf(Variable variable, BigInteger values)
    {
        if (!_choices.TryGetValue((variable, values), out var known))
            _choices[(variable, values)] = known = Kept(new OneOfTest(Place(), variable, values));
        return known;
    }

    public Part Hits(SetVariable set, BigInteger values)
    {
        if (!_sets.TryGetValue((set, values), out var known))
            _sets[(set, values)] = known = Kept(new HitsTest(Place(), set, values));
        return known;
    }

    public Part IsEmpty(SetVariable set)
    {
        if (!_sets.TryGetValue((set, null), out var known))
            _sets[(set, null)] = known = Kept(new EmptyTest(Place(), set));
        return known;
    }

    /// <summary>A test of which nothing is said but what it hangs on.</summary>
    public Part Free(IReadOnlySet<object> reads)
    {
        HasFree = true;
        return new FreeTest(Place(), reads);
    }

    /// <summary>An atom, the same for what says the same.</summary>
    public Atom Atom(object says, Func<int, Atom> make)
    {
        if (!_atoms.TryGetValue(says, out var known)) _atoms[says] = known = make(_atoms.Count);
        return known;
    }

    /// <summary>How many values a set holds.</summary>
    public Atom SizeOf(SetVariable set)
    {
        if (set.Size is null)
        {
            set.Size = Add(i => new Variable(i, new Domain(0, set.Count), 0, 1));
            if (OfItems.Contains(set)) OfItems.Add(set.Size);
        }
        return Atom((nameof(SizeAtom), set), id => new SizeAtom(id, set));
    }

    public Atom Of(Variable variable)
    {
        while (_variableAtoms.Count <= variable.Index) _variableAtoms.Add(null);
        return _variableAtoms[variable.Index] ??= Atom(variable, id => new VariableAtom(id, variable));
    }

    public Variable Add(Func<int, Variable> make)
    {
        var variable = make(Variables.Count);
        Variables.Add(variable);
        return variable;
    }

    public SetVariable AddSet(int count)
    {
        var set = new SetVariable(Sets.Count, count);
        Sets.Add(set);
        return set;
    }

    private Test Kept(Test test)
    {
        Tests.Add(test);
        return test;
    }

    private int Place() => PartCount++;

    /// <summary>A quotient, rounded up.</summary>
    public static Int128 Ceiling(Int128 value, Int128 by) =>
        value > 0 ? (value + by - 1) / by : -(-value / by);

    private static Int128 Floor(Int128 value, Int128 by) => -Ceiling(-value, by);
}
