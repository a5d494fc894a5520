using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What each kind of value is made of, and the items that a line looks at.</summary>
internal sealed partial class StatedValues
{
    // What a case states or the policy writes is made of nothing.
    public Nothing VisitConstant(ConstantTerm constant, in Made made) => default;

    public Nothing VisitFact(FactTerm fact, in Made made) => default;

    public Nothing VisitField(FieldTerm field, in Made made) => default;

    public Nothing VisitSum(SumTerm sum, in Made made) => Calculated(sum, made);

    public Nothing VisitProduct(ProductTerm product, in Made made) => Calculated(product, made);

    public Nothing VisitRounded(RoundedTerm rounded, in Made made) => Calculated(rounded, made);

    public Nothing VisitShift(ShiftTerm shift, in Made made) => Calculated(shift, made);

    public Nothing VisitElapsed(ElapsedTerm elapsed, in Made made) => Calculated(elapsed, made);

    public Nothing VisitSize(SizeTerm size, in Made made) => Calculated(size, made);

    public Nothing VisitTable(TableTerm table, in Made made)
    {
        foreach (var key in table.Table.Keys) Value(key, made);
        return default;
    }

    public Nothing VisitScore(ScoreTerm score, in Made made)
    {
        // What the score came to is found where it is named, which may be beside an item that it does not read.
        var item = made.Item;
        return Named(score.Score, score.Score.List, made, (inside, own) =>
        {
            var (start, range) = _tested.EndsOf(score, item);
            inside.Lines.Add(Frame(start, inside));
            foreach (var step in score.Score.Steps) own.Step(step, inside);
            if (range is not null) inside.Lines.Add(Frame(range, inside));
        });
    }

    /// <summary>Where a score starts, or the range into which it was brought.</summary>
    private static StatedLine Frame(ConditionNode node, in Made made) => new(node.Values.IsEmpty ? node.Words
        : $"{node.Words} ({string.Join("; ", node.Values.Select(v => $"{v.Name}: {v.Value}"))})", node.State,
            LineForm.Test, null)
    {
        Test = node.Words, Row = made.Item.Row,
    };

    public Nothing VisitDefinition(DefinitionTerm named, in Made made) =>
        Named(named.Definition, named.Definition.List, made, (inside, own) => StackGuard.Run(
            (Of: named.Definition.Value!, By: own, inside), static on => on.Of.Accept(on.By, on.inside)));

    public Nothing VisitCondition(ConditionTerm named, in Made made) =>
        Named(named.Definition, named.Definition.List, made, (inside, own) =>
            inside.Lines.Add(tree.Tell(named.Condition, inside.Item)));

    // What it is made of is told where the record in hand is.
    public Nothing VisitThis(ThisTerm mine, in Made made) => default;

    public Nothing VisitCount(CountTerm count, in Made made) => Items(count, null, made);

    public Nothing VisitDifferent(DifferentTerm different, in Made made) => Items(different, different.Of, made);

    public Nothing VisitTotal(TotalTerm total, in Made made) => Items(total, total.Of, made);

    public Nothing VisitGroup(ValueGroupTerm group, in Made made)
    {
        foreach (var line in group.Lines) line.Accept(this, made);
        return default;
    }

    public Nothing VisitLine(ValueLineTerm line, in Made made)
    {
        var finding = trace[trace.Numbers[line], made.Item.Told];
        if (line.When is { } when) made.Lines.Add(tree.Tell(when, made.Item));
        if (line.List is not null) Items(line, line.Each, made);
        if (finding.State is LineState.Held && line.Value is { } value) Value(value, made);
        return default;
    }

    /// <summary>The items of which a line asks whether there are such, and which they are.</summary>
    public (string Words, ImmutableArray<StatedLine> Items) OfItems(ListCondition list, Term? ofItem,
        in ItemAtHand item)
    {
        var name = (list.IsOfOthers ? "other " : "") + list.List.Name;
        if (decision.Case.Values[list.List.Slot] is not Items items) return ($"{name}: {ValueInCase.NotKnown}", []);
        var made = new Made(item, ImmutableArray.CreateBuilder<StatedLine>());
        Items(list, ofItem, made);
        var lines = made.Lines.ToImmutable();
        if (lines.IsEmpty) return ($"{name}: none", []);
        var (fit, may) = (Numbers(lines, NodeState.Held), Numbers(lines, NodeState.Open));
        var said = fit.Count == 0
            ? may.Count == 0 ? FormattableString.Invariant($"none of {lines.Length} fits") : ""
            : FormattableString.Invariant($"{fit.Count} of {lines.Length} {(fit.Count == 1 ? "fits" : "fit")}{Which(fit)}");
        var open = may.Count == 0 ? "" : FormattableString.Invariant(
            $"{(said.Length > 0 ? "; " : "")}of {may.Count} of {lines.Length} that is not known{Which(may)}");
        return ($"{name}: {said}{open}", lines);
    }

