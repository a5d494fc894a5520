using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>
/// What may be told to the person decided about (language, section 5, <c>--for person</c>). The case is decided once more with
/// every confidential fact unknown, and what is told is made from that and from the outcome alone: so two cases with the same
/// outcome, alike but for confidential facts, cannot read differently, whatever rule, override or date those facts stood behind.
/// </summary>
internal static class Withholding
{
    /// <summary>Whether a policy has confidential facts at all.</summary>
    public static bool HasConfidential(Policy policy) =>
        policy.Inputs.Any(i => i.Confidential || i is ListInput list && list.Fields.Any(f => f.Confidential));

    /// <summary>
    /// Whether grounds may be withheld under a policy: something that it works out reads a confidential fact. One that only shares a
    /// vocabulary with others has such facts as well, and withholds none.
    /// </summary>
    public static bool MayWithhold(Policy policy) => Reads.Of(policy.Conditions).Any(r => r.Confidential);

    /// <summary>Whether a rule may be told: it reads no confidential fact, not even through a definition, a table or a score.</summary>
    public static bool MayTell(Rule rule) =>
        !Reads.Of(new[] { rule.When, rule.Unless }.OfType<Condition>()).Any(r => r.Confidential);

    /// <summary>The decision as it may be told.</summary>
    public static Decision Withhold(Decision decision)
    {
        var policy = decision.Policy;
        if (!HasConfidential(policy)) return decision;
        var open = WithoutConfidential(decision);
        open = open with { Needed = [.. open.Needed.Where(n => !n.Confidential)] };
        if (decision.Outcome is not { } outcome) return open with { Outcome = null, Reasons = [] };
        var (statuses, otherwise) = decision.Evaluator.Given(outcome, open.Case);
        var reasons = policy.Rules.Where(r => statuses[r.Index] == RuleStatus.Reason).Select(r => Reason.Of(r));
        return open with { Outcome = outcome, Possible = [outcome], Needed = [], Statuses = statuses, Reasons = [.. reasons, .. otherwise == Truth.Held ? [Reason.Of(policy.Otherwise)] : ImmutableArray<Reason>.Empty] };
    }

    /// <summary>What is decided with every confidential fact unknown, whatever came of the case with them.</summary>
    public static Decision WithoutConfidential(Decision decision) => !HasConfidential(decision.Policy) ? decision
        : decision.Evaluator.Decide(Blank(decision.Case, decision.Policy)) with { ChosenBy = decision.ChosenBy };

    private static Case Blank(Case @case, Policy policy) => @case with
    {
        Values = [.. policy.Inputs.Select(i => Blank(i, @case.Values[i.Slot]))],
        Provenances = [.. policy.Inputs.Select(i => i.Confidential ? Provenance.NotKnown : @case.Provenances[i.Slot])],
        Judgements = @case.Judgements.RemoveRange(policy.Inputs.Where(i => i.Confidential).Select(i => i.Slot)),
    };

    private static Datum? Blank(Input input, Datum? value) => input switch
    {
        { Confidential: true } => null,
        ListInput list when value is Items items => new Items([.. items.Rows.Select(row => Blank(row, list))]),
        _ => value,
    };

    private static ImmutableArray<Datum?> Blank(ImmutableArray<Datum?> row, ListInput list) =>
        [.. row.Select((value, i) => list.Fields[i].Confidential ? null : value)];
}
