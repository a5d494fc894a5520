using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>What is known of something that no example exercises, worst last.</summary>
public enum CoverageFinding
{
    /// <summary>A case exercises it: an example is missing.</summary>
    Missing,

    /// <summary>No case was found that does, but not every one could be tried.</summary>
    NotSettled,

    /// <summary>No case that could be stated while the policy is in force exercises it.</summary>
    CannotBe,
}

/// <summary>
/// Looks for a case that exercises what no example does, over every case that could be stated while the policy is in force,
/// as a guarantee is tried. Without one, and with every kind of case tried, it cannot be exercised.
/// </summary>
internal sealed class CoverageSearch(PolicyEvaluator evaluator, CoverageTargets targets)
{
    private readonly Completions _completions = new(evaluator.Rules, []);
    private readonly ImmutableArray<Datum?> _unstated = [.. evaluator.Policy.Inputs.Select(_ => (Datum?)null)];

    /// <summary>Whether a case exercises a target, and one that does.</summary>
    public (CoverageFinding Finding, Case? Case) Find(int target)
    {
        var answers = _completions.Ask(QuestionOf(target), _unstated, stopAtTwo: true);
        if (answers.Witnesses.TryGetValue(1, out var values)) return (CoverageFinding.Missing, Case.Of(evaluator.Policy, values));
        return (answers.Only switch { 1 => CoverageFinding.Missing, 0 => CoverageFinding.CannotBe, _ => CoverageFinding.NotSettled }, null);
    }

    private Question QuestionOf(int target)
    {
        var (part, roots) = (targets.All[target].Part, targets.All[target].Roots);
        ImmutableArray<Condition> own = part is Condition condition && IsOwn(condition) ? [condition, .. roots] : [.. roots];
        var ofOutcome = targets.All[target].TurnsOnOutcome || part is not (Condition or TableRow or Table);
        return new Question(
            pass => CoverageWalk.Of(targets, evaluator, pass, target) switch { Truth.Held => [1], Truth.Failed => [0], _ => [0, 1] },
            ofOutcome ? own.AddRange(evaluator.Outcome.Conditions) : own, ofOutcome ? evaluator.Outcome.Inputs : []);
    }

    private bool IsOwn(Condition condition) =>
        condition.Index >= 0 && condition.Index < evaluator.Policy.Conditions.Length && ReferenceEquals(evaluator.Policy.Conditions[condition.Index], condition);

    /// <summary>Why a rule can never be a reason, from all that can become of it; null where not every case could be tried.</summary>
    public string? WhyNoReason(Rule rule)
    {
        var question = new Question(pass => evaluator.Rules.PossibleStatuses(pass, rule), evaluator.Outcome.Conditions, evaluator.Outcome.Inputs);
        var statuses = _completions.Ask(question, _unstated).Possible.Select(s => (RuleStatus)s).ToHashSet();
        if (statuses.Contains(RuleStatus.Reason)) return null;
        statuses.ExceptWith([RuleStatus.DoesNotApply, RuleStatus.NotInForce]);
        if (statuses.Count == 0) return "it applies in no case";
        if (rule.Outcome is null) return "wherever it applies, no rule that it overrides does";
        return statuses.Contains(RuleStatus.Outranked)
            ? statuses.Count > 1 ? "wherever it applies, it is defeated or an outcome declared earlier prevails" : "wherever it applies, an outcome declared earlier prevails"
            : "wherever it applies, a rule that overrides it defeats it";
    }
}