    private static List<string> Numbers(ImmutableArray<StatedLine> items, NodeState state) =>
        [.. items.Where(i => i.State == state).Select(i => i.Words[(i.Words.LastIndexOf(' ') + 1)..])];

    private static string Which(List<string> numbers) => numbers.Count switch
    {
        1 => $" (item {numbers[0]})",
        <= RelationWords.Most => $" (items {string.Join(", ", numbers)})",
        _ => "",
    };

    private Nothing Items(Node node, Term? ofItem, in Made made)
    {
        var (list, where) = (node.Reach.List!, node.Reach.Where);
        if (decision.Case.Values[list.Slot] is not Items items) return default;
        for (var i = 0; i < items.Rows.Length; i++)
        {
            if (node.Reach.IsOfOthers && i == made.Item.Row) continue;
            var at = made.Item.At(items, i);
            var asked = where is null ? null : tree.Tell(where.Root, at);
            var inner = new Made(at, ImmutableArray.CreateBuilder<StatedLine>());
            if (asked is not null) inner.Lines.Add(asked);
            if (ofItem is not null && asked?.State is not NodeState.Failed) Value(ofItem, inner);
            made.Lines.Add(new StatedLine(FormattableString.Invariant($"{list.Name} {items.NumberOf(i)}"),
                asked?.State ?? NodeState.Held, LineForm.Test, null)
            {
                Test = asked?.Test ?? "", Row = i, Details = inner.Lines.ToImmutable(),
            });
        }
        return default;
    }

    private void Step(ScoreStep step, in Made made)
    {
        if (step.When is { } when)
        {
            var line = tree.Tell(when, made.Item);
            made.Lines.Add(new StatedLine(Points(step)
                + (line.State == NodeState.Held ? "" : ", not given"), line.State,
                LineForm.Test, null) { Test = line.Test, Row = made.Item.Row, Details = [line] });
            return;
        }
        var inner = new Made(made.Item, ImmutableArray.CreateBuilder<StatedLine>());
        var each = Of(step.Each!, made.Item);
        step.Each!.Accept(this, inner);
        made.Lines.Add(new StatedLine($"{Points(step)} for each: {each.Words}", each.IsKnown
            ? NodeState.Held : NodeState.Open,
            LineForm.Test, null) { Test = OneLine.Of(step.Span), Row = made.Item.Row,
                Details = inner.Lines.ToImmutable() });
    }

    private static string Points(ScoreStep step) =>
        step.Points.Units < 0 ? $"minus {(-step.Points)}" : $"plus {step.Points}";

    /// <summary>The values in a calculation, each by name, and what these are made of.</summary>
    private Nothing Calculated(Term term, in Made made)
    {
        foreach (var part in term.Parts.OfType<Term>()) Value(part, made);
        return default;
    }

    private void Value(Term term, in Made made)
    {
        if (term is ConstantTerm) return;
        var inner = new Made(made.Item, ImmutableArray.CreateBuilder<StatedLine>(0));
        term.Accept(this, inner);
        // The reach of `within` is a value that nobody wrote.
        if (term is ShiftTerm)
        {
            made.Lines.AddRange(inner.Lines);
            return;
        }
        var value = Of(term, made.Item);
        // A yes or no is as true as it is said to be, whether a test reads it or a table.
        var state = !value.IsKnown ? NodeState.Open
            : value.Datum == Datum.No && term.Type is YesNoType ? NodeState.Failed
            : NodeState.Held;
        made.Lines.Add(new StatedLine(value.Words, state, LineForm.Test, null)
        {
            Test = value.Name, Row = made.Item.Row, Details = inner.Lines.ToImmutable(),
        });
    }

    /// <summary>What stands below a name: worked out once, and shared by all that name it.</summary>
    private Nothing Named(object named, ListInput? list, in Made made, Action<Made, StatedValues> tell)
    {
        var item = made.Item.Inside(list);
        if (!_named.TryGet(named, item.Row, out var lines))
        {
            var inside = new Made(item, ImmutableArray.CreateBuilder<StatedLine>(0));
            tell(inside, this);
            _named.Keep(named, item.Row, lines = inside.Lines.ToImmutable());
        }
        made.Lines.AddRange(lines);
        return default;
    }
}
