using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>What is assumed, as a conjunction of constraints over whole numbers.</summary>
internal sealed class Translation : IAtomVisitor<Nothing, int>
{
    private static readonly Int128 One = Number.One.Units;
    private static readonly BigInteger Most = BigInteger.Pow(2, 100);

    private readonly Formula _formula;
    private readonly State _state;
    private readonly Dictionary<Variable, int> _places = [];
    private readonly Dictionary<Atom, int> _atoms = [];
    private readonly Dictionary<Int128, int> _constants = [];

    // While the tests of one item are said: its own fields, and what is worked out from them.
    private Dictionary<Variable, int>? _item;
    private Dictionary<Atom, int>? _itemAtoms;
    private State? _itemState;

    public Translation(Formula formula, State state) => (_formula, _state) = (formula, state);

    public Conjunction Conjunction { get; } = new();

    /// <summary>Says all that is assumed and all that is so in every case.</summary>
    public void SayAll()
    {
        foreach (var literal in _state.Literals) Say(literal);
        foreach (var sum in _formula.Always) Say(sum, 1, sum.Constant, ToNought.AtMost);
        foreach (var pairs in _formula.Apart)
            Conjunction.Add(new ApartConstraint([.. pairs.Select(p => (PlaceOf(p.One), PlaceOf(p.Other)))]));
    }

    /// <summary>From here on the fields of items are those of one more item.</summary>
    /// <param name="leaf">What is assumed of them.</param>
    public IReadOnlyDictionary<Variable, int> Enter(State leaf)
    {
        (_item, _itemAtoms, _itemState) = ([], [], leaf);
        return _item;
    }

    /// <summary>Says that a test is as it is taken to be.</summary>
    public void Say(Literal literal)
    {
        // What domains tell wholly was narrowed already; sets are settled apart, and a free test says nothing.
        if (literal.Test is not SumTest { Sum: var sum, Relation: var relation }) return;
        if (relation == ToNought.Equal) Say(sum, 1, sum.Constant, literal.Holds ? ToNought.Equal : ToNought.NotEqual);
        else if (literal.Holds) Say(sum, 1, sum.Constant, ToNought.AtMost);
        else Say(sum, -1, 1 - sum.Constant, ToNought.AtMost);
    }

    private void Say(Sum sum, Int128 times, Int128 constant, ToNought relation)
    {
        var terms = new List<(int Place, Int128 Factor)>(sum.Terms.Length);
        Add(sum, times, terms, ref constant);
        Conjunction.Add(new LinearConstraint([.. terms], constant, relation));
    }

    /// <summary>Adds the atoms of a sum, opened where parts decide what they stand for; not its constant.</summary>
    private void Add(Sum sum, Int128 times, List<(int Place, Int128 Factor)> terms, ref Int128 constant)
    {
        foreach (var (atom, factor) in sum.Terms)
        {
            if (Opened(atom) is { } opened)
            {
                constant += factor * times * opened.Constant;
                Add(opened, factor * times, terms, ref constant);
                continue;
            }
            Add(terms, PlaceOf(atom), factor * times);
        }
    }

    /// <summary>Adds a term where it belongs: they stand in order of their places, each once.</summary>
    private static void Add(List<(int Place, Int128 Factor)> terms, int place, Int128 factor)
    {
        var at = terms.Count;
        while (at > 0 && terms[at - 1].Place > place) at--;
        if (at > 0 && terms[at - 1].Place == place) terms[at - 1] = (place, terms[at - 1].Factor + factor);
        else terms.Insert(at, (place, factor));
    }

