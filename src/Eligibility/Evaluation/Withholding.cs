using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What may be told to the person decided about (language, section 5, <c>--for person</c>). The case is decided once
/// more with every confidential fact unknown, and what is told is made from that and from the outcome alone: so two
/// cases with the same outcome, alike but for confidential facts, cannot read differently, whatever rule, override or
/// date those facts stood behind.
/// </summary>
internal static class Withholding
{
    /// <summary>Whether a policy has confidential facts at all.</summary>
    public static bool HasConfidential(Policy policy) =>
        policy.Inputs.Any(i => i.Confidential || i is ListInput list && list.Fields.Any(f => f.Confidential));

    /// <summary>
    /// Whether a rule may be told: it reads no confidential fact, not even through a definition, a table or a score.
    /// </summary>
    public static bool MayTell(Rule rule) =>
        !Reads.Of(new[] { rule.When, rule.Unless }.OfType<Condition>()).Any(r => r.Confidential);

    /// <summary>What of a decision may be told, line by line.</summary>
    /// <param name="evaluator">The policy that decided.</param>
    /// <param name="decision">The decision.</param>
    public static WithheldDecision Withhold(PolicyEvaluator evaluator, Decision decision)
    {
        var policy = decision.Policy;
        if (!HasConfidential(policy))
        {
            var traced = decision is { Lines: null, Trace: null }
                ? decision with { Trace = TraceWalk.Of(evaluator.Rules, decision) }
                : decision;
            return new WithheldDecision(traced, [.. policy.Rules.Select(_ => true)]);
        }
        ImmutableArray<bool> tells = [.. policy.Rules.Select(MayTell)];
        var told = Told(evaluator, WithoutConfidential(evaluator, decision), decision.Outcome);
        var trace = TraceWalk.Of(evaluator.Rules, told, rule => tells[rule.Index]);
        return new WithheldDecision(told with { Trace = trace }, tells);
    }

    /// <summary>What is decided with every confidential fact unknown, whatever came of the case with them.</summary>
    public static Decision WithoutConfidential(PolicyEvaluator evaluator, Decision decision) =>
        HasConfidential(decision.Policy)
        ? evaluator.Decide(Blank(decision.Case, decision.Policy), DecisionDetail.None)
        : decision;

    /// <summary>
    /// What is decided with every confidential fact unknown, and with the outcome that it came to with them.
    /// </summary>
    private static Decision Told(PolicyEvaluator evaluator, Decision open, Outcome? outcome)
    {
        var reading = open.Reading with { Needed = [.. open.Needed.Where(n => !n.Confidential)] };
        if (outcome is null) return open.Telling(reading with { Outcome = null, Reasons = [] });
        var (statuses, otherwise) = evaluator.Given(outcome, open.Case);
        var reasons = open.Policy.Rules.Where(r => statuses[r.Index] == RuleStatus.Reason).Select(r => Reason.Of(r))
            .Concat(otherwise == Truth.Held ? [Reason.Of(open.Policy.Otherwise)] : []);
        return open.Telling(reading with
        {
            Outcome = outcome, Possible = [outcome], Needed = [], Statuses = statuses, Reasons = [.. reasons],
        });
    }

    private static Case Blank(Case @case, Policy policy) => @case with
    {
        Values = [.. policy.Inputs.Select(i => Blank(i, @case.Values[i.Slot]))],
        Provenances = [.. policy.Inputs.Select(i => i.Confidential ? Provenance.NotKnown : @case.Provenances[i.Slot])],
        Judgements = @case.Judgements.RemoveRange(policy.Inputs.Where(i => i.Confidential).Select(i => i.Slot)),
        JudgedItems = @case.JudgedItems.RemoveRange(@case.JudgedItems.Keys.Where(k =>
            policy.Inputs[k.Slot].Confidential || ((ListInput)policy.Inputs[k.Slot]).Fields[k.Field].Confidential)),
    };

    private static Datum? Blank(Input input, Datum? value) => input switch
    {
        { Confidential: true } => null,
        ListInput list when value is Items items => new Items([.. items.Rows.Select(row => Blank(row, list))]) { Without = items.Without },
        _ => value,
    };

    private static ImmutableArray<Datum?> Blank(ImmutableArray<Datum?> row, ListInput list) =>
        [.. row.Select((value, i) => list.Fields[i].Confidential ? null : value)];
}

/// <summary>A decision as it may be told to the person decided about.</summary>
/// <param name="Decision">What may be told of it.</param>
/// <param name="Tells">Whether each rule may be told.</param>
internal sealed record WithheldDecision(Decision Decision, ImmutableArray<bool> Tells);
