using Eligibility.Analysis;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Rendering;

namespace Eligibility.Cli.Commands;

/// <summary>
/// Of an example that came out otherwise: the lines on which the rules failed that would have given what was
/// expected.
/// </summary>
internal static class FailedExample
{
    private const int MostRules = 3;

    /// <summary>A line for each rule: its name, the lines that fail and the values they looked at.</summary>
    public static IEnumerable<string> Lines(PolicyEvaluator evaluator, ExampleResult result)
    {
        if (result.Passed || evaluator.Policy.Each is not null
            || evaluator.Policy.Examples.FirstOrDefault(e => e.Name == result.Name)
                is not { Expected: { Outcome: { } outcome } expected } example
            || ExampleRunner.Run(evaluator, example, DecisionDetail.All).Decision is not { } decision)
            return [];
        var named = expected.By.Select(r => r?.Name ?? "otherwise").ToHashSet(StringComparer.Ordinal);
        return JustificationBuilder.Build(decision).OtherRules
            .Where(r => r.Status == RuleStatus.DoesNotApply && !r.FailedOn.IsEmpty
                && (named.Count > 0 ? named.Contains(r.Name) : r.Outcome?.Name == outcome.Name))
            .Take(MostRules).Select(r => $"`{r.Name}` does not apply, since this fails: "
                + string.Join(", ", r.FailedOn.SelectMany(Lines).Select(n => $"`{n.Words}`"
                    + (n.Values.IsEmpty ? ""
                        : $" [{string.Join("; ", n.Values.Select(v => $"{v.Name}: {v.Value}"))}]"))));
    }

    /// <summary>Of a line of several tests those that fail.</summary>
    private static IEnumerable<ConditionNode> Lines(ConditionNode node) =>
        node.Values.IsEmpty && node.Parts.Any(p => p.State == NodeState.Failed)
            ? node.Parts.Where(p => p.State == NodeState.Failed).SelectMany(Lines) : [node];
}
