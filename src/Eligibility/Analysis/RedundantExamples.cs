using Eligibility.Diagnostics;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Warns of an example that another makes redundant: both state the same case, and the other expects all that it does.
/// One that states more is not told, though it cannot fail either: it shows readers that the rest makes no difference.
/// </summary>
internal static class RedundantExamples
{
    public static void Check(Policy policy, DiagnosticBag found)
    {
        var kept = new Dictionary<int, List<(Example Example, Dictionary<int, Datum> Given)>>();
        foreach (var example in policy.Examples)
        {
            var given = example.Given.ToDictionary(g => g.Slot, g => g.Value);
            var key = given.Keys.Order().Aggregate(given.Count, HashCode.Combine);
            if (!kept.TryGetValue(key, out var alike)) kept[key] = alike = [];
            // Of two of which one expects more the other is told; of two that expect the same the later one.
            var same = alike.Where(k => IsSame(k.Given, given)).Select(k => k.Example).ToList();
            if (same.Find(o => Expects(o.Expected, example.Expected)) is { } by)
            {
                found.Add(Messages.ProvedByAnother(example.Span, example.Name, by.Name, by.Span));
                continue;
            }
            foreach (var less in same.Where(o => Expects(example.Expected, o.Expected)))
            {
                found.Add(Messages.ProvedByAnother(less.Span, less.Name, example.Name, example.Span));
                alike.RemoveAll(k => k.Example == less);
            }
            alike.Add((example, given));
        }
    }

    private static bool IsSame(Dictionary<int, Datum> one, Dictionary<int, Datum> other) =>
        one.Count == other.Count && one.All(g => other.TryGetValue(g.Key, out var value) && value.Equals(g.Value));

    /// <summary>Whether one expects all that another does.</summary>
    private static bool Expects(Expectation one, Expectation other) =>
        one.Outcome?.Index == other.Outcome?.Index
            && other.By.All(rule => one.By.Any(r => r?.Index == rule?.Index))
            && (other.Needing is not { } needing || one.Needing is { } known
                && needing.Order(StringComparer.Ordinal).SequenceEqual(known.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            && other.Told.All(w => one.Told.Any(h =>
                h.Line == w.Line && h.State == w.State && Equals(h.Value, w.Value) && h.Length == w.Length));
}
