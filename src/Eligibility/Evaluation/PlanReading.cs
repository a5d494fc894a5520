using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What there is to read of a decision about a case that leaves nothing unknown: worked out again from the plan and the
/// case, of which it is a function, and from nothing else.
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
        var holds = plan.Run(@case.Row).Truths;
        var truths = new Truth[policy.Conditions.Length];
        for (var i = 0; i < truths.Length; i++) truths[i] = Truths.Of(holds[i]);
        var (statuses, undefeated) = Rules(plan, @case, truths, outcome);
        return new DecisionReading
        {
            Outcome = outcome, Possible = [outcome], Exact = true, Needed = [], Reasons = Reasons(policy, statuses),
            Statuses = ImmutableCollectionsMarshal.AsImmutableArray(statuses),
            Truths = ImmutableCollectionsMarshal.AsImmutableArray(truths),
            Undefeated = ImmutableCollectionsMarshal.AsImmutableArray(undefeated),
            Defeaters = Defeaters(plan, statuses, undefeated),
        };
    }

    private static (RuleStatus[] Statuses, Truth[] Undefeated) Rules(PolicyPlan plan, Case @case, Truth[] truths,
        Outcome outcome)
    {
        var policy = plan.Policy;
        var statuses = new RuleStatus[policy.Rules.Length];
        var undefeated = new Truth[statuses.Length];
        for (var i = 0; i < statuses.Length; i++)
        {
            statuses[i] = Alone(policy, policy.Rules[i], @case, truths);
            undefeated[i] = Truths.Of(statuses[i] == RuleStatus.Reason);
        }
        foreach (var rule in plan.Overridden)
            foreach (var by in plan.OverridersOf(rule))
                if (undefeated[by] == Truth.Held && undefeated[rule] == Truth.Held)
                    (statuses[rule], undefeated[rule]) = (RuleStatus.Defeated, Truth.Failed);
        for (var i = 0; i < statuses.Length; i++)
            if (undefeated[i] == Truth.Held && policy.Rules[i].Outcome != outcome)
                statuses[i] = policy.Rules[i].Outcome is null ? RuleStatus.Exception : RuleStatus.Outranked;
        return (statuses, undefeated);
    }

    /// <summary>What a rule comes to by itself: a reason where it applies.</summary>
    private static RuleStatus Alone(Policy policy, Rule rule, Case @case, Truth[] truths)
    {
        if (rule.Period is { } period)
        {
            var day = DateOnly.FromDayNumber((int)@case.Row.Slot(policy.SlotForms[policy.DatedBy.Slot]));
            if (!period.Contains(day)) return RuleStatus.NotInForce;
        }
        var holds = rule.When is null || truths[rule.When.Index] == Truth.Held;
        var excepted = rule.Unless is not null && truths[rule.Unless.Index] == Truth.Held;
        return holds && !excepted ? RuleStatus.Reason : RuleStatus.DoesNotApply;
    }

    private static ImmutableArray<Reason> Reasons(Policy policy, RuleStatus[] statuses)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        for (var i = 0; i < statuses.Length; i++)
            if (statuses[i] == RuleStatus.Reason) reasons.Add(Reason.Of(policy.Rules[i]));
        if (reasons.Count == 0) reasons.Add(Reason.Of(policy.Otherwise));
        return reasons.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<int>> Defeaters(PolicyPlan plan, RuleStatus[] statuses,
        Truth[] undefeated)
    {
        var defeaters = new ImmutableArray<int>[statuses.Length];
        for (var i = 0; i < defeaters.Length; i++)
            defeaters[i] = statuses[i] == RuleStatus.Defeated
                ? [.. plan.OverridersOf(i).Where(by => undefeated[by] == Truth.Held)]
                : [];
        return ImmutableCollectionsMarshal.AsImmutableArray(defeaters);
    }
}
