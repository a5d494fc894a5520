using System.Collections.Immutable;
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
        // All of them share what one decision may spend.
        var allowance = Allowance.OfDecision();
        var left = Left(policy.Conditions);
        var idle = new HashSet<Condition>(ReferenceEqualityComparer.Instance);
        // `is not V` is a test and the `not` in it, which are written as one.
        var negated = policy.Conditions.OfType<NotCondition>().Where(n => n.Span == n.Operand.Span)
            .Select(n => n.Operand).ToHashSet<Condition>(ReferenceEqualityComparer.Instance);
        foreach (var test in policy.Conditions.Where(c => c.IsTest))
        {
            var truth = TruthOf(test);
            if (truth == Truth.Open) continue;
            idle.Add(test);
            found.Add(Messages.SameInEveryCase(test.Span, truth == Truth.Held != negated.Contains(test)));
        }
        foreach (var rule in policy.Rules)
        {
            var roots = new[] { rule.When, rule.Unless }.OfType<Condition>();
            if (Reads.Everything(roots).OfType<Condition>().Any(idle.Contains)) continue;
            if (left.Ask(left.Status(rule), IsUse, stopAt: 1) is { Found.Count: 0, IsExact: true })
                found.Add(Messages.NeverAReason(rule.Span, rule.Name, rule.Outcome is null,
                    RuleUse.WhyNone(left, rule)));
        }

        ResidualPolicy Left(ImmutableArray<Condition> asked) =>
            new(evaluator.Rules, policy.Unstated, asked, allowance, within: policy.Period);

        Truth TruthOf(Condition test)
        {
            var settled = left.Ask(left.Truth(test), stopAt: 2);
            // By itself it tells fewer items of a list apart than all conditions together do.
            if (settled is { IsExact: false, Found.Count: < 2 } && left.Parts.Formula.HasFree)
            {
                var alone = Left([test]);
                settled = alone.Ask(alone.Truth(test), stopAt: 2);
            }
            return Truths.FromAnswers(settled.Possible);
        }
    }

    private static bool IsUse(int status) => (RuleStatus)status is RuleStatus.Reason or RuleStatus.Exception;
}
