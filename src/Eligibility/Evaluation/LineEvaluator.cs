using System.Collections.Immutable;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines of a decision about a known case are worked out with again, whenever they are told: one for each
/// policy, never changing, shared by its decisions and by threads. It searches nothing: where all that a policy reads
/// is known, each line follows from the case's values alone.
/// </summary>
internal sealed class LineEvaluator
{
    private readonly ConditionEvaluator _conditions;

    private readonly ImmutableArray<Reason>[] _reasons;
    private readonly ImmutableArray<Outcome>[] _possible;

    public LineEvaluator(PolicyPlan plan, ConditionEvaluator conditions)
    {
        (Plan, _conditions) = (plan, conditions);
        _reasons = [[Reason.Of(plan.Policy.Otherwise)], .. plan.Policy.Rules.Select(r => ImmutableArray.Create(Reason.Of(r)))];
        _possible = [.. plan.Policy.Outcomes.Select(o => ImmutableArray.Create(o))];
    }

    /// <summary>The reasons of a known case, where one rule alone gives its outcome; default where several do.</summary>
    public ImmutableArray<Reason> OneReason(Case @case, int rule) =>
        Plan.DecidesAlone(@case.Row, rule) ? _reasons[rule + 1] : default;

    /// <summary>The outcome of a known case as the only one that is possible.</summary>
    public ImmutableArray<Outcome> Only(Outcome outcome) => _possible[outcome.Index];

    /// <summary>The plan of the policy.</summary>
    public PolicyPlan Plan { get; }

    /// <summary>The lines of a decision about a known case, all that are told.</summary>
    public DecisionTrace TraceOf(Decision decision) => TraceWalk.OfKnown(_conditions, decision);
}
