using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>What is known of something that no example exercises, worst last.</summary>
internal enum CoverageFinding
{
    /// <summary>A case exercises it: an example is missing.</summary>
    Missing,

    /// <summary>No case was found that does, but not every one could be tried.</summary>
    NotSettled,

    /// <summary>No case that could be stated while the policy is in force exercises it.</summary>
    CannotBe,
}

/// <summary>
/// Looks for a case that exercises what no example does, among all that could be stated while the policy is in force.
/// Where it is proved that none does, it cannot be exercised.
/// </summary>
internal sealed class CoverageSearch(PolicyEvaluator evaluator, CoverageTargets targets)
{
    // All targets together share what so many decisions may spend.
    private const int Decisions = 20;

    private readonly Policy _policy = evaluator.Policy;
    private readonly Allowance _allowance = Allowance.OfDecisions(Decisions);
    private readonly SimplestCase _simplest =
        new(evaluator.Rules, evaluator.Policy.Unstated) { KeepsSomethingOfItems = true };

    /// <summary>Whether a case exercises a target, and what one that does states.</summary>
    public (CoverageFinding Finding, ImmutableArray<Datum?>? Case) Find(int target)
    {
        if (_allowance.IsSpent) return (CoverageFinding.NotSettled, null);
        // One that is decided in our time is soonest understood.
        foreach (var values in PlainDays.Of(evaluator))
            if (Ask(target, values).Case is { } plain) return (CoverageFinding.Missing, Simplest(target, plain));
        var (found, isExact) = Ask(target, _policy.Unstated);
        if (found is not null) return (CoverageFinding.Missing, Simplest(target, found.Value));
        return (isExact ? CoverageFinding.CannotBe : CoverageFinding.NotSettled, null);
    }

    private (ImmutableArray<ImmutableArray<Datum?>>? Case, bool IsExact) Ask(int target, ImmutableArray<Datum?> values)
    {
        var (left, question, wanted) = QuestionOf(target, values);
        var settled = left.Ask(question, answer => answer == wanted, stopAt: 1);
        return (settled.Found.TryGetValue(wanted, out var found) ? found : null, settled.IsExact);
    }

    /// <summary>The case without all that it can spare, from the last declared to the first.</summary>
    private ImmutableArray<Datum?> Simplest(int target, ImmutableArray<ImmutableArray<Datum?>> whole)
    {
        var outcomes = evaluator.Rules.PossibleOutcomes(evaluator.Rules.Work(whole[0])).ToList();
        return _simplest.Of(whole, passes =>
            CoverageWalk.Of(targets, evaluator, passes[0], target) == Truth.Held
                && evaluator.Rules.PossibleOutcomes(passes[0]).SequenceEqual(outcomes))[0];
    }

    /// <summary>The question whether something is exercised, and the answer that says so.</summary>
    private (ResidualPolicy Left, ResidualQuestion Question, int Wanted) QuestionOf(int target,
        ImmutableArray<Datum?> values)
    {
        switch (targets.All[target].Part)
        {
            case Rule { Outcome: not null } rule:
                var ofRule = Left(_policy.Conditions, values);
                return (ofRule, ofRule.Status(rule), (int)RuleStatus.Reason);
            case Outcome outcome:
                var ofOutcome = Left(_policy.Conditions, values);
                return (ofOutcome, ofOutcome.Outcome(), outcome.Index);
            case Rule exception:
                var ofException = Left(_policy.Conditions, values);
                var (rules, formula) = (ofException.Rules(), ofException.Parts.Formula);
                return Exercised(ofException, formula.Any(exception.Overrides.Select(o =>
                    formula.All(rules.Undefeated[exception.Index], rules.Applies[o]))));
            case Otherwise:
                var ofOtherwise = Left(_policy.Conditions, values);
                return Exercised(ofOtherwise, ofOtherwise.Rules()
                    .NoneOf(_policy.Outcomes.Length, ofOtherwise.Parts.Formula));
            default:
                return OfCondition(target, values);
        }

        (ResidualPolicy, ResidualQuestion, int) Exercised(ResidualPolicy left, Part part) =>
            (left, new TruthQuestion(part, pass => CoverageWalk.Of(targets, evaluator, pass, target)), 1);
    }

    private (ResidualPolicy Left, ResidualQuestion Question, int Wanted) OfCondition(int target,
        ImmutableArray<Datum?> values)
    {
        var conditions = new CoverageConditions(targets, target);
        var ways = new List<(Condition Way, Outcome? Where)>();
        foreach (var rule in _policy.Rules)
        {
            if (rule.When is { } when && Below(when) is { } inWhen) ways.Add((inWhen, null));
            if (rule.Unless is { } unless && Below(unless) is { } inUnless)
                ways.Add((rule.When is { } first ? CoverageConditions.Both(first, inUnless) : inUnless, null));
        }
        foreach (var outcome in _policy.Outcomes)
            foreach (var consequence in outcome.Consequences)
                if (consequence.When is { } root && Below(root) is { } inRoot) ways.Add((inRoot, outcome));

        IEnumerable<Condition> asked = ways.Select(w => w.Way);
        var left = Left(ways.Exists(w => w.Where is not null) ? [.. _policy.Conditions, .. asked] : [.. asked],
            values);
        var formula = left.Parts.Formula;
        var part = formula.Any(ways.Select(w =>
        {
            var way = left.Parts.Of(w.Way, Scope.Outside(0));
            return w.Where is { } outcome ? formula.All(way, left.Rules().Prevails(outcome.Index, formula)) : way;
        }));
        return (left, new TruthQuestion(part, pass => CoverageWalk.Of(targets, evaluator, pass, target)), 1);

        Condition? Below(Condition root) =>
            targets.All[target].Roots.Exists(r => ReferenceEquals(r, root)) ? conditions.Below(root) : null;
    }

    private ResidualPolicy Left(ImmutableArray<Condition> asked, ImmutableArray<Datum?> values) =>
        new(evaluator.Rules, values, asked, _allowance, within: _policy.Period);

    /// <summary>Why a rule can never be a reason; null where that is not certain.</summary>
    public string? WhyNoReason(Rule rule) => RuleUse.WhyNone(Left(_policy.Conditions, _policy.Unstated), rule);
}
