using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// Goes through what a decision tells, line by line and in the order in which it is told, and writes down what each
/// came to. What follows one that held in an <c>or</c>, <c>any of</c> or <c>none of</c> is not needed, nor an
/// <c>unless</c> after a <c>when</c> that failed; a definition, a table or a score is opened once (language, section
/// 5).
/// </summary>
internal sealed partial class TraceWalk : IConditionVisitor<TraceWalk.Line, Nothing>
{
    private readonly Policy _policy;
    private readonly Decision _decision;
    private readonly DecisionTrace _trace;
    private readonly RuleEvaluator _rules;
    private readonly ConditionEvaluator _conditions;
    // What is asked beyond what a pass says; null where nothing is left to ask.
    private readonly ItemLines? _lines;
    private readonly SettledValues? _settled;
    private readonly HashSet<(object, int)> _opened = new(new PlaceComparer());

    private TraceWalk(RuleEvaluator rules, Decision decision, ItemLines? lines, SettledValues? settled)
    {
        (_policy, _decision, _rules, _conditions) = (decision.Policy, decision, rules, rules.Conditions);
        (_lines, _settled) = (lines, settled);
        _trace = new DecisionTrace(NodeNumbers.Of(_policy), decision.Case.Values);
    }

    /// <summary>What the lines of a decision came to.</summary>
    /// <param name="rules">The policy.</param>
    /// <param name="decision">The decision: its outcome, what each rule and each of the policy's conditions came
    /// to.</param>
    /// <param name="tells">Whether a rule is told at all; of the others nothing is asked.</param>
    public static DecisionTrace Of(RuleEvaluator rules, Decision decision, Func<Rule, bool>? tells = null)
    {
        var values = decision.Case.Values;
        // What is told beside the decision has limits of its own.
        var left = new Lazy<ResidualPolicy>(() =>
            new ResidualPolicy(rules, values, rules.Policy.Conditions, Allowance.Of(decision.Case)));
        return new TraceWalk(rules, decision, new ItemLines(rules, left), new SettledValues(rules, left))
            .Go(tells);
    }

    /// <summary>The same of a case of which nothing has to be proved.</summary>
    public static DecisionTrace OfKnown(RuleEvaluator rules, Decision decision) =>
        new TraceWalk(rules, decision, null, null).Go(null);

    private DecisionTrace Go(Func<Rule, bool>? tells)
    {
        var outside = new Place(Frame.Of(_policy, _decision.Case.Values, [.. _decision.Truths]), null, -1);
        // Lines about items share a limit of steps, so that the order in which they are told is that in which they
        // are asked.
        foreach (var rule in _decision.ReasonsFirst)
            if (tells is null || tells(rule)) Go(rule, outside);
        foreach (var consequence in _decision.Outcome?.Consequences ?? [])
            Go(consequence, outside);
        _trace.Brought = OutcomeLines.Of(_rules, _decision);
        _trace.IsSettled &= _trace.Brought.All(l => l.IsSettled);
        if (_policy.Rules.Any(r => r.Period is not null)) _trace.Read(_policy.DatedBy.Slot);
        return _trace;
    }

    /// <summary>Where a condition or value is worked out.</summary>
    /// <param name="Frame">What is at hand there.</param>
    /// <param name="List">The list of the item at hand, or null.</param>
    /// <param name="Row">The item, from 0; -1 outside <c>where</c>.</param>
    internal readonly record struct Place(Frame Frame, ListInput? List, int Row)
    {
        /// <summary>Where a record is in hand, while another item is looked at.</summary>
        public HandPlace? Hand { get; private init; }

        /// <summary>The item, or its pair with the record in hand, as the trace knows it.</summary>
        public int Told { get; private init; } = Row;

        /// <summary>An item of a list; an item that is at hand already is the record in hand.</summary>
        public Place At(ListInput list, Items items, int row)
        {
            var item = new Place(Frame.Looking.At(items.Rows[row], row), list, row);
            return List is null ? item : item with { Hand = new HandPlace(this), Told = (Row * items.Rows.Length) + row };
        }

        /// <summary>The record in hand.</summary>
        public Place ThisOne => Hand!.Place;

        /// <summary>The same of no item, where a definition or a score is worked out.</summary>
        public Place Outside => List is null ? this : new Place(Frame.Outside, null, -1);

        /// <summary>Where a definition or score is worked out: the same where it reads the item at hand.</summary>
        /// <param name="list">The list whose item it reads, or null.</param>
        public Place Inside(ListInput? list) =>
            list is null ? Outside : Hand is null ? this : new Place(Frame.Alone, List, Row);
    }

    /// <summary>Where the record in hand is worked out.</summary>
    internal sealed record HandPlace(Place Place);

