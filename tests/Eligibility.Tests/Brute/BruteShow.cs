using System.Globalization;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>The policy of one seed with its cases, and what each side says of them.</summary>
internal static class BruteShow
{
    public static string Of(int seed)
    {
        var brute = BruteWriter.Write(seed);
        var text = new StringBuilder(brute.Text);
        if (brute.Generated.Compilation.Evaluator is not { } evaluator) return text + brute.Generated.Errors;
        foreach (var (@case, unknowns) in BruteForce.Cases(brute, evaluator.Policy.AsStated))
        {
            if (brute.IsEach)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{@case}\n");
                foreach (var (record, (different, one, own)) in BruteRecords.Of(brute, evaluator, @case, int.MaxValue).Index())
                {
                    text.Append(CultureInfo.InvariantCulture, $"record {record + 1}: {own?.Ways} completions\n{different}");
                    if (one is not null) Tell(one, own!);
                }
                continue;
            }
            var told = OracleWays.Of(new OracleModel(evaluator.Policy), [.. @case.Values], unknowns, int.MaxValue, lines: true)!;
            var (difference, decision) = BruteComparison.Of(evaluator, @case, told);
            var kinds = BruteCaseKinds.Of(brute, evaluator.Policy, @case.Values, unknowns);
            text.Append(CultureInfo.InvariantCulture, $"\n{@case}\n{told.Ways} completions, {kinds}\n{difference}");
            if (decision is null) continue;
            Tell(decision, told);
            if (decision.Exact) continue;
            var (least, leastCase) = BruteForce.Smallest(brute, @case, (_, moved) => moved?.Exact == false);
            text.Append(CultureInfo.InvariantCulture, $"the smallest that is not exact:\n{least.Text}{leastCase}\n");
        }
        return text.ToString();

        void Tell(Decision decision, OracleDecision told)
        {
            text.Append(CultureInfo.InvariantCulture, $"exact: {decision.Exact}\n");
            Both("possible", decision.Possible.Select(o => o.Name), told.Possible.Select(o => o.Name));
            Both("needed", decision.Needed.Select(n => Need(n.Name, n.Alone)),
                told.Needed.Select(n => Need(n.Name, n.Alone)));
            var lines = evaluator.Policy.Conditions;
            Both("open lines", lines.Where(c => decision.Truths[c.Index] == Truth.Open).Select(c => c.Span.Words),
                lines.Where(c => told.Truths[c.Index] == OracleTruth.Open).Select(c => c.Span.Words));
        }

        void Both(string what, IEnumerable<string> engine, IEnumerable<string> completions) =>
            text.Append(CultureInfo.InvariantCulture,
                $"{what}: {string.Join(", ", engine)}\n    by completions: {string.Join(", ", completions)}\n");
    }

    private static string Need(string name, bool alone) => alone ? $"{name} (alone)" : name;
}
