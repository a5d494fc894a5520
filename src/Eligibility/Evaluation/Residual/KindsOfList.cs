using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>The kinds of items that one unknown list may hold.</summary>
internal sealed class KindsOfList
{
    /// <summary>More kinds than these are not told apart: then nothing is said of the list.</summary>
    private const int MostKinds = 64;

    private readonly List<ItemKind> _kinds = [];
    private readonly Dictionary<(Condition Where, int Copy), Part> _wheres = [];
    private readonly List<Part> _tests = [];
    private readonly PartBuilder _parts;

    private KindsOfList(ListInput list, int copy, PartBuilder parts) => (List, Copy, _parts) = (list, copy, parts);

    public ListInput List { get; }

    /// <summary>Of which of two cases that are compared.</summary>
    public int Copy { get; }

    /// <summary>Whether these are all the kinds there are.</summary>
    public bool IsComplete { get; private set; } = true;

    public IReadOnlyList<ItemKind> All => _kinds;

    public static KindsOfList Of(ListInput list, int copy, IEnumerable<WhereClause> wheres,
        IEnumerable<Field> counted, PartBuilder parts,
        Unstated unstated)
    {
        var kinds = new KindsOfList(list, copy, parts);
        // No item has a day that ends at a decision date before its first.
        if (parts.Values[^1] is Scalar decidedOn
            && list.Fields.Any(f => f.EndsAtDecisionDate && f.Range!.Value.Low > decidedOn.Value)) return kinds;
        foreach (var where in wheres)
            foreach (var at in unstated.CopyOf(new Unknown(list, -1, null), 1) == 1 ? [copy] : unstated.Copies)
                kinds._wheres[(where.Root, at)] = parts.Of(where.Root, new Scope(at, list, Unstated.Template));
        // Whose values are counted, each by itself: each is a kind of its own.
        foreach (var field in counted)
            if (SumBuilder.ValuesOf(field.Type) is { } values)
                for (var value = 0; value + 1 < values; value++)
                    kinds._tests.Add(parts.Formula.Equal(
                        unstated.ValueOf(kinds.Template(field, unstated)).Plus(Sum.Of(value), -1)));
        kinds._tests.AddRange(kinds._wheres.Values);
        var path = ImmutableList<Literal>.Empty;
        foreach (var field in list.Fields.Where(f => f.EndsAtDecisionDate))
        {
            if (parts.Values[^1] is not null) continue;
            // One side of it may be said as its opposite.
            var ends = Ends(list, field, parts, unstated);
            var (test, holds) = ends is NotPart not ? (not.Operand, false) : (ends, true);
            if (test is Test literal) path = path.Add(new Literal(literal, holds));
        }
        var start = State.Of(parts.Formula);
        foreach (var literal in path) start.Assume(literal.Test, literal.Holds);
        kinds.Explore(start, path);
        kinds.Bound(unstated);
        return kinds;
    }

    /// <summary>The field of an item that stands for any.</summary>
    public Variable Template(Field field, Unstated unstated) =>
        unstated.Of(new Unknown(List, Unstated.Template, field), 0);

    private static Part Ends(ListInput list, Field field, PartBuilder parts, Unstated unstated)
    {
        var own = unstated.Of(new Unknown(list, Unstated.Template, field), 0);
        var decided = unstated.Of(new Unknown(parts.Policy.DecisionDate, -1, null), 0);
        return parts.Formula.AtMost(unstated.ValueOf(own).Plus(unstated.ValueOf(decided), -1));
    }

    /// <summary>The kinds of which a test holds.</summary>
    public IEnumerable<ItemKind> Where(WhereClause? where, int copy)
    {
        if (where is null || _kinds.Count == 0) return _kinds;
        var part = _wheres.TryGetValue((where.Root, copy), out var own) ? own : _wheres[(where.Root, Copy)];
        return _kinds.Where(k => part.In(k.Leaf) == Truth.Held);
    }

    /// <summary>Every way in which the tests of an item can come out.</summary>
    /// <returns>Whether there were not too many.</returns>
    private bool Explore(State state, ImmutableList<Literal> path)
    {
        if (!IsComplete) return false;
        var open = _tests.FirstOrDefault(w => w.In(state) == Truth.Open);
        if (open is null)
        {
            if (_kinds.Count == MostKinds) IsComplete = false;
            else if (ItemKind.Of(path, state.Copy(), _parts) is { } kind) _kinds.Add(kind);
            return IsComplete;
        }
        var test = open.Next(state)!;
        foreach (var holds in (bool[])[true, false])
        {
            var mark = state.Enter();
            var goesOn = !state.Assume(test, holds)
                || StackGuard.Run(() => Explore(state, path.Add(new Literal(test, holds))));
            state.Leave(mark);
            if (!goesOn) return false;
        }
        return true;
    }

    /// <summary>Says that a list holds no more items than it may, and no more than there are keys.</summary>
    private void Bound(Unstated unstated)
    {
        var all = Sum.Of(-ListInput.MostItems);
        foreach (var kind in _kinds)
        {
            var most = Int128.Min(ListInput.MostItems, KeysOf(kind, unstated));
            kind.Count = _parts.Formula.Add(i => new Variable(i, new Domain(0, most), 0, 1));
            all = all.Plus(unstated.ValueOf(kind.Count), 1);
        }
        if (_kinds.Count == 0) return;
        _parts.Formula.Always.Add(all);
        var keys = KeysOf(null, unstated);
        if (keys < ListInput.MostItems) _parts.Formula.Always.Add(all.Plus(Sum.Of(ListInput.MostItems - keys), 1));
    }

    /// <summary>How many different keys items of a kind can have, or more; of any item for null.</summary>
    private Int128 KeysOf(ItemKind? kind, Unstated unstated)
    {
        if (List.OnePer.IsEmpty) return ListInput.MostItems;
        Int128 keys = 1;
        foreach (var at in List.OnePer)
        {
            var unknown = new Unknown(List, Unstated.Template, List.Fields[at]);
            if (List.Fields[at].Type is SetType set)
            {
                keys *= set.Values.Names.Length > 7 ? ListInput.MostItems + 1 : 1 << set.Values.Names.Length;
            }
            else
            {
                var variable = unstated.Of(unknown, 0);
                var domain = kind is null ? variable.Domain : kind.Leaf[variable];
                var count = Int128.Max(0, domain.High - domain.Low + 1);
                if (domain.Allowed is { } allowed)
                    for (var i = domain.Low; i <= domain.High; i++) if (((allowed >> (int)i) & 1).IsZero) count--;
                keys *= Int128.Min(count, ListInput.MostItems + 1);
            }
            if (keys > ListInput.MostItems) return ListInput.MostItems;
        }
        return Int128.Max(0, keys);
    }
}
