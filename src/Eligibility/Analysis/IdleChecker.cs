using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// Warns of what does nothing: a condition that comes to the same in every case that could be stated, and a rule that
/// can never be a reason (language, section 3, Warnings). Each is said only where it is proved, over every case
/// while the policy is in force; and of conditions inside one another only the inner is told.
/// </summary>
internal static class IdleChecker
{
    /// <summary>Adds what is found.</summary>
    /// <returns>The rules that do nothing, or hold a condition that does not.</returns>
    public static HashSet<Rule> Check(WholePolicy whole, DiagnosticBag found)
    {
        var policy = whole.Policy;
        var idle = new HashSet<Condition>(ReferenceEqualityComparer.Instance);
        // `is not V` is a test and the `not` in it, which are written as one.
        var negated = policy.Conditions.OfType<NotCondition>().Where(n => n.Span == n.Operand.Span)
            .Select(n => n.Operand).ToHashSet<Condition>(ReferenceEqualityComparer.Instance);
        foreach (var test in policy.Conditions.Where(c => c.IsTest))
        {
            var truth = whole.TruthOf(test);
            if (truth == Truth.Open) continue;
            idle.Add(test);
            found.Add(Messages.SameInEveryCase(test.Span, test.Span.Words, truth == Truth.Held != negated.Contains(test)));
        }
        IdleItemTests.Check(whole, idle, found);
        Groups(whole, idle, found);
        var rules = new HashSet<Rule>(ReferenceEqualityComparer.Instance);
        foreach (var rule in policy.Rules)
        {
            var roots = new[] { rule.When, rule.Unless }.OfType<Condition>();
            if (IsAnyIdle(roots, idle)) rules.Add(rule);
            else if (whole.Never(whole.Left, whole.Left.Status(rule), IsUse, () => $"whether the rule `{rule.Name}` can be a reason"))
            {
                rules.Add(rule);
                found.Add(Messages.NeverAReason(rule.Span, rule.Name, rule.Outcome is null,
                    RuleUse.WhyNone(whole.Left, rule)));
            }
        }
        return rules;
    }

    /// <summary>Lines that differ from case to case, and together come to the same all the same.</summary>
    private static void Groups(WholePolicy whole, HashSet<Condition> idle, DiagnosticBag found)
    {
        var policy = whole.Policy;
        var whens = policy.Rules.Select(r => r.When).OfType<Condition>().ToHashSet<Condition>(ReferenceEqualityComparer.Instance);
        var unlesses = policy.Rules.Select(r => r.Unless).OfType<Condition>().ToHashSet<Condition>(ReferenceEqualityComparer.Instance);
        foreach (var group in policy.Conditions.OfType<GroupCondition>())
        {
            // That its count does not matter is told where it is read.
            if (IsCountIdle(group)) idle.Add(group);
            if (IsAnyIdle([group], idle)) continue;
            var truth = whole.TruthOf(group);
            if (truth == Truth.Open) continue;
            // Of a rule that so never applies that is told instead.
            if (truth == Truth.Failed && whens.Contains(group) || truth == Truth.Held && unlesses.Contains(group)) continue;
            idle.Add(group);
            found.Add(Messages.SameInEveryCase(group.Span, WordsOf(group), truth == Truth.Held));
        }
    }

    /// <summary>Its words, with those of its lines where it has some of their own.</summary>
    private static string WordsOf(GroupCondition group) => OneLine.Of(group.Span)
        + (group.Operands[0].Span.Start < group.Span.Start + group.Span.Length ? ""
            : $": {string.Join(", ", group.Operands.Select(o => OneLine.Of(o.Span)))}");

    private static bool IsCountIdle(GroupCondition group) => group.Kind switch
    {
        GroupKind.AtLeast => group.Count == 0 || group.Count > group.Operands.Length,
        GroupKind.AtMost => group.Count >= group.Operands.Length,
        GroupKind.Exactly => group.Count > group.Operands.Length,
        _ => false,
    };

    private static bool IsAnyIdle(IEnumerable<Condition> roots, HashSet<Condition> idle) =>
        Reads.Everything(roots).OfType<Condition>().Any(idle.Contains);

    private static bool IsUse(int status) => (RuleStatus)status is RuleStatus.Reason or RuleStatus.Exception;
}
