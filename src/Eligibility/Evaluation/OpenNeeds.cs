using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>The facts that can still change the outcome, where two runs of the plan are enough to tell.</summary>
internal static class OpenNeeds
{
    /// <summary>Those one of whose answers alone decides, then the others, each in order of declaration.</summary>
    public static ImmutableArray<Need> Of(PolicyPlan plan, Case @case) =>
    [
        .. plan.OpenFacts(@case.Row).OrderByDescending(fact => fact.Alone).ThenBy(fact => fact.Slot)
            .Select(fact => Of(plan.Policy.Inputs[fact.Slot], fact.Alone)),
    ];

    private static Need Of(Input fact, bool alone) =>
        new(fact.Name, fact.Ask, alone) { Confidential = fact.Confidential };
}
