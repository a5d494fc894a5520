using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>In what the product's lines below an outcome and the oracle's differ, in words; empty where they agree.</summary>
internal static class OracleLineComparison
{
    public static string Differences(ImmutableArray<OracleLine> told, ImmutableArray<BroughtLine> found)
    {
        if (told.Length != found.Length) return $"{told.Length} lines, and {found.Length} are told\n";
        return string.Concat(told.Zip(found).Select(pair => Difference(pair.First, pair.Second)).Where(d => d.Length > 0)
            .Select(d => d + "\n"));
    }

    private static string Difference(OracleLine told, BroughtLine line)
    {
        var name = line.Of.Text + (line.Of.Value is { } v ? " " + v.Span.Words : "");
        if (told.All is [var only])
        {
            // What is not settled may be told as open.
            if (line.Status == Truth.Open) return line.IsSettled ? $"`{name}` is open, and always {only}" : "";
            var came = (line.Status == Truth.Held, line.Value is Scalar value ? value.Value : 0);
            return came == only ? "" : $"`{name}` is {came}, and always {only}";
        }
        if (line.Status != Truth.Open)
            return $"`{name}` is told as {line.Status} {line.Value}, and may be {string.Join(", ", told.All)}";
        var found = line.Needs.Select(n => n.Name).ToList();
        // Keys, or values tied by ranges, that change together change nothing one by one.
        if (told.Needs.IsEmpty || (line.IsSettled ? found.SequenceEqual(told.Needs) : told.Needs.All(found.Contains))) return "";
        return $"`{name}` hangs on {string.Join(", ", told.Needs)}, and is told to hang on {string.Join(", ", found)}";
    }
}
