using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>Makes the record of section 5 from a decision.</summary>
internal static class JustificationBuilder
{
    /// <summary>The whole record: outcome, reasons, every other rule, facts and conventions.</summary>
    /// <exception cref="InvalidOperationException">The decision was made without its lines (<see
    /// cref="DecisionDetail.Lines"/>).</exception>
    public static JustificationRecord Build(Decision decision) => Build(decision, _ => true);

    /// <summary>
    /// The record of some of the rules, as if there were no others: of those of whose lines the decision tells.
    /// </summary>
    internal static JustificationRecord Build(Decision decision, Func<Rule, bool> tells)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var trace = decision.Trace ?? throw new InvalidOperationException(
            "the decision was made without its lines, so it cannot be justified: decide with DecisionDetail.Lines");
        var tree = new ConditionTree(decision, trace);
        var (policy, outcome) = (decision.Policy, decision.Outcome);
        // A definition is opened where it is met first: what is told first comes first.
        var reasons = decision.Reasons.Where(r => r.Rule is null || tells(r.Rule)).Select(r => r.Rule is { } rule
            ? Tell(decision, tree, rule, r.Open)
            : Otherwise(policy, r.Open)).ToImmutableArray();
        var others = decision.ReasonsFirst.Skip(decision.Reasons.Count(r => r.Rule is not null)).Where(tells)
            .Select(rule => Tell(decision, tree, rule, false)).ToImmutableArray();
        // What is worked out comes after all that is tested.
        var tested = trace.Brought.Select(line => (Line: line, When: line.Of.When is { } when ? tree.Tell(when) : null))
            .ToList();
        var brought = tested.Select(t => (t.Line.Of, Part: Tell(t.Line, t.When, tree))).ToList();
        return new JustificationRecord
        {
            Decision = decision, Exact = decision.Exact, EditionChoice = EditionChoice(decision),
            Notices = [.. Notices(decision, trace)], Reasons = reasons, OtherRules = others,
            Obligations = Parts(outcome?.Obligations), Authorities = Parts(outcome?.Authorities),
            Discretion = PartOf(outcome?.Discretion), Tells = Parts(outcome?.Tells), Length = PartOf(outcome?.Length),
            Facts = [.. policy.Inputs.Select(i => Tell(decision, i, trace.HasRead(i)))],
            Conventions = Conventions.Of(trace.Conventions),
        };

        ConsequencePart? PartOf(Consequence? line) =>
            line is null ? null : brought.Find(b => ReferenceEquals(b.Of, line)).Part;

