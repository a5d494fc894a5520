using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Days on which a case that is shown is best decided: those on which a policy and its rules come into force, and
/// one of our time. A case found for any day at all may be decided on one of 1900.
/// </summary>
internal static class PlainDays
{
    private const int Most = 4;
    private static readonly DateOnly OfOurTime = new(2020, 1, 1);

    /// <summary>The days, soonest found first; none where the policy does not read the decision date.</summary>
    public static IEnumerable<ImmutableArray<Datum?>> Of(PolicyEvaluator evaluator)
    {
        var policy = evaluator.Policy;
        if (!evaluator.Rules.ReadSlots.Contains(policy.DecisionDate.Slot)) return [];
        // A policy that goes by the decision date is not asked about days on which it is not in force.
        var within = policy.DatedBy == policy.DecisionDate ? policy.Period : null;
        return policy.Rules.Select(r => r.Period).Prepend(policy.Period).OfType<Period>().Select(p => p.From)
            .Append(OfOurTime).Distinct().Where(day => within?.Contains(day) != false).Take(Most)
            .Select(day => policy.Unstated.SetItem(policy.DecisionDate.Slot, Datum.Of(day)));
    }
}
