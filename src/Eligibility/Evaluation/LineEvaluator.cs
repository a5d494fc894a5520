using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines of a decision about a known case are worked out with again, whenever they are told: one for each
/// policy, never changing, shared by its decisions and by threads. It proves nothing: where all that a policy reads
/// is known, each line follows from the case's values alone.
/// </summary>
internal sealed class LineEvaluator
{
    private readonly ConditionEvaluator _conditions;

    // Of `otherwise`, and of each rule, as the only reason there is.
    private readonly ImmutableArray<Reason>[] _reasons;
    private readonly ImmutableArray<Outcome>[] _possible;

    public LineEvaluator(PolicyPlan plan, ConditionEvaluator conditions)
    {
        (Plan, _conditions) = (plan, conditions);
        _reasons = [[Reason.Of(plan.Policy.Otherwise)], .. plan.Policy.Rules.Select(r => ImmutableArray.Create(Reason.Of(r)))];
        _possible = [.. plan.Policy.Outcomes.Select(o => ImmutableArray.Create(o))];
    }

    /// <summary>The reasons of a known case, by the rule that decides it.</summary>
    public ImmutableArray<Reason> ReasonsOf(Case @case, int rule)
    {
        if (rule < 0) return _reasons[0];
        var most = Plan.Rules.MostReasons;
        Span<int> rules = most <= 256 ? stackalloc int[most] : new int[most];
        rules = rules[..Plan.Reasons(@case.Row, rule, rules)];
        if (rules.Length == 1) return _reasons[rules[0] + 1];
        var reasons = new Reason[rules.Length];
        for (var i = 0; i < reasons.Length; i++) reasons[i] = _reasons[rules[i] + 1][0];
        return ImmutableCollectionsMarshal.AsImmutableArray(reasons);
    }

    /// <summary>The outcome of a known case as the only one that is possible.</summary>
    public ImmutableArray<Outcome> Only(Outcome outcome) => _possible[outcome.Index];

    /// <summary>The plan of the policy.</summary>
    public PolicyPlan Plan { get; }

    /// <summary>The lines of a decision about a known case, all that are told.</summary>
    public DecisionTrace TraceOf(Decision decision) => TraceWalk.OfKnown(_conditions, decision);
}
