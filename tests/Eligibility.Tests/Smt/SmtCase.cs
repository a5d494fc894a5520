using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Smt;

/// <summary>Something that a case leaves unknown: a fact, a field of an item, or a whole list.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="Slot">Its input.</param>
/// <param name="Row">The item whose field it is, or -1.</param>
/// <param name="Field">The field, or -1.</param>
internal sealed record SmtUnknown(string Name, int Slot, int Row = -1, int Field = -1)
{
    /// <summary>
    /// Whether of which kind the items of an unknown list are hangs on it: that is translated for one of its values
    /// at a time, so that it is not asked whether it can matter.
    /// </summary>
    public bool IsTied { get; init; }

    /// <summary>
    /// Whether it tells an item from others: then it may matter with other keys, which cannot change alone either.
    /// </summary>
    public bool IsKey { get; init; }

    /// <summary>What the solver chooses of it; null for a list.</summary>
    public SmtValue? Value { get; init; }

    /// <summary>For each of its values, where they are few, whether it has that one; else empty.</summary>
    public ImmutableArray<Formula> Each => Value?.Each ?? [];
}

/// <summary>
/// A case as variables of a solver, with what makes it one that could be stated (language, section 4.1).
/// </summary>
internal sealed class SmtCase
{
    private readonly Policy _policy;
    private readonly Dictionary<Fact, SmtValue> _facts = [];
    private readonly Dictionary<ListInput, SmtRows> _lists = [];
    private readonly List<SmtUnknown> _unknowns = [];
    private readonly List<Formula> _required = [];
    private readonly Linear _decided;

    /// <summary>The same case but for what is stated now; what is not is what it was.</summary>
    public SmtCase(SmtCase like, ImmutableArray<Datum?> values)
        : this(like._policy, values, like.Script, like, new SmtUnknown("", -1))
    {
    }

    /// <summary>A case of which nothing is known but what it states.</summary>
    public SmtCase(Policy policy, ImmutableArray<Datum?> values, SmtScript script)
        : this(policy, values, script, null, null)
    {
    }

    /// <summary>The same case but for one unknown, which may have another value.</summary>
    public SmtCase(SmtCase like, ImmutableArray<Datum?> values, SmtUnknown changed)
        : this(like._policy, values, like.Script, like, changed)
    {
    }

    private SmtCase(Policy policy, ImmutableArray<Datum?> values, SmtScript script, SmtCase? like, SmtUnknown? changed)
    {
        (_policy, Script) = (policy, script);
        Nodes = like?.Nodes
            ?? [.. Reads.Everything(policy.Rules.SelectMany(r => (Node?[])[r.When, r.Unless])
                .Concat(policy.Outcomes.SelectMany(o => o.Consequences).SelectMany(c => (Node?[])[c.When, c.Value])).OfType<Node>())];
        foreach (var fact in policy.Facts)
            _facts[fact] = values[fact.Slot] is { } known ? SmtValue.Of(known, fact.Type)
                : like is null || changed!.Slot == fact.Slot ? SmtValue.Unknown(script, fact.Type, fact.Range)
                : like._facts[fact];
        _decided = _facts[policy.DecisionDate].Number!;
        foreach (var fact in policy.Facts)
        {
            if (fact.EndsAtDecisionDate) Require(IsDecidedAfter(_facts[fact]));
            Require(Lies(fact.LowEnd, fact.HighEnd, _facts[fact], null));
        }
        Conditions = new SmtConditions(this);
        var made = new List<(SmtRowMaker Maker, SmtRows Rows)>();
        foreach (var list in policy.Inputs.OfType<ListInput>())
        {
            var maker = new SmtRowMaker(this, list);
            var isMade = values[list.Slot] is null && (changed is null || changed.Slot == list.Slot);
            _lists[list] = values[list.Slot] is Items items ? Stated(list, items, like?._lists[list], changed)
                : isMade ? maker.Make()
                : like!._lists[list];
            if (isMade) made.Add((maker, _lists[list]));
        }
        foreach (var (list, rows) in _lists) AssertCanBeStated(list, rows.Rows);
        foreach (var (maker, rows) in made) maker.Describe(rows.Rows);
        if (changed is null) NameUnknowns(values);
    }

    public SmtScript Script { get; }

    /// <summary>Whether it is a case that could be stated.</summary>
    public Formula CanBeStated => Formula.All(_required);

    public void Require(Formula formula) => _required.Add(formula);

    public SmtConditions Conditions { get; }

