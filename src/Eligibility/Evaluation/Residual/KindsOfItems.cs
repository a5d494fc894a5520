using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>
/// What the items of an unknown list may be: kinds that the tests of the policy tell apart, each with a variable of how
/// many there are. What is asked about such a list becomes sums of these.
/// </summary>
/// <param name="parts">What builds the tests of an item.</param>
/// <param name="unstated">The variables of what is unknown.</param>
/// <param name="all">Every condition that is asked.</param>
internal sealed class KindsOfItems(PartBuilder parts, Unstated unstated, IEnumerable<Condition> all)
{
    private static readonly Int128 One = Model.Number.One.Units;

    private readonly Dictionary<(int Slot, int Copy), KindsOfList?> _lists = [];
    private readonly Dictionary<Variable, HashSet<object>> _numbers = [];
    private ListPlaces? _places;

    /// <summary>Variables of how many different values a list holds, with all that this hangs on.</summary>
    public IReadOnlyDictionary<Variable, HashSet<object>> Numbers => _numbers;

    /// <summary>What is settled only once the kinds are known.</summary>
    public HeldAgainst Against { get; } = new(parts.Values);

    /// <summary>The lists whose kinds were looked for, in order.</summary>
    public IEnumerable<KindsOfList> Lists =>
        _lists.Where(l => l.Value is not null).OrderBy(l => l.Key).Select(l => l.Value!);

    /// <summary>
    /// Whether what is asked of an item turns on others: of two items of one kind it may then hold of one alone, so that
    /// nothing is said of how many there are.
    /// </summary>
    private bool HoldsTwo(Node? asked) => parts.Policy.RecordSlots > 0 && asked is not null && Reads.HoldsTwo(asked);

    /// <summary>How many items of an unknown list a test holds of; of no test, how many there are.</summary>
    public Sum Number(ListInput list, WhereClause? where, Scope scope)
    {
        if (HoldsTwo(where?.Root) || Of(list, scope.Copy) is not { IsComplete: true } kinds)
            return Free(list, where, scope, nameof(Number));
        return Added((nameof(Number), list.Slot, where?.Root, scope.Copy),
            kinds.Where(where, scope.Copy).Select(w => (w.Holds, unstated.ValueOf(w.Kind.Count))));
    }

    /// <summary>What each kind gives of which a test holds, added up.</summary>
    private Sum Added(object key, IEnumerable<(Part Holds, Sum Gives)> kinds)
    {
        var (sum, open) = (Sum.Of(0), new List<(Part, Sum)>());
        foreach (var (holds, gives) in kinds)
            if (holds is SettledPart) sum = sum.Plus(gives, 1);
            else open.Add((holds, gives));
        return open.Count == 0 ? sum : sum.Plus(parts.Sums.Guarded(key, 0, open, isFirst: false, default), 1);
    }

    /// <summary>What a field of these items adds up to, on the scale of <see cref="Scalar"/>.</summary>
    public Sum Total(TotalTerm total, Scope scope)
    {
        if (HoldsTwo(total) || Of(total.List, scope.Copy) is not { IsComplete: true } kinds)
            return FreeTotal(total, scope);
        // How what is worked out differs among the items of a kind is not said.
        if (total.Of.Opened is not FieldTerm { Field: var added }) return FreeTotal(total, scope);
        var field = unstated.Of(new Unknown(total.List, Unstated.Template, added), 0);
        return Added((nameof(Total), total, scope.Copy), kinds.Where(total.Where, scope.Copy).Select(w =>
            (w.Holds, unstated.ValueOf(w.Kind.Count).Times(field.Offset)
                .Plus(unstated.ValueOf(w.Kind.SumOf(field, parts.Formula, unstated)), field.Step))));
    }

