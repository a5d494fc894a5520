using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>The facts that can still change the outcome, where the plan tells them.</summary>
internal static class OpenNeeds
{
    /// <summary>
    /// Those one of whose answers alone decides, then the others, each in order of declaration; null where a proof must
    /// tell of any.
    /// </summary>
    public static ImmutableArray<Need>? Of(PolicyPlan plan, Case @case, ImmutableArray<ToldNeed> told) =>
        told.IsDefault || told.Any(n => n.Matters is null || n.Alone is null)
            ? null
            : [.. told.Where(n => n.Matters == true).OrderByDescending(n => n.Alone).ThenBy(n => n.Slot)
                .Select(n => Of(plan.Policy.Inputs[n.Slot], n.Alone == true, @case))];

    private static Need Of(Input fact, bool alone, Case @case) =>
        new(@case.Policy.Each is null ? fact.Name : new Unknown(fact, -1, null).NameIn(@case.Policy, @case.Values), fact.Ask, alone)
        {
            Confidential = fact.Confidential,
        };
}
