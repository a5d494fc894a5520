using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Eligibility.Evaluation;

/// <summary>
/// What there is to read of a decision about a case that leaves nothing unknown: worked out again from the plan and the
/// case (<see cref="KnownStatuses"/>), of which it is a function, and from nothing else.
/// </summary>
internal static class PlanReading
{
    /// <summary>What there is to read.</summary>
    /// <param name="lines">The policy, by whose plan it was decided.</param>
    /// <param name="case">A case that is known to the plan.</param>
    /// <param name="rule">The place of the rule that decides it; -1 of <c>otherwise</c>.</param>
    public static DecisionReading Of(LineEvaluator lines, Case @case, int rule)
    {
        var outcome = lines.Plan.OutcomeOf(rule)!;
        var known = new KnownStatuses(lines.Plan);
        known.Find(@case, outcome);
        var truths = new Truth[lines.Plan.Policy.Conditions.Length];
        for (var i = 0; i < truths.Length; i++) truths[i] = Truths.Of(known.Memory.Truths[i]);
        return new DecisionReading
        {
            Outcome = outcome, Possible = lines.Only(outcome), Needed = [],
            Reasons = lines.ReasonsOf(@case, rule),
            Statuses = ImmutableCollectionsMarshal.AsImmutableArray(known.Statuses),
            Truths = ImmutableCollectionsMarshal.AsImmutableArray(truths),
            Undefeated = [.. known.Undefeated.Select(Truths.Of)],
            Defeaters = Defeaters(known),
        };
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
