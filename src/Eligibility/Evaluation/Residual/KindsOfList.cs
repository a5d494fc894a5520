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
    private readonly Dictionary<(Condition Where, ItemKind Kind, int Copy), Part> _holds = [];
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
        // Each value is a kind of its own where values are counted, and where a test holds them against something that
        // is unknown.
        foreach (var field in counted.Concat(parts.Kinds.Against.OfList(list)).DistinctBy(f => f.Index))
            if (SumBuilder.ValuesOf(field) is { } values)
                foreach (var value in values.SkipLast(1))
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
        foreach (var order in parts.Policy.Orders.Any ? unstated.OrdersOf(list).ToList() : [])
        {
            // No item has a value where none is left.
            if (order is SettledPart { Truth: Truth.Failed }) return kinds;
            var (test, holds) = order is NotPart not ? (not.Operand, false) : (order, true);
            if (test is Test literal) path = path.Add(new Literal(literal, holds));
        }
        // A value that is known may leave none to a field.
        foreach (var field in parts.Policy.Orders.OfItems(list) ? list.Fields : [])
            if ((field.LowEnd is not null || field.HighEnd is not null)
                && kinds.Template(field, unstated).Domain is var (low, high, _) && low > high) return kinds;
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

    /// <summary>
    /// The kinds of which a test may hold, each with what must be so for it to: what a <c>where</c> says besides of
    /// other things is settled apart from the kinds.
    /// </summary>
    public IEnumerable<(ItemKind Kind, Part Holds)> Where(WhereClause? where, int copy)
    {
        foreach (var kind in _kinds)
        {
            var holds = where is null ? _parts.Formula.Held : Holds(where.Root, kind, copy);
            if (holds is not SettledPart { Truth: Truth.Failed }) yield return (kind, holds);
        }
    }

    private Part Holds(Condition where, ItemKind kind, int copy)
    {
        if (!_wheres.ContainsKey((where, copy))) copy = Copy;
        if (!_holds.TryGetValue((where, kind, copy), out var known))
            _holds[(where, kind, copy)] = known = HoldsOf(where, kind, new Scope(copy, List, Unstated.Template));
        return known;
    }

    /// <summary>What is left of a condition for an item of a kind.</summary>
    private Part HoldsOf(Condition condition, ItemKind kind, Scope item)
    {
        var part = _parts.Of(condition, item);
        if (part.In(kind.Leaf) is var truth && truth != Truth.Open) return _parts.Formula.Settled(truth == Truth.Held);
        switch (condition)
        {
            case NotCondition not:
                return _parts.Formula.Not(StackGuard.Run(() => HoldsOf(not.Operand, kind, item)));
            case GroupCondition group:
                return _parts.Formula.Group(group.Kind, group.Count,
                    [.. group.Operands.Select(o => StackGuard.Run(() => HoldsOf(o, kind, item)))]);
            case DefinitionCondition { Definition: { List: not null, Condition: var says } }:
                return StackGuard.Run(() => HoldsOf(says!, kind, item));
            default:
                var left = _parts.Of(condition, item with { Kind = kind });
                var read = new HashSet<object>();
                left.Gather(read);
                // A field of an item stands for any item, and can be asked about in no other place.
                return read.Overlaps(_parts.Formula.OfItems) ? _parts.Free(condition) : left;
        }
    }

    /// <summary>Every way in which the tests of an item can come out.</summary>
    /// <returns>Whether there were not too many.</returns>
    private bool Explore(State state, ImmutableList<Literal> path)
    {
        if (!IsComplete) return false;
        var test = _tests.Where(w => w.In(state) == Truth.Open).Select(w => w.Next(state)).FirstOrDefault(t => t is not null);
        if (test is null)
        {
            if (_kinds.Count == MostKinds) IsComplete = false;
            else if (ItemKind.Of(path, state.Copy(), _parts) is { } kind) _kinds.Add(kind);
            return IsComplete;
        }
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

    /// <summary>Says that a list holds as many items as it may, and no more than there are keys.</summary>
    private void Bound(Unstated unstated)
    {
        var all = Sum.Of(-List.Most);
        foreach (var kind in _kinds)
        {
            var most = Int128.Min(List.Most, KeysOf(kind, unstated));
            kind.Count = _parts.Formula.Add(i => new Variable(i, new Domain(0, most), 0, 1));
            all = all.Plus(unstated.ValueOf(kind.Count), 1);
        }
        if (_kinds.Count == 0) return;
        _parts.Formula.Always.Add(all);
        // An item may be of a kind that was not looked for.
        if (List.Least > 0 && IsComplete) _parts.Formula.Always.Add(Sum.Of(List.Least - List.Most).Plus(all, -1));
        if (List.OnePer.IsEmpty) return;
        var keys = KeysOf(null, unstated);
        if (keys < List.Most) _parts.Formula.Always.Add(all.Plus(Sum.Of(List.Most - keys), 1));
        // Kinds whose keys are all among those of one share these.
        foreach (var kind in _kinds)
        {
            var sharing = _kinds.Where(k => HasKeysOf(k, kind, unstated)).ToList();
            if (sharing.Count < 2 || KeysOf(kind, unstated) is var most && most >= List.Most) continue;
            var together = Sum.Of(-most);
            foreach (var one in sharing) together = together.Plus(unstated.ValueOf(one.Count), 1);
            if (!_parts.Formula.Always.Contains(together)) _parts.Formula.Always.Add(together);
        }
    }

    /// <summary>Whether each key that an item of one kind may have is one that an item of another may.</summary>
    private bool HasKeysOf(ItemKind one, ItemKind other, Unstated unstated) => List.OnePer.All(at =>
    {
        // Of sets each is counted.
        if (List.Fields[at].Type is SetType) return true;
        var variable = unstated.Of(new Unknown(List, Unstated.Template, List.Fields[at]), 0);
        var (own, of) = (one.Leaf[variable], other.Leaf[variable]);
        if (own.Low < of.Low || own.High > of.High) return false;
        return of.Allowed is not { } allowed || (Domains.Bits(own) & ~allowed).IsZero;
    });

    /// <summary>How many different keys items of a kind can have, or more; of any item for null.</summary>
    private Int128 KeysOf(ItemKind? kind, Unstated unstated)
    {
        if (List.OnePer.IsEmpty) return List.Most;
        Int128 keys = 1;
        foreach (var at in List.OnePer)
        {
            var unknown = new Unknown(List, Unstated.Template, List.Fields[at]);
            if (List.Fields[at].Type is SetType set)
            {
                keys *= set.Values.Names.Length > 7 ? List.Most + 1 : 1 << set.Values.Names.Length;
            }
            else
            {
                var variable = unstated.Of(unknown, 0);
                var domain = kind is null ? variable.Domain : kind.Leaf[variable];
                var count = Int128.Max(0, domain.High - domain.Low + 1);
                if (domain.Allowed is { } allowed)
                    for (var i = domain.Low; i <= domain.High; i++) if (((allowed >> (int)i) & 1).IsZero) count--;
                keys *= Int128.Min(count, List.Most + 1);
            }
            if (keys > List.Most) return List.Most;
        }
        return Int128.Max(0, keys);
    }
}