    /// <summary>Every part of every rule's conditions, and of the lines below outcomes.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>What is unknown of it, in order of declaration.</summary>
    public IReadOnlyList<SmtUnknown> Unknowns => _unknowns;

    /// <summary>Whether what the solver finds is all that is possible.</summary>
    public bool IsWhole => _lists.Values.All(l => l.Form != RowsForm.Some);

    public SmtValue ValueOf(Fact fact) => _facts[fact];

    public SmtRows RowsOf(ListInput list) => _lists[list];

    /// <summary>The items that are looked at: of a list all, or the others of the one in hand.</summary>
    public IEnumerable<SmtRow> RowsOf(ListInput list, bool isOfOthers, SmtRow? hand) =>
        isOfOthers ? _lists[list].OthersOf(hand) : _lists[list].Rows;

    /// <summary>That a value lies between what its range begins and ends at.</summary>
    private Formula Lies(RangeEnd? low, RangeEnd? high, SmtValue own, SmtRow? row)
    {
        return (low is { } from ? Formula.Compare(At(from), Relation.AtMost, own.Number!) : Formula.True)
            & (high is { } to ? Formula.Compare(own.Number!, Relation.AtMost, At(to)) : Formula.True);

        Linear At(RangeEnd end) => end.IsFact ? _facts[(Fact)_policy.Inputs[end.Slot]].Number! : row!.Fields[end.Field].Number!;
    }

    /// <summary>Dates that end at the decision date, and items that must differ.</summary>
    private void AssertCanBeStated(ListInput list, ImmutableArray<SmtRow> rows)
    {
        foreach (var row in rows)
            foreach (var field in list.Fields)
            {
                if (field.EndsAtDecisionDate) Require(!row.IsThere | IsDecidedAfter(row.Fields[field.Index]));
                Require(!row.IsThere | Lies(field.LowEnd, field.HighEnd, row.Fields[field.Index], row));
            }
        if (list.OnePer.IsEmpty) return;
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < i; j++)
                Require(!rows[i].IsThere | !rows[j].IsThere
                    | !Formula.All(list.OnePer.Select(f => SmtValue.Same(rows[i].Fields[f], rows[j].Fields[f]))));
    }

    private Formula IsDecidedAfter(SmtValue day) => Formula.Compare(day.Number!, Relation.AtMost, _decided);

    private SmtRows Stated(ListInput list, Items items, SmtRows? like, SmtUnknown? changed) =>
        new(RowsForm.Stated, [.. items.Rows.Select((item, row) => new SmtRow(Linear.Of(1),
            [.. list.Fields.Select(f => item[f.Index] is { } known ? SmtValue.Of(known, f.Type)
                : like is null || changed!.Slot == list.Slot && changed.Row == row && changed.Field == f.Index
                    ? SmtValue.Unknown(Script, f.Type, f.Range)
                    : like.Rows[row].Fields[f.Index])]))]);

    private void NameUnknowns(ImmutableArray<Datum?> values)
    {
        var byItems = _lists.Where(l => l.Value.Form == RowsForm.Counted)
            .SelectMany(l => SmtRows.ReadByItems(l.Key, _policy.DecisionDate, Nodes).Concat(EndsOf(l.Key))).ToHashSet();
        foreach (var input in _policy.Inputs)
        {
            if (values[input.Slot] is Items items)
                NameFields((ListInput)input, items, byItems);
            else if (values[input.Slot] is null)
                _unknowns.Add(new SmtUnknown(input.Name, input.Slot)
                {
                    IsTied = byItems.Contains(input),
                    Value = input is Fact fact ? _facts[fact] : null,
                });
        }
    }

    /// <summary>The facts that the fields of a list range by.</summary>
    private IEnumerable<Input> EndsOf(ListInput list) => list.Fields.SelectMany(f => (RangeEnd?[])[f.LowEnd, f.HighEnd])
        .OfType<RangeEnd>().Where(e => e.IsFact).Select(e => _policy.Inputs[e.Slot]);

    private void NameFields(ListInput list, Items items, HashSet<Input> byItems)
    {
        foreach (var (row, item) in items.Rows.Index())
            foreach (var field in list.Fields.Where(f => item[f.Index] is null))
                _unknowns.Add(new SmtUnknown(
                    string.Create(CultureInfo.InvariantCulture, $"{list.Name} {row + 1}: {field.Name}"),
                    list.Slot, row, field.Index)
                {
                    IsTied = byItems.Contains(list),
                    IsKey = list.OnePer.Contains(field.Index),
                    Value = _lists[list].Rows[row].Fields[field.Index],
                });
    }
}
