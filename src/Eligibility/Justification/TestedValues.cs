using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Tells the values that a test looked at: of facts and fields those of the case, of what is worked out those that
/// the decision says; and below the test the items of lists and the steps of scores that they are made of.
/// </summary>
internal sealed class TestedValues(Decision decision, DecisionTrace trace, ConditionTree tree)
    : ITermVisitor<TestedValues.Told, Nothing>
{
    private readonly WordedLines _wording = WordedLines.Of(decision.Policy);

    /// <summary>The item of which values are told, those told so far, and what stands below the test.</summary>
    internal readonly record struct Told(
        ItemAtHand Item, List<NodeValue> Values, ImmutableArray<ConditionNode>.Builder Parts)
    {
        /// <summary>The same where a definition or a score is told, which may read the item.</summary>
        public Told Inside(ListInput? list) => this with { Item = Item.Inside(list) };

        /// <summary>Each value once.</summary>
        public (ImmutableArray<NodeValue> Values, ImmutableArray<ConditionNode> Parts) Whole =>
            ([.. Values.Count < 2 ? Values : Values.Distinct()], Parts.ToImmutable());

        public Nothing Say(NodeValue value)
        {
            Values.Add(value);
            return default;
        }
    }

    /// <summary>The values of a test.</summary>
    public (ImmutableArray<NodeValue> Values, ImmutableArray<ConditionNode> Parts) Of(
        NumberedNode test, in ItemAtHand item)
    {
        var told = Nothing(item);
        TellTerms(test, told);
        return told.Whole;
    }

    /// <summary>The values of what is told, itself among them.</summary>
    public (ImmutableArray<NodeValue> Values, ImmutableArray<ConditionNode> Parts) OfTold(Term term)
    {
        var told = Nothing(ItemAtHand.None);
        term.Accept(this, told);
        return told.Whole;
    }

    /// <summary>The items of a list that a test asks about.</summary>
    public (ImmutableArray<NodeValue> Values, ImmutableArray<ConditionNode> Parts) OfList(
        ListCondition list, in ItemAtHand item)
    {
        var told = Nothing(item);
        told.Say(ListOf(list));
        TellItems(list, null, told);
        return told.Whole;
    }

    private static Told Nothing(in ItemAtHand item) => new(item, [], ImmutableArray.CreateBuilder<ConditionNode>(0));

    public Nothing VisitConstant(ConstantTerm constant, in Told told) => default;

    // Beside the field of an item, that of the record in hand is told by its number.
    public Nothing VisitFact(FactTerm fact, in Told told) =>
        told.Say(ValueOf(fact.Fact) with { Name = NameOf(fact.Fact.Name, fact, told) });

    /// <summary>The name of a value; beside an item, what is of the record decided by itself is told by its number.</summary>
    private string NameOf(string name, Term term, in Told told) => NameOf(decision, name, term, told.Item);

    /// <summary>The same of a decision, beside an item.</summary>
    internal static string NameOf(Decision decision, string name, Term term, in ItemAtHand item)
    {
        if (item.Row < 0 || decision.Policy.Each is not { } each || !term.Reach.IsOutside && term is not FactTerm) return name;
        if (!Reads.Of(term).Any(r => each.Facts.Contains(r.Input.Slot) || r.Input.Slot == each.Others)) return name;
        return each.InHand(decision.Case.Values) is { } record ? $"{record}: {name}" : $"{EachRecord.ThisOnes} {name}";
    }

    public Nothing VisitField(FieldTerm field, in Told told) =>
        told.Say(ValueOf(field.Field.Name, told.Item.Values[field.Field.Index], field.Field.Type));

    public Nothing VisitSum(SumTerm sum, in Told told) => Calculation(sum, told);

    public Nothing VisitProduct(ProductTerm product, in Told told) => Calculation(product, told);

    public Nothing VisitRounded(RoundedTerm rounded, in Told told) => Calculation(rounded, told);

    // The reach of `within` is written nowhere: it is no value of its own.
    public Nothing VisitShift(ShiftTerm shift, in Told told) =>
        Calculation(shift, told, shift.Date.Span.Start >= shift.Span.Start && shift.Date.Span.End <= shift.Span.End);

    public Nothing VisitElapsed(ElapsedTerm elapsed, in Told told) => Calculation(elapsed, told);

    public Nothing VisitTable(TableTerm term, in Told told)
    {
        var node = trace.Numbers[term];
        if (term.Table.List is not null || tree.Opens(term.Table, ItemAtHand.None)) TellTerms(node, told);
        return told.Say(Calculated(NameOf(term.Table.Name, term, told), term, node, told.Item.Told));
    }

    public Nothing VisitScore(ScoreTerm term, in Told told)
    {
        told.Say(Calculated(NameOf(term.Score.Name, term, told), term, trace.Numbers[term], told.Item.Told));
        var item = told.Item.Inside(term.Score.List);
        if (!tree.Opens(term.Score, item)) return default;
        if (!term.Score.IsOfConditions) told.Parts.Add(StartOf(term.Score, item));
        foreach (var step in term.Score.Steps)
            told.Parts.Add(step.When is { } when
                ? tree.Tell(when, item) with { Words = _wording.OfStep(step, trace.Numbers[when]) }
                : StepOf(step, step.Each!, item));
        var sum = AddedUp(term.Score, item);
        if (trace[trace.Numbers[term], told.Item.Told].Value is Scalar value && RangeOf(term.Score, sum, value.Value) is { } range)
            told.Parts.Add(range);
        return default;
    }

    /// <summary>What a score starts at, and its range where that counted.</summary>
    internal (ConditionNode Start, ConditionNode? Range) EndsOf(ScoreTerm term, in ItemAtHand item)
    {
        var inside = item.Inside(term.Score.List);
        var range = trace[trace.Numbers[term], item.Told].Value is Scalar value
            ? RangeOf(term.Score, AddedUp(term.Score, inside), value.Value) : null;
        return (StartOf(term.Score, inside), range);
    }

    /// <summary>
    /// The line of a range that made the score another than the lines above it add up to, or may have; else null.
    /// </summary>
    private static ConditionNode? RangeOf(Score score, Int128? sum, Int128 value)
    {
        var mayCap = sum is null && (score.Low?.Units == value || score.High?.Units == value);
        if (sum == value || sum is null && !mayCap) return null;
        var said = sum is { } added
            ? ValueOf("sum", Datum.Of(Number.OfUnits(added)), NumberType.Count)
            : new("sum", "not known", false);
        return new(WordedLines.OfRange(score, sum is null ? null : sum > value), sum is null ? NodeState.Open : NodeState.Held,
            [said], score.RangeSpan.Source.Path, score.RangeSpan.Line, [], false) { NotSettled = sum is null };
    }

    /// <summary>What the lines of a score add up to; null where one of them is open.</summary>
    private Int128? AddedUp(Score score, in ItemAtHand item)
    {
        var start = score.Start switch
        {
            ConstantTerm constant => constant.Value,
            FactTerm fact => decision.Case.Values[fact.Fact.Slot],
            FieldTerm field => item.Values[field.Field.Index],
            var named => trace[trace.Numbers[named], item.Told].Value,
        };
        if (start is not Scalar sum) return null;
        var added = sum.Value;
        foreach (var step in score.Steps)
        {
            var at = trace[trace.Numbers[step.TurnsOn], item.Told];
            if (step.Each is null && at.State is LineState.Held) added += step.Points.Units;
            else if (step.Each is not null && at.Value is Scalar count)
                added += (Number.OfUnits(count.Value) * step.Points).Units;
            else if (step.Each is not null || at.State is not LineState.Failed) return null;
        }
        return added;
    }

    /// <summary>The line of what a score starts at, with what that is made of.</summary>
    private ConditionNode StartOf(Score score, in ItemAtHand item)
    {
        var start = Nothing(item);
        var at = StackGuard.Run((Of: score.Start, By: this, start), static on =>
        {
            on.Of.Accept(on.By, on.start);
            return on.start.Whole;
        });
        var isKnown = score.Start is ConstantTerm || !at.Values.IsEmpty && at.Values[^1].IsKnown;
        return new(OneLine.Of(score.StartSpan), isKnown ? NodeState.Held : NodeState.Open, at.Values,
            score.StartSpan.Source.Path, score.StartSpan.Line, at.Parts, false);
    }

    /// <summary>The line of a step that counts: how many there are, and what they give together.</summary>
    private ConditionNode StepOf(ScoreStep step, Term each, in ItemAtHand item)
    {
        var (node, told) = (trace.Numbers[each], Nothing(item));
        each.Accept(this, told);
        var count = trace[node, item.Told].Value as Scalar;
        told.Say(count is null ? new("points", "not known", false)
            : ValueOf("points", Datum.Of(Number.OfUnits(count.Value) * step.Points), NumberType.Count));
        var (values, parts) = told.Whole;
        return new(_wording.OfStep(step, node),
            count is null ? NodeState.Open : count.Value == 0 ? NodeState.Failed : NodeState.Held, values,
            step.Span.Source.Path, step.Span.Line, parts, false);
    }

    public Nothing VisitDefinition(DefinitionTerm term, in Told told)
    {
        var definition = term.Definition;
        var inside = told.Inside(definition.List);
        if (tree.Opens(definition, inside.Item))
            StackGuard.Run((Of: definition.Value!, By: this, inside), static on => on.Of.Accept(on.By, on.inside));
        return told.Say(Calculated(NameOf(definition.Name, term, told), term, trace.Numbers[term], told.Item.Told));
    }

    public Nothing VisitCondition(ConditionTerm term, in Told told)
    {
        told.Say(Calculated(NameOf(term.Definition.Name, term, told), term, trace.Numbers[term], told.Item.Told));
        var item = told.Item.Inside(term.Definition.List);
        if (tree.Opens(term.Definition, item))
            told.Parts.Add(tree.Tell(term.Condition, item) with { Words = _wording.OfColumn(term, trace.Numbers[term.Condition]) });
        return default;
    }

    // The value with the number of its record: what it is made of is told where that record is.
    public Nothing VisitThis(ThisTerm mine, in Told told) => told.Say(Calculated(
        FormattableString.Invariant($"{mine.Name}, of {told.Item.Hand!.Item.Row + 1}"), mine, trace.Numbers[mine],
        told.Item.Told));

    public Nothing VisitCount(CountTerm count, in Told told) => Counted(count, told);

    public Nothing VisitDifferent(DifferentTerm different, in Told told) => Counted(different, told, different.Of);

    public Nothing VisitTotal(TotalTerm total, in Told told) => Counted(total, told, total.Of);

    public Nothing VisitSize(SizeTerm size, in Told told) => Calculation(size, told);

    // Its value is that of the definition in which it stands; each of its lines is told below the test.
    public Nothing VisitGroup(ValueGroupTerm group, in Told told)
    {
        foreach (var line in group.Lines) told.Parts.Add(LineOf(line, told.Item));
        return default;
    }

    // A line is told with its group.
    public Nothing VisitLine(ValueLineTerm line, in Told told) => default;

    private ConditionNode LineOf(ValueLineTerm line, in ItemAtHand item)
    {
        var (node, told) = (trace.Numbers[line], Nothing(item));
        var finding = trace[node, item.Told];
        if (line.Value is { } value) value.Accept(this, told);
        if (line.When is { } when) told.Parts.Add(tree.Tell(when, item));
        if (line.List is { } list)
        {
            told.Say(ListOf(line));
            told.Say(finding.State == LineState.Failed
                ? new(_wording.OfEach(line), "none", true)
                : ValueOf(_wording.OfEach(line), finding.Value, line.Type));
            TellItems(line, line.Each, told);
        }
        var worded = _wording[line, node];
        var (state, before) = finding.State switch
        {
            LineState.Held => (NodeState.Held, ""),
            LineState.NotNeeded => (NodeState.Failed, Extremes.Surpassed(line.Of) + ": "),
            LineState.Failed => (NodeState.Failed, "left out: "),
            LineState.Open => (NodeState.Open, ""),
            _ => throw new InvalidOperationException("the decision does not say what became of a line"),
        };
        var (values, parts) = told.Whole;
        return new(before + worded.Words, state, values, worded.File, worded.Line, parts, false);
    }

    /// <summary>The values of what is calculated: of the facts in it, and of itself.</summary>
    private Nothing Calculation(Term term, in Told told, bool isWritten = true)
    {
        var node = trace.Numbers[term];
        TellTerms(node, told);
        return isWritten ? told.Say(Calculated(_wording[term, node].Words, term, node, told.Item.Told)) : default;
    }

    /// <summary>
    /// The values of what looks at the items of a list: the list and the count, and below them the items.
    /// </summary>
    private Nothing Counted(Term term, in Told told, Term? ofItem = null)
    {
        var node = trace.Numbers[term];
        told.Say(ListOf(term));
        told.Say(Calculated(_wording[term, node].Words, term, node, told.Item.Told));
        TellItems(term, ofItem, told);
        return default;
    }

    private void TellTerms(NumberedNode node, in Told told)
    {
        foreach (var term in node.Terms) term.Accept(this, told);
    }

    /// <summary>Each item: what is asked of it, and what is worked out of it where it may count.</summary>
    private void TellItems(Node node, Term? ofItem, in Told told)
    {
        var (list, where) = (node.Reach.List!, node.Reach.Where);
        // What a case states stands with the list.
        if (ofItem is StatedTerm) ofItem = null;
        if (where is null && ofItem is null || decision.Case.Values[list.Slot] is not Items items) return;
        for (var i = 0; i < items.Rows.Length; i++)
        {
            if (node.Reach.IsOfOthers && i == told.Item.Row) continue;
            var at = told.Item.At(items, i);
            var asked = where is null ? null : tree.Tell(where.Root, at);
            var name = FormattableString.Invariant($"{list.Name} {items.NumberOf(i)}");
            var worked = Nothing(at);
            if (asked?.State is not NodeState.Failed) ofItem?.Accept(this, worked);
            var (values, parts) = worked.Whole;
            told.Parts.Add(asked is null
                ? new ConditionNode(name, values.All(v => v.IsKnown) ? NodeState.Held : NodeState.Open, values,
                    ofItem!.Span.Source.Path, ofItem.Span.Line, parts, false)
                : new ConditionNode(name, asked.State, values, asked.File, asked.Line, [asked, .. parts], false));
        }
    }

    private NodeValue ValueOf(Input input) => decision.Case.Values[input.Slot] is { } value
        ? new(input.Name, input.Say(value), true)
        : new(input.Name, "not known", false);

    /// <summary>The items that are looked at: those of a list, or of these all but the one in hand.</summary>
    private NodeValue ListOf(Node node)
    {
        var all = ValueOf(node.Reach.List!);
        if (!node.Reach.IsOfOthers) return all;
        return new($"other {all.Name}", decision.Case.Values[node.Reach.List!.Slot] is Items items
            ? FormattableString.Invariant($"{items.Rows.Length - 1} of {all.Value}") : all.Value, all.IsKnown);
    }

    private NodeValue Calculated(string name, Term term, NumberedNode node, int row)
    {
        var finding = trace[node, row];
        return finding.State != LineState.NotAsked
            ? ValueOf(name, finding.Value, term.Type)
            : throw new InvalidOperationException("the decision does not say what a value is");
    }

    private static NodeValue ValueOf(string name, Datum? value, FactType type) =>
        new(name, value is null ? "not known" : type.Say(value), value is not null);
}
