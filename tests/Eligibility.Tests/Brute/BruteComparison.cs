using System.Text;
using Eligibility.Evaluation;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>What the engine tells of a case, held against what all its completions tell.</summary>
internal static class BruteComparison
{
    /// <summary>In what the two sides differ; no decision where both say that it is no case.</summary>
    public static (string Difference, Decision? Decision) Of(PolicyEvaluator evaluator, GeneratedCase @case,
        OracleDecision told)
    {
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(@case.Json()));
        if (read.Case is null || told.Fault is not null)
            return read.Case is null && told.Fault is not null
                ? ("", null)
                : ($"a case by the engine: {read.Faults.FirstOrDefault()?.ToString() ?? "yes"}; "
                    + $"by its completions: {told.Fault ?? "yes"}\n", null);
        var decision = evaluator.Decide(read.Case, DecisionDetail.None);
        return (Of(evaluator, decision, told), decision);
    }

    /// <summary>In what a decision differs from what all completions tell.</summary>
    public static string Of(PolicyEvaluator evaluator, Decision decision, OracleDecision told) =>
        (decision.Exact ? OracleComparison.Differences(told, decision) : Unsound(told, decision)) + Lines(told, evaluator, decision);

    /// <summary>What is told with the outcome, where both sides know which that is.</summary>
    private static string Lines(OracleDecision told, PolicyEvaluator evaluator, Decision decision) =>
        told.Outcome is null || decision.Outcome is null || decision.Outcome != told.Outcome ? ""
            : OracleLineComparison.Differences(told.Lines, OutcomeLines.Of(evaluator.Rules, decision));

    /// <summary>
    /// One that is not exact may leave open what is certain, ask for more than can matter, and miss that an answer
    /// decides alone; never the reverse.
    /// </summary>
    private static string Unsound(OracleDecision told, Decision decision)
    {
        var unsound = OracleComparison.Unsound(told, decision);
        // Where the outcome is certain without its being seen, every answer leaves one.
        if (told.Outcome is not null) return unsound;
        var missing = Names(told.Needed).Except(Names(decision.Needed)).ToList();
        if (missing.Count > 0) unsound += $"\nnot asked for: {string.Join(", ", missing)}";
        var alone = Names(decision.Needed.Where(n => n.Alone)).Except(Names(told.Needed.Where(n => n.Alone))).ToList();
        return alone.Count > 0 ? $"{unsound}\nsaid to decide alone: {string.Join(", ", alone)}" : unsound;
    }

    /// <summary>Of one that is not exact, the first thing that is told less narrowly than it could be.</summary>
    public static string NotSettled(OracleDecision told, Decision decision)
    {
        if (decision.Possible.Length > told.Possible.Length) return "what is possible";
        if (decision.Statuses.Where((status, i) => $"{status}" != $"{told.Statuses[i]}").Any()) return "a rule";
        if (decision.Truths.Where((truth, i) => $"{truth}" != $"{told.Truths[i]}").Any()) return "a line";
        if (decision.IsDecided) return "nothing that shows";
        if (decision.Needed.Length > told.Needed.Length) return "what is asked for";
        return decision.Needed.Count(n => n.Alone) < told.Needed.Count(n => n.Alone)
            ? "what decides alone"
            : "nothing that shows";
    }

    private static IEnumerable<string> Names(IEnumerable<Need> needs) => needs.Select(n => n.Name);

    private static IEnumerable<string> Names(IEnumerable<OracleNeed> needs) => needs.Select(n => n.Name);
}
