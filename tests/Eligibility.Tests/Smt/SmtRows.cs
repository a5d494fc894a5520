using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.Smt;

/// <summary>An item of a list: a stated one, or one that the list may hold.</summary>
/// <param name="Times">How many such items there are.</param>
/// <param name="Fields">Its values by the places of the fields.</param>
internal sealed record SmtRow(Linear Times, ImmutableArray<SmtValue> Fields)
{
    /// <summary>The item in hand, where this one is looked at as another of its list.</summary>
    public SmtRow? Hand { get; init; }

    public Formula IsThere => Formula.AtMostZero(Linear.Of(1) - Times);
}

/// <summary>How the items of a list are translated.</summary>
internal enum RowsForm
{
    /// <summary>Stated: each item, with what is unknown of it.</summary>
    Stated,

    /// <summary>Unknown, of so few keys that every item it can hold is written out.</summary>
    WrittenOut,

    /// <summary>
    /// Unknown and only counted: how many items there are of each kind that the conditions tell apart, 100 in all.
    /// </summary>
    Counted,

    /// <summary>Unknown, and only a few items are written out: what is not found so may still be possible.</summary>
    Some,
}

/// <summary>The items of a list.</summary>
internal sealed record SmtRows(RowsForm Form, ImmutableArray<SmtRow> Rows)
{
    private const int MostWrittenOut = 5;
    private const int MostWheres = 4;

    /// <summary>How many items a list may hold by its keys, where they are few; else null.</summary>
    public static int? MostByKeys(ListInput list)
    {
        if (list.OnePer.IsEmpty) return null;
        var most = BigInteger.One;
        foreach (var field in list.OnePer)
            most *= list.Fields[field] switch
            {
                { Type: YesNoType } => 2,
                { Type: ChoiceType choice } => choice.Values.Names.Length,
                { Type: SetType set } => BigInteger.One << set.Values.Names.Length,
                { Range: { } range, Type: var type } => (BigInteger)((range.High - range.Low) / type.Step) + 1,
                _ => MostWrittenOut + 1,
            };
        return most <= MostWrittenOut ? Math.Min((int)most, list.Most) : null;
    }

    /// <summary>In which form an unknown list is translated, by all that the policy asks of it.</summary>
    public static RowsForm FormOf(ListInput list, IReadOnlyList<Node> nodes)
    {
        if (MostByKeys(list) is not null) return RowsForm.WrittenOut;
        var adds = nodes.Any(n =>
            n is TotalTerm total && total.List == list || n is DifferentTerm different && different.List == list);
        return adds || !list.OnePer.IsEmpty || WheresOf(list, nodes).Length > MostWheres
            ? RowsForm.Some
            : RowsForm.Counted;
    }

    /// <summary>What the policy looks for among the items of a list; what is written alike is one.</summary>
    public static ImmutableArray<WhereClause> WheresOf(ListInput list, IReadOnlyList<Node> nodes) =>
        [.. nodes.Select(n => n.Reach).Where(r => r.List == list && r.Where is not null).Select(r => r.Where!)
            .DistinctBy(w => w.Root.Span.Words, StringComparer.Ordinal)];

    /// <summary>On what else it hangs of which kind an item of a list is.</summary>
    public static IEnumerable<Input> ReadByItems(ListInput list, Fact decisionDate, IReadOnlyList<Node> nodes) =>
        Reads.Of(nodes.Where(n => n.Reach.List == list).SelectMany(n => n.Parts).OfType<Condition>())
            .Select(r => r.Input).Where(i => i != list)
            .Concat(list.Fields.Any(f => f.EndsAtDecisionDate) ? [decisionDate] : []);

    /// <summary>The other items of a list, for one in hand: none of those that only say how many there are of a kind.</summary>
    public IEnumerable<SmtRow> OthersOf(SmtRow? hand)
    {
        // Of those that only say how many items there are of a kind, one may be another of its own kind.
        if (Form == RowsForm.Counted) throw new NotTranslatedException("items of an unknown list are held against each other");
        return Rows.Where(r => !ReferenceEquals(r, hand)).Select(r => r with { Hand = hand });
    }
}

/// <summary>Makes the items that an unknown list may hold.</summary>
internal sealed class SmtRowMaker(SmtCase @case, ListInput list)
{
    private const int Some = 3;

    private readonly RowsForm _form = SmtRows.FormOf(list, @case.Nodes);

    public SmtRows Make() => new(_form, [.. Enumerable.Range(0, _form == RowsForm.Counted
        ? 1 << SmtRows.WheresOf(list, @case.Nodes).Length
        : SmtRows.MostByKeys(list) ?? Math.Clamp(Some, list.Least, list.Most))
        .Select(_ => Row(_form == RowsForm.Counted ? list.Most : 1))]);

    /// <summary>What each of them is; said once all lists have items, since conditions may look at several.</summary>
    public void Describe(ImmutableArray<SmtRow> rows)
    {
        if (_form == RowsForm.Counted) DescribeKinds(rows);
        // The items stand in front, the places that are left behind them.
        else for (var i = 1; i < rows.Length; i++) @case.Require(!rows[i].IsThere | rows[i - 1].IsThere);
        if (_form != RowsForm.Counted && list.Least > 0) @case.Require(rows[list.Least - 1].IsThere);
    }

    /// <summary>For each set of the things that the policy looks for, how many items are just these.</summary>
    private void DescribeKinds(ImmutableArray<SmtRow> rows)
    {
        foreach (var (kind, row) in rows.Index())
            foreach (var (at, where) in SmtRows.WheresOf(list, @case.Nodes).Index())
            {
                var holds = @case.Conditions.Of(where.Root, row);
                @case.Require(!row.IsThere | ((kind >> at & 1) == 1 ? holds : !holds));
            }
        var all = rows.Aggregate(Linear.Of(0), (sum, row) => sum + row.Times);
        @case.Require(Formula.AtMostZero(all + -list.Most));
        @case.Require(Formula.AtMostZero(Linear.Of(list.Least) - all));
    }

    private SmtRow Row(int most) => new(Linear.Of(@case.Script.Int("n", 0, most)),
        [.. list.Fields.Select(f => SmtValue.Unknown(@case.Script, f.Type, f.Range))]);
}
