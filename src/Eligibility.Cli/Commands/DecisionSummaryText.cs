using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Eligibility.DecisionLog;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary>What people made of the advice, as text; lines end in line feeds.</summary>
internal static class DecisionSummaryText
{
    public static string Of(DecisionSummary summary)
    {
        var text = new StringBuilder();
        Line($"{Shared.Count(summary.Decisions, "decision")}, {Shared.Count(summary.Departures, "departure")} from the advice");
        Counts("Departures by the rules that gave the advice", summary.ByRule);
        Counts("Departures by role", summary.ByRole);
        Counts("Departures by the outcome decided on", summary.ByOutcome);
        if (summary is { MedianTime: { } median, LongestTime: { } longest })
            Line($"From advice to decision: half within {Words(median)}, all within {Words(longest)}");
        if (!summary.NotRead.IsEmpty)
            Line($"Something was not read: records {string.Join(", ",
                summary.NotRead.Select(n => n.ToString(CultureInfo.InvariantCulture)))}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void Counts(string heading, ImmutableSortedDictionary<string, int> counts)
        {
            if (counts.IsEmpty) return;
            Line(heading);
            foreach (var (name, count) in counts)
                Line(string.Create(CultureInfo.InvariantCulture, $"  {SafeText.Show(name)}: {count:N0}"));
        }
    }

    private static string Words(TimeSpan time) => time.TotalMinutes < 1 ? Shared.Count((long)time.TotalSeconds, "second")
        : time.TotalHours < 2 ? Shared.Count((long)time.TotalMinutes, "minute")
        : time.TotalDays < 2 ? Shared.Count((long)time.TotalHours, "hour")
        : Shared.Count((long)time.TotalDays, "day");
}
