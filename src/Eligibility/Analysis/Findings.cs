using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// What a policy says that its author is unlikely to have meant, each with a proof: told by <c>check</c>, unasked
/// (language, section 3, Warnings). What was asked and not settled is told, too.
/// </summary>
internal static class Findings
{
    public static void Check(PolicyEvaluator evaluator, DiagnosticBag found)
    {
        var whole = new WholePolicy(evaluator);
        RedundantExamples.Check(evaluator.Policy, found);
        // Of no case at all everything can be said.
        if (!whole.IsEverInForce) return;
        var idle = IdleChecker.Check(whole, found);
        TwinRules.Check(whole, idle, found);
        IdleOutcomes.Check(whole, idle, found);
        if (whole.NotSettled.Count > 0)
            found.Add(Messages.FindingsNotSettled(new TextSpan(evaluator.Policy.Source, 0, 0), whole.NotSettled));
    }
}
