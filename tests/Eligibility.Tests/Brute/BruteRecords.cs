using System.Globalization;
using System.Text;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>
/// What the engine tells of each record of a case, held against what all completions of the case of that record tell.
/// </summary>
internal static class BruteRecords
{
    /// <summary>For each record in what the two sides differ; no decision where both say that it is no case.</summary>
    /// <param name="brute">The policy, and what is known of how it was written.</param>
    /// <param name="evaluator">The same, compiled.</param>
    /// <param name="case">The case as it is stated.</param>
    /// <param name="most">The most completions to try; where there are more nothing is said.</param>
    public static IEnumerable<(string Difference, Decision? Decision, OracleDecision? Told)> Of(BrutePolicy brute,
        PolicyEvaluator evaluator, GeneratedCase @case, int most)
    {
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(@case.Json()));
        var decisions = read.Case is null ? null : evaluator.DecideEach(read.Case, DecisionDetail.None).Decisions;
        var count = OracleRecord.CountIn(evaluator.Policy, @case.Values);
        if (read.Case is not null && decisions?.Length != count)
        {
            yield return ($"{count} records, and {decisions?.Length} decisions", null, null);
            yield break;
        }
        var model = new OracleModel(evaluator.Policy);
        for (var record = 0; record < count; record++)
        {
            var one = new OracleRecord(evaluator.Policy, record);
            var values = one.In(@case.Values);
            if (BruteDomain.Of(brute, evaluator.Policy, values) is not { } unknowns
                || OracleWays.Of(model, [.. values], unknowns, most, lines: true) is not { } told)
                yield break;
            told = one.Named(told);
            if (read.Case is null || told.Fault is not null)
            {
                yield return (read.Case is null && told.Fault is not null ? "" : $"a case by the engine: "
                    + $"{read.Faults.FirstOrDefault()?.ToString() ?? "yes"}; by its completions: {told.Fault ?? "yes"}\n", null, told);
                yield break;
            }
            var difference = BruteComparison.Of(evaluator, decisions!.Value[record]!, told);
            yield return (difference.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"record {record + 1}: {difference}"),
                decisions.Value[record], told);
        }
    }

    /// <summary>The first record of which the two sides differ, else one that is not exact, else any.</summary>
    public static (string Difference, Decision? Decision)? Try(BrutePolicy brute, PolicyEvaluator evaluator, GeneratedCase moved,
        int most)
    {
        var all = Of(brute, evaluator, moved, most).Select(r => (r.Difference, r.Decision)).ToList();
        return all.Count == 0 ? null
            : all.OrderBy(r => r.Difference.Length > 0 ? 0 : r.Decision?.Exact == false ? 1 : 2).First();
    }
}