    /// <summary>
    /// What a value that parts decide stands for, as a number of its own; null where it stands for itself.
    /// </summary>
    private Sum? Opened(Atom atom)
    {
        if (atom is ExtremeAtom group) return group.OpenGuard(StateOf) is null ? Best(group) : null;
        if (atom is not GuardedAtom guarded || guarded.OpenGuard(StateOf) is not null) return null;
        var given = Sum.Of(guarded.IsFirst ? 0 : guarded.Start ?? 0);
        var any = false;
        foreach (var gives in guarded.Given(StateOf)) (given, any) = (given.Plus(gives, 1), true);
        if (guarded.IsFirst && !any) given = Sum.Of(guarded.Start!.Value);
        if (given.IsKnown) given = Sum.Of(guarded.Clamp(given.Constant));
        else if (guarded.Limits is not (null, null)) return null;
        return SumBuilder.DividedBy(given, guarded.Step);
    }

    /// <summary>What a group of values comes to whose parts are settled; null where that is not known.</summary>
    private Sum? Best(ExtremeAtom group)
    {
        Int128? best = null;
        foreach (var (when, gives) in group.Ways)
        {
            if (when.In(StateOf) != Truth.Held) continue;
            if (Open(gives) is not { IsKnown: true, Constant: var one }) return null;
            best = best is not { } so ? one : group.IsGreatest ? Int128.Max(so, one) : Int128.Min(so, one);
        }
        return best is { } known ? Sum.Of(known) : null;
    }

    // What is settled of the parts of an item is told by what is assumed of it.
    private State StateOf => _itemState ?? _state;

    private int PlaceOf(Atom atom)
    {
        if (atom is VariableAtom) return atom.Accept(this, default(Nothing));
        var places = _itemAtoms ?? _atoms;
        if (!places.TryGetValue(atom, out var place))
            places[atom] = place = StackGuard.Run((World: this, Atom: atom),
                static at => at.Atom.Accept(at.World, default(Nothing)));
        return place;
    }

    /// <summary>A variable that is a sum.</summary>
    private int PlaceOf(Sum sum)
    {
        if (sum.IsKnown) return Constant(sum.Constant);
        var terms = new List<(int Place, Int128 Factor)>(sum.Terms.Length + 1);
        var constant = sum.Constant;
        Add(sum, 1, terms, ref constant);
        if (constant == 0 && terms is [(var only, var factor)] && factor == 1) return only;
        if (terms.Count == 0) return Constant(constant);
        var (low, high) = sum.Values(StateOf);
        var place = Conjunction.Add(new Domain(low, high));
        Conjunction.Add(new LinearConstraint([.. terms, (place, -1)], constant,
            ToNought.Equal));
        return place;
    }

    private int Constant(Int128 value)
    {
        if (!_constants.TryGetValue(value, out var place))
            _constants[value] = place = Conjunction.Add(Domain.Of(value));
        return place;
    }

    /// <summary>The place of a variable.</summary>
    public int PlaceOf(Variable variable)
    {
        var (places, state) = _formula.OfItems.Contains(variable) ? (_item!, _itemState!) : (_places, _state);
        if (!places.TryGetValue(variable, out var place)) places[variable] = place = Conjunction.Add(state[variable]);
        return place;
    }

    /// <summary>The variables that were said something of, but the fields of items.</summary>
    public IReadOnlyDictionary<Variable, int> Places => _places;

    public int VisitVariable(VariableAtom atom, in Nothing context) => PlaceOf(atom.Variable);

    public int VisitMoved(MovedAtom atom, in Nothing context)
    {
        var day = PlaceOf(atom.Day);
        var amount = SumBuilder.DividedBy(atom.Amount, One) is { } whole ? PlaceOf(whole) : Whole(atom.Amount);
        var result = Free(atom);
        Conjunction.Add(new MovedConstraint(result, day, amount, atom.Months));
        return result;
    }

    /// <summary>A variable of the whole number that a sum is.</summary>
    private int Whole(Sum sum)
    {
        var (low, high) = sum.Values(StateOf);
        var place = Conjunction.Add(new Domain(low / One, high / One));
        Conjunction.Add(new LinearConstraint([(PlaceOf(sum), 1), (place, -One)], 0, ToNought.Equal));
        return place;
    }

