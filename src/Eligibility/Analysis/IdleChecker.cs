using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Warns of what does nothing: a test that comes to the same in every case that could be stated, and a rule that
/// can never be a reason (language, section 3, Warnings). Each is said only where it is proved, over every case
/// while the policy is in force.
/// </summary>
internal static class IdleChecker
{
    public static void Check(PolicyEvaluator evaluator, DiagnosticBag found)
    {
        var policy = evaluator.Policy;
        var completions = new Completions(evaluator.Rules, within: policy.Period);
        var unstated = policy.Unstated;
        var idle = new HashSet<Condition>(ReferenceEqualityComparer.Instance);
        // What is so whatever is unknown needs no question. The rest is asked until the steps of all questions are used
        // up: of ten thousand rules each question takes as many as there are.
        var known = evaluator.Rules.Work(unstated);
        // `is not V` is a test and the `not` in it, which are written as one.
        var negated = policy.Conditions.OfType<NotCondition>().Where(n => n.Span == n.Operand.Span)
            .Select(n => n.Operand).ToHashSet<Condition>(ReferenceEqualityComparer.Instance);
        foreach (var test in policy.Conditions.Where(c => c.IsTest))
        {
            var question = Question.Of(test, policy);
            var truth = known.Truths[test.Index];
            if (truth == Truth.Open && !completions.AreSpent)
                truth = Truths.FromAnswers(completions.Ask(question, unstated, stopAtTwo: true).Possible);
            if (truth == Truth.Open) continue;
            idle.Add(test);
            found.Add(Messages.SameInEveryCase(test.Span, truth == Truth.Held != negated.Contains(test)));
        }
        foreach (var rule in policy.Rules)
        {
            if (completions.AreSpent) break;
            var roots = new[] { rule.When, rule.Unless }.OfType<Condition>();
            if (Reads.Everything(roots).OfType<Condition>().Any(idle.Contains)) continue;
            var question = evaluator.Outcome with
            {
                Possible = pass => evaluator.Rules.PossibleStatuses(pass, rule).Select(s => IsUse(s) ? 1 : 0).Distinct()
            };
            if (completions.Ask(question, unstated, stopAtTwo: true).Only == 0)
                found.Add(Messages.NeverAReason(rule.Span, rule.Name, rule.Outcome is null,
                    RuleUse.WhyNone(evaluator, completions, rule)));
        }
    }

    private static bool IsUse(int status) => (RuleStatus)status is RuleStatus.Reason or RuleStatus.Exception;
}
