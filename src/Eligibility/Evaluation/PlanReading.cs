using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What there is to read of a decision about a case that leaves nothing unknown: worked out again from the plan and the
/// case (<see cref="KnownStatuses"/>), of which it is a function, and from nothing else.
/// </summary>
internal static class PlanReading
{
    /// <summary>What there is to read.</summary>
    /// <param name="plan">The plan that decided.</param>
    /// <param name="case">A case that is known to it.</param>
    /// <param name="outcome">The outcome that it came to.</param>
    public static DecisionReading Of(PolicyPlan plan, Case @case, Outcome outcome)
    {
        var policy = plan.Policy;
        var known = new KnownStatuses(plan);
        known.Find(@case, outcome);
        var truths = new Truth[policy.Conditions.Length];
        for (var i = 0; i < truths.Length; i++) truths[i] = Truths.Of(known.Memory.Truths[i]);
        return new DecisionReading
        {
            Outcome = outcome, Possible = [outcome], Exact = true, Needed = [],
            Reasons = Reasons(policy, known.Statuses),
            Statuses = ImmutableCollectionsMarshal.AsImmutableArray(known.Statuses),
            Truths = ImmutableCollectionsMarshal.AsImmutableArray(truths),
            Undefeated =
                [.. known.Undefeated.Select(Truths.Of)],
            Defeaters = Defeaters(known),
        };
    }

    private static ImmutableArray<Reason> Reasons(Policy policy, RuleStatus[] statuses)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        for (var i = 0; i < statuses.Length; i++)
            if (statuses[i] == RuleStatus.Reason) reasons.Add(Reason.Of(policy.Rules[i]));
        if (reasons.Count == 0) reasons.Add(Reason.Of(policy.Otherwise));
        return reasons.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<int>> Defeaters(KnownStatuses known)
    {
        var defeaters = new ImmutableArray<int>[known.Statuses.Length];
        for (var i = 0; i < defeaters.Length; i++) defeaters[i] = DefeatersOf(i);
        return ImmutableCollectionsMarshal.AsImmutableArray(defeaters);

        ImmutableArray<int> DefeatersOf(int rule)
        {
            if (known.Statuses[rule] != RuleStatus.Defeated) return [];
            var by = ImmutableArray.CreateBuilder<int>();
            foreach (var other in known.OverridersOf(rule))
                if (known.IsDefeated(rule, other)) by.Add(other);
            return by.ToImmutable();
        }
    }
}