    /// <summary>How many different values a field of these items has.</summary>
    public Sum Different(DifferentTerm different, Scope scope)
    {
        if (HoldsTwo(different) || Of(different.List, scope.Copy) is not { IsComplete: true } kinds)
            return Free(different.List, different.Where, scope, nameof(Different)).Times(One);
        if (different.Of.Opened is FieldTerm { Field: var looked } && SumBuilder.ValuesOf(looked) is { } values)
        {
            var (field, ways) = (kinds.Template(looked, unstated), new List<(Part, Sum)>());
            foreach (var value in values)
            {
                var own = field.NumberOf(new Scalar(value));
                var sum = Added((nameof(Different), different, scope.Copy, value),
                    kinds.Where(different.Where, scope.Copy).Where(w => w.Kind.Leaf[field].Low == own)
                        .Select(w => (w.Holds, unstated.ValueOf(w.Kind.Count))));
                ways.Add((parts.Formula.AtMost(Sum.Of(1).Plus(sum, -1)), Sum.Of(One)));
            }
            return parts.Sums.Guarded((nameof(Different), different, scope), 0, ways, isFirst: false, default);
        }
        var count = Number(different.List, different.Where, scope);
        // How the values of a field fall together is not said.
        parts.Formula.HasFree = true;
        var atom = (VariableAtom)parts.Formula.Atom((nameof(Different), different, scope), id => new VariableAtom(id,
            parts.Formula.Add(i => new Variable(i, new Domain(0, different.List.Most), 0, 1))));
        var number = Sum.OfValue(atom);
        _numbers[atom.Variable] = ReadBy(different.List, different.Where, different.Of);
        // As many as there are items at most; one at least where there are any.
        if (!parts.Formula.Always.Contains(number.Plus(count, -1)))
        {
            parts.Formula.Always.Add(number.Plus(count, -1));
            parts.Formula.Always.Add(count.Plus(number, -different.List.Most));
        }
        return number.Times(One);
    }

    private Sum Free(ListInput list, WhereClause? where, Scope scope, string what)
    {
        parts.Formula.HasFree = true;
        return Sum.OfValue(parts.Formula.Atom((what, list.Slot, where?.Root, scope),
            id => new FreeAtom(id, 1, new Between(0, list.Most), ReadBy(list, where))));
    }

    /// <summary>The list, and what a test of its items reads besides, and what is worked out of each.</summary>
    private HashSet<object> ReadBy(ListInput list, WhereClause? where, Term? ofItem = null) =>
        [new Unknown(list, -1, null), .. where is null ? [] : unstated.ReadBy(where.Root),
            .. ofItem is null ? [] : unstated.ReadBy(ofItem)];

    /// <summary>A field of an item that may be there or not, or one that is worked out: nothing is said of which.</summary>
    public (Part When, Sum Gives) FreeItem(ValueLineTerm line, Scope scope)
    {
        var (list, ofItem, where) = (line.List!, line.Each!, line.Where);
        var (reads, bounds) = (ReadBy(list, where, ofItem), Model.Bounds.Of(ofItem));
        object looked = (ofItem as FieldTerm)?.Field is { } field ? field : ofItem;
        var value = parts.Formula.Atom(
            (nameof(FreeItem), list.Slot, looked, where?.Root, scope.List?.Slot, scope.Row),
            id => new FreeAtom(id, 1, new Between((Int128)bounds.Low, (Int128)bounds.High), reads));
        return (parts.Formula.Free(reads), Sum.OfValue(value));
    }

    /// <summary>How many items fit, or how many values they have, of which nothing is said.</summary>
    public Sum FreeNumber(Node node, Scope scope)
    {
        parts.Formula.HasFree = true;
        return Sum.OfValue(parts.Formula.Atom((nameof(FreeNumber), node, scope),
            id => new FreeAtom(id, 1, new Between(0, ListInput.MostItems), unstated.ReadBy(node))));
    }

    public Sum FreeTotal(TotalTerm total, Scope scope)
    {
        parts.Formula.HasFree = true;
        var bounds = Model.Bounds.Of(total);
        return Sum.OfValue(parts.Formula.Atom((nameof(Total), total, scope),
            id => new FreeAtom(id, 1, new Between((Int128)bounds.Low, (Int128)bounds.High),
                ReadBy(total.List, total.Where, total.Of))));
    }

    /// <summary>
    /// The kinds of a list; null while they are looked for, where a test of an item asks about its own list.
    /// </summary>
    private KindsOfList? Of(ListInput list, int copy)
    {
        copy = unstated.CopyOf(new Unknown(list, -1, null), copy);
        if (_lists.TryGetValue((list.Slot, copy), out var known)) return known;
        _lists[(list.Slot, copy)] = null;
        _places ??= ListPlaces.Of(parts.Rules, all);
        return _lists[(list.Slot, copy)] =
            KindsOfList.Of(list, copy, _places.Wheres[list.Slot], _places.Counted[list.Slot], parts, unstated);
    }
}