    public int VisitElapsed(ElapsedAtom atom, in Nothing context)
    {
        var (from, to) = (PlaceOf(atom.From), PlaceOf(atom.To));
        var result = Free(atom);
        Conjunction.Add(new ElapsedConstraint(result, atom.Unit, from, to));
        return result;
    }

    // One side is what a table or a score says, and so known once the parts that decide it are settled.
    public int VisitProduct(ProductAtom atom, in Nothing context) =>
        SumBuilder.Product(Open(atom.One), Open(atom.Other)) is { } exact ? PlaceOf(exact) : Free(atom);

    public int VisitRounded(RoundedAtom atom, in Nothing context)
    {
        var result = Free(atom);
        // So many steps are between what they come to when rounded: two rows, of the last digits of all that stands in them.
        if (Open(atom.By) is { IsKnown: true, Constant: var by }) SayRounded(atom, by, result);
        return result;
    }

    private void SayRounded(RoundedAtom atom, Int128 by, int steps)
    {
        var (common, size) = (BigInteger.GreatestCommonDivisor(One, (BigInteger)by * atom.To), (BigInteger)by * atom.To);
        var (times, step) = ((BigInteger)One / common, size / common);
        // What has more than 128 bits is not said: then it lies between its bounds, and no more is known of it.
        var numbers = atom.Of.Terms.Select(t => t.Factor).Append(atom.Of.Constant);
        if (step > Most || numbers.Any(n => BigInteger.Abs(n) * times > Most)) return;
        var (least, most) = atom.Rounding switch
        {
            Rounding.Nearest => (-(step / 2), (step - 1) / 2),
            Rounding.Down => (0, step - 1),
            Rounding.Up => (1 - step, 0),
            _ => throw new InvalidOperationException($"no rounding {atom.Rounding}"),
        };
        foreach (var (sign, far) in ((Int128, BigInteger)[])[(1, most), (-1, -least)])
        {
            var terms = new List<(int Place, Int128 Factor)>(atom.Of.Terms.Length + 1);
            var constant = sign * atom.Of.Constant * (Int128)times - (Int128)far;
            Add(atom.Of, sign * (Int128)times, terms, ref constant);
            Add(terms, steps, -sign * (Int128)step);
            var all = (Int128)terms.Aggregate(BigInteger.Zero, (g, t) => BigInteger.GreatestCommonDivisor(g, t.Factor));
            Conjunction.Add(new LinearConstraint([.. terms.Select(t => (t.Place, t.Factor / all))],
                Formula.Ceiling(constant, all), ToNought.AtMost));
        }
    }

    /// <summary>A sum with each of its atoms opened where parts decide what it stands for.</summary>
    private Sum Open(Sum sum)
    {
        var all = Sum.Of(sum.Constant);
        foreach (var (atom, factor) in sum.Terms) all = all.Plus(Opened(atom) ?? new Sum([(atom, 1)], 0), factor);
        return all;
    }

    public int VisitGuarded(GuardedAtom atom, in Nothing context) => Free(atom);

    // Within what is no sum: it lies between its bounds, and no more is said of it.
    public int VisitExtreme(ExtremeAtom atom, in Nothing context) => Free(atom);

    // Every number between the least and the most is that of some set which is as it is assumed to be.
    public int VisitSize(SizeAtom atom, in Nothing context)
    {
        var size = atom.Set.Size!;
        var (places, state) = _formula.OfItems.Contains(size) ? (_item!, _itemState!) : (_places, _state);
        if (places.TryGetValue(size, out var place)) return place;
        var (least, most) = atom.Bounds(state);
        return places[size] = Conjunction.Add(new Domain(least, most));
    }

    public int VisitFree(FreeAtom atom, in Nothing context) => Free(atom);

    private int Free(Atom atom)
    {
        var (low, high) = atom.Bounds(StateOf);
        return Conjunction.Add(new Domain(low, high));
    }
}
