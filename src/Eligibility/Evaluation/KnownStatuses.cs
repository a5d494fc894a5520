using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What the conditions and rules of a policy come to for a case that leaves nothing unknown: worked out from the plan
/// and the case, and from nothing else. Used again for the next case, and not shared between threads.
/// </summary>
internal sealed class KnownStatuses
{
    private readonly PolicyPlan _plan;
    private readonly RuleParts[] _rules;

    public KnownStatuses(PolicyPlan plan)
    {
        _plan = plan;
        _rules = [.. plan.Policy.Rules.Select(r => new RuleParts(r.When?.Index ?? -1, r.Unless?.Index ?? -1,
            r.Outcome?.Index ?? -1, r.Period is not null))];
        Statuses = new RuleStatus[_rules.Length];
        Undefeated = new bool[_rules.Length];
    }

    /// <summary>What each condition came to, and the values that were worked out with them.</summary>
    public KnownMemory Memory { get; } = new();

    /// <summary>The status of each rule, in order of declaration.</summary>
    public RuleStatus[] Statuses { get; }

    /// <summary>Whether each rule applies and no rule that overrides it applies undefeated.</summary>
    public bool[] Undefeated { get; }

    /// <summary>Works out all of it.</summary>
    /// <param name="case">A case that is known to the plan.</param>
    /// <param name="outcome">The outcome that it came to.</param>
    public void Find(Case @case, Outcome outcome)
    {
        _plan.Run(@case.Row, Memory);
        var truths = Memory.Truths;
        for (var i = 0; i < _rules.Length; i++)
        {
            ref readonly var rule = ref _rules[i];
            var applies = (rule.When < 0 || truths[rule.When]) && (rule.Unless < 0 || !truths[rule.Unless]);
            Statuses[i] = applies ? RuleStatus.Reason : RuleStatus.DoesNotApply;
            if (rule.IsDated && !IsInForce(i, @case)) (Statuses[i], applies) = (RuleStatus.NotInForce, false);
            Undefeated[i] = applies;
        }
        foreach (var rule in _plan.Overridden)
            foreach (var by in _plan.OverridersOf(rule))
                if (Undefeated[by] && Undefeated[rule])
                    (Statuses[rule], Undefeated[rule]) = (RuleStatus.Defeated, false);
        for (var i = 0; i < _rules.Length; i++)
            if (Undefeated[i] && _rules[i].Outcome != outcome.Index)
                Statuses[i] = _rules[i].Outcome < 0 ? RuleStatus.Exception : RuleStatus.Outranked;
    }

    /// <summary>Whether a rule is defeated by one of those that override it.</summary>
    /// <param name="rule">The rule, by its place.</param>
    /// <param name="by">The place of one that overrides it.</param>
    public bool IsDefeated(int rule, int by) => Statuses[rule] == RuleStatus.Defeated && Undefeated[by];

    /// <summary>The rules that override a rule, by their places.</summary>
    public ReadOnlySpan<int> OverridersOf(int rule) => _plan.OverridersOf(rule).AsSpan();

    private bool IsInForce(int rule, Case @case) =>
        _plan.Policy.Rules[rule].Period!.Contains(@case.DayOf(_plan.Policy.DatedBy)!.Value);

    /// <summary>What a rule is made of.</summary>
    /// <param name="When">Its <c>when</c>, by its place among the conditions; -1 where it has none.</param>
    /// <param name="Unless">Its <c>unless</c>, in the same way.</param>
    /// <param name="Outcome">The place of its outcome; -1 where it gives none.</param>
    /// <param name="IsDated">Whether it is in force for a time alone.</param>
    private readonly record struct RuleParts(int When, int Unless, int Outcome, bool IsDated);
}