    /// <summary>A condition with its number, and where it is worked out.</summary>
    internal readonly record struct Line(Place Place, NumberedNode Node);

    /// <summary>What is not told has no value. Of what is, all that it may hang on is read.</summary>
    private void Go(Consequence line, in Place at)
    {
        if (line.When is { } when && Go(when, at) == Truth.Failed || line.Value is not { } value) return;
        value.Accept(this, at);
        foreach (var read in Reads.Of(value)) _trace.Read(read.Input.Slot);
    }

    private void Go(Rule rule, in Place at)
    {
        if (rule.When is { } when) Go(when, at);
        if (rule.Unless is not { } unless) return;
        // An exception is not looked at where the rule does not apply without it.
        if (rule.When is { } first && _decision.Truths[first.Index] == Truth.Failed) PassOver(unless, at);
        else Go(unless, at);
    }

    private void PassOver(Condition condition, in Place at) =>
        _trace[_trace.Numbers[condition], at.Told] = new Finding(LineState.NotNeeded);

    private Truth Go(Condition condition, in Place at) =>
        StackGuard.Run((Walk: this, condition, at), static line => line.Walk.GoOne(line.condition, line.at));

    private Truth GoOne(Condition condition, in Place at)
    {
        var node = _trace.Numbers[condition];
        var truth = TruthOf(condition, at);
        var isSettled = truth != Truth.Open
            || (at.List is null ? _decision.IsSettled(condition)
                // What two records come to is told by what is known of them, and asked of nobody.
                : at.Hand is null && _lines?.IsSettled(condition, at.Row) != false);
        _trace.IsSettled &= isSettled;
        _trace[node, at.Told] = new Finding(truth switch
        {
            Truth.Held => LineState.Held,
            Truth.Failed => LineState.Failed,
            _ => LineState.Open,
        }, NotSettled: !isSettled);
        condition.Accept(this, new Line(at, node));
        return truth;
    }

    private Truth TruthOf(Condition condition, in Place at) =>
        at.List is not { } list ? _decision.Truths[condition.Index]
        : at.Hand is null && _lines is { } lines ? lines.Of(condition, list, at.Row, at.Frame)
        : _conditions.Apart(condition, at.Frame);

    public Nothing VisitFlag(FlagCondition flag, in Line line) => Compared(line);

    public Nothing VisitComparison(Comparison comparison, in Line line) => Compared(line);

    public Nothing VisitJoint(JointComparison joint, in Line line) => Compared(line);

    public Nothing VisitMember(MemberCondition member, in Line line) => Compared(line);

    public Nothing VisitIncludes(IncludesCondition includes, in Line line) => Compared(line);

    public Nothing VisitEmpty(EmptyCondition empty, in Line line) => Compared(line);

    public Nothing VisitList(ListCondition list, in Line line) => Items(list, null, line.Place);

    // A test and the `not` before it are one line.
    public Nothing VisitNot(NotCondition not, in Line line)
    {
        if (not.IsOneLine) return Compared(new Line(line.Place, _trace.Numbers[not.Operand]));
        Go(not.Operand, line.Place);
        return default;
    }

    public Nothing VisitGroup(GroupCondition group, in Line line)
    {
        var settled = false;
        foreach (var operand in group.Operands)
        {
            // What is not needed is not asked about either.
            if (settled) PassOver(operand, line.Place);
            else settled = Go(operand, line.Place) == Truth.Held && group.Kind is GroupKind.Any or GroupKind.None;
        }
        return default;
    }

    public Nothing VisitDefinition(DefinitionCondition named, in Line line)
    {
        var at = line.Place.Inside(named.Definition.List);
        if (_opened.Add((named.Definition, at.Row))) Go(named.Definition.Condition!, at);
        return default;
    }

    // No policy holds one: it asks about a line, and is none.
    public Nothing VisitItem(ItemCondition item, in Line line) =>
        throw new InvalidOperationException("a condition of one item is no line");

    private Nothing Compared(in Line line)
    {
        foreach (var term in line.Node.Terms) term.Accept(this, line.Place);
        return default;
    }

    /// <summary>What is asked of each item, and what is worked out of those that may count.</summary>
    private Nothing Items(Node node, Term? ofItem, in Place at)
    {
        var (list, where, reach) = (node.Reach.List!, node.Reach.Where, node.Reach);
        _trace.Read(list.Slot);
        if (where is null && ofItem is null or StatedTerm || TermEvaluator.List(list, at.Frame) is not { } items) return default;
        for (var row = 0; row < items.Rows.Length; row++)
        {
            if (reach.IsOfOthers && row == at.Row) continue;
            var item = at.At(list, items, row);
            if (where is null || Go(where.Root, item) != Truth.Failed) ofItem?.Accept(this, item);
        }
        return default;
    }
}