        ImmutableArray<ConsequencePart> Parts(ImmutableArray<Consequence>? lines) =>
            [.. (lines ?? []).Select(PartOf).OfType<ConsequencePart>()];
    }

    private static ConsequencePart Tell(BroughtLine line, ConditionNode? condition, ConditionTree tree)
    {
        var of = line.Of;
        return new ConsequencePart(of.Text, line.Status, condition)
        {
            Of = of,
            // What is not told has no value to work out.
            Value = of.Value is { } value
                ? tree.TellValue(value, line.Value, isTold: condition is not { State: NodeState.Failed })
                : null,
            Grounds = of.Grounds, Needs = line.Needs, NotSettled = !line.IsSettled,
        };
    }

    private static RulePart Otherwise(Policy policy, bool open) => new()
    {
        Status = open ? RuleStatus.Open : RuleStatus.Reason, Open = open, Outcome = policy.Otherwise.Outcome,
        Because = policy.Otherwise.Because, Citations = policy.Otherwise.Grounds.Citations,
        File = policy.Otherwise.Span.Source.Path, Line = policy.Otherwise.Span.Line,
    };

    private static RulePart Tell(Decision decision, ConditionTree tree, Rule rule, bool open)
    {
        var when = rule.When is null ? null : tree.Tell(rule.When);
        var unless = rule.Unless is null ? null : tree.Tell(rule.Unless);
        var status = decision.Statuses[rule.Index];
        return new RulePart
        {
            Rule = rule, Outcome = rule.Outcome, Status = status, Open = open,
            NotSettled = status is RuleStatus.Open && !decision.IsSettled(rule),
            File = rule.Span.Source.Path, Line = rule.Span.Line, Because = rule.Because,
            Citations = rule.Citations, When = when, Unless = unless,
            DefeatedBy = [.. decision.DefeatersOf(rule).Select(o => Defeating(decision, o, status))],
            Defeats = [.. Defeated(decision, rule)],
            FailedOn = status is RuleStatus.DoesNotApply ? [.. Failing(when, unless)] : [],
        };
    }

    private static Defeat Defeating(Decision decision, int by, RuleStatus status) =>
        new(decision.Policy.Rules[by].Name, decision.Undefeated[by] == Truth.Open || status == RuleStatus.Open);

    private static IEnumerable<string> Defeated(Decision decision, Rule rule) =>
        from overridden in rule.Overrides.Select(o => decision.Policy.Rules[o])
        where decision.DefeatersOf(overridden).Contains(rule.Index)
        select overridden.Name;

    /// <summary>
    /// On what a rule failed: the lines of its <c>when</c> that failed or stayed open, or the <c>unless</c> that
    /// held.
    /// </summary>
    private static IEnumerable<ConditionNode> Failing(ConditionNode? when, ConditionNode? unless)
    {
        if (when is { State: NodeState.Failed }) return Grounds(when, NodeState.Failed);
        if (unless is { State: NodeState.Held }) return Grounds(unless, NodeState.Held);
        // It fails in every way, now on one and now on the other.
        return new[] { when, unless }.OfType<ConditionNode>().Where(n => n.State == NodeState.Open);
    }

    /// <summary>
    /// The lines of an <c>all of</c> that decided it, or where none does by itself those that may; any other
    /// condition as a whole.
    /// </summary>
    private static IEnumerable<ConditionNode> Grounds(ConditionNode node, NodeState state)
    {
        if (!IsToldByParts(node.Words)) return [node];
        var own = node.Parts.Where(p => p.State == state).ToList();
        return own.Count > 0 ? own : node.Parts.Where(p => p.State == NodeState.Open);
    }

    /// <summary>Whether a line is an <c>all of</c>, by its words.</summary>
    internal static bool IsToldByParts(string words) => words.StartsWith("all of", StringComparison.OrdinalIgnoreCase);

    private static FactPart Tell(Decision decision, Input input, bool used)
    {
        var value = decision.Case.Values[input.Slot];
        var items = input is ListInput list && value is Items held
            ? held.Rows.Select(row => Tell(list, row)).ToImmutableArray()
            : [];
        return new FactPart(input, value is null ? null : input.Say(value), decision.Case.Provenances[input.Slot],
            decision.Case.Judgements.GetValueOrDefault(input.Slot), used, items)
        {
            Numbers = value is Items told ? [.. Enumerable.Range(0, told.Rows.Length).Select(told.NumberOf)] : [],
            JudgedItems = [.. decision.Case.JudgedItems.Where(j => j.Key.Slot == input.Slot).Select(j => (j.Key, j.Value))],
        };
    }

    private static ImmutableArray<string?> Tell(ListInput list, ImmutableArray<Datum?> row) =>
        [.. row.Select((value, i) => value is null ? null : list.Fields[i].Type.Say(value))];

    private static string EditionChoice(Decision decision) => EditionChoice(decision.Policy, decision.ChosenBy);

    internal static string EditionChoice(Policy policy, DateOnly? chosenBy) => Sentences.Period(policy) + "; "
        + (chosenBy is { } day
            ? Sentences.ChosenBy(policy) + DateType.SayDay(day)
            : Sentences.AsItStands);

    private static IEnumerable<string> Notices(Decision decision, DecisionTrace trace)
    {
        if (Sentences.OutsidePeriod(decision) is { } outside) yield return outside;
        if (Sentences.ReviewDue(decision) is { } due) yield return due;
        foreach (var read in decision.Policy.MayRead) yield return Sentences.MayRead(read);
        if (!decision.OutcomeIsExact)
            yield return "Not every way of filling in what is unknown could be settled: "
                + "an outcome told as possible may in truth not be. Nothing told as certain is open.";
        else if (!decision.NeedsAreExact)
            yield return "The outcomes that are possible are certain. Not settled is what of the facts asked for matters, "
                + "or decides alone: one that is asked for may in truth not matter.";
        else if (!trace.IsSettled)
            yield return "The outcome and what is needed are certain. "
                + "A line marked as not settled is told as open, and may in truth be certain.";
    }
}
