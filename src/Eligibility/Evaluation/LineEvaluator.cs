using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What there is to read of a decision beside its outcome, and what its lines came to, worked out whenever it is told: one
/// for each policy, shared by its decisions and by threads, never changing but for what it keeps of the empty case. Where
/// all that a policy reads is known, each line follows from the case's values alone; else from runs of the plan where they
/// say all there is to say, and from a proof where they do not.
/// </summary>
internal sealed class LineEvaluator
{
    private readonly RuleEvaluator _rules;
    private readonly ResidualDecider _residual;
    private readonly FirstNeeds _first;

    // Of `otherwise`, and of each rule, as the only reason there is.
    private readonly ImmutableArray<Reason>[] _reasons;
    private readonly ImmutableArray<Outcome>[] _possible;

    public LineEvaluator(PolicyPlan plan, RuleEvaluator rules)
    {
        (Plan, _rules, _residual, _first) = (plan, rules, new ResidualDecider(rules), new FirstNeeds(plan.Policy));
        _reasons = [[Reason.Of(plan.Policy.Otherwise)], .. plan.Policy.Rules.Select(r => ImmutableArray.Create(Reason.Of(r)))];
        _possible = [.. plan.Policy.Outcomes.Select(o => ImmutableArray.Create(o))];
    }

    /// <summary>
    /// The decision about a case. Where something is unknown: two runs of the plan, where they are enough; else two for each
    /// of the values that stand for all others; else a proof. What is told beside the outcome is worked out when it is asked
    /// for.
    /// </summary>
    public Decision Decide(Case @case, DecisionDetail detail)
    {
        if (Plan.TryDecide(@case.Row, out var rule)) return new Decision(this, @case, rule, detail);
        if (Plan.Settle(@case.Row) is var told and not 0) return new Decision(this, @case, OnlyOf(told), Means.TwoRuns, detail);
        if (Plan.Outcome(@case.Row) is var some and not 0) return new Decision(this, @case, OnlyOf(some), Means.Splits, detail);
        return TryProve(@case, out var outcome)
            ? new Decision(this, @case, outcome, Means.Proof, detail)
            : DecideByProof(@case, detail);
    }

    /// <summary>The same by proof alone.</summary>
    public Decision DecideByProof(Case @case, DecisionDetail detail) => new(this, @case, Proof(@case), detail);

    private Outcome? OnlyOf(ulong possible) =>
        BitOperations.IsPow2(possible) ? Plan.Policy.Outcomes[BitOperations.TrailingZeroCount(possible)] : null;

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

    /// <summary>The outcome of a case as a proof tells it; false where it cannot settle which are possible.</summary>
    public bool TryProve(Case @case, out Outcome? outcome) => _residual.TryDecide(@case, out outcome);

    /// <summary>All there is to read of a case by proof alone.</summary>
    public DecisionReading Proof(Case @case) => _residual.Decide(@case);

    /// <summary>
    /// The outcomes that a case leaves possible, by their places in order, and whether each of them is: by the plan, and by
    /// proof where it does not tell, while that may be spent.
    /// </summary>
    public (ImmutableArray<int> Possible, bool IsExact) OutcomesOf(Case @case, Allowance allowance)
    {
        if (Plan.TryDecide(@case.Row, out var rule)) return ([Plan.OutcomeOf(rule)!.Index], true);
        var told = Plan.Settle(@case.Row);
        if (told == 0) told = Plan.Possible(@case.Row);
        if (told != 0) return ([.. Enumerable.Range(0, Plan.Policy.Outcomes.Length).Where(o => (told >> o & 1) != 0)], true);
        var left = Left(@case.Values, allowance);
        var settled = left.Ask(left.Outcome());
        return (settled.Possible, settled.IsExact);
    }

    /// <summary>What is left of the policy once some values are filled in.</summary>
    public ResidualPolicy Left(ImmutableArray<Datum?> values, Allowance allowance, Period? within = null) =>
        new(_rules, values, Plan.Policy.Conditions, allowance, within: within);

    /// <summary>What conditions read, by slot.</summary>
    public IReadOnlySet<int> ReadSlots => _rules.ReadSlots;

    /// <summary>What replays whole cases.</summary>
    public RuleEvaluator Rules => _rules;

    /// <summary>What can still change the outcome of an undecided case: by the plan, and by proof where it does not tell.</summary>
    public NeedsReading NeedsOf(Case @case) => _first.Of(@case, WorkOutNeeds);

    private NeedsReading WorkOutNeeds(Case @case)
    {
        var told = Plan.Needs(@case.Row);
        return OpenNeeds.Of(Plan, @case, told) is { } needed
            ? new NeedsReading(needed, AreExact: true)
            : _residual.Needs(@case, told);
    }

    /// <summary>What there is to read of a decision about a case with unknowns.</summary>
    public DecisionReading ReadingOf(Decision decision)
    {
        var @case = decision.Case;
        if (decision.IsProved) return _residual.Decide(@case, needs: decision.Needs);
        if (OpenReading.Of(Plan, @case, decision.Needs) is { } reading) return reading;
        var known = decision.Outcome is { } only ? 1UL << only.Index : decision.PlanTells;
        return _residual.Decide(@case, known, decision.Needs);
    }

    /// <summary>The lines of a decision about a known case, all that are told.</summary>
    public DecisionTrace TraceOfKnown(Decision decision) => TraceWalk.OfKnown(_rules, decision);

    /// <summary>The lines of a decision about a case with unknowns, all that are told.</summary>
    public DecisionTrace TraceOf(Decision decision) => decision.IsToldByRuns
        ? TraceOfKnown(decision)
        : TraceWalk.Of(_rules, decision);
}
