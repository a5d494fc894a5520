using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Tests.Checking;

/// <summary>Verifies what a reader must know first, in either form of the record.</summary>
internal sealed class CheckedNotices(Policy policy, ImmutableArray<Datum?> values, Findings found)
{
    /// <summary>
    /// "The justification says when the date lies outside its period", that the review is overdue, each protected fact
    /// that is read, and that an answer is not exact.
    /// </summary>
    public void Check(JsonElement told, bool exact)
    {
        var expected = new List<string>();
        if (policy.Period is { } period && Day(policy.DatedBy) is { } dated
            && (dated < period.From || dated > period.Until))
            expected.Add(
                $"The {policy.DatedBy.Name}, {Said(dated)}, lies outside the period of this edition, which is in force {period.Words}.");
        if (policy.ReviewBy is { } review && Day(policy.DecisionDate) > review)
            expected.Add($"The review of this policy was due by {Said(review)}.");
        foreach (var may in policy.MayRead)
            expected.Add($"This policy reads `{may.Fact.Name}`, which is protected: {may.Because}");
        var notices = told.EnumerateArray().Select(n => n.ToString()).ToList();
        // How it is said that an answer is not exact is the engine's own affair; that it is said is not.
        notices.RemoveAll(n => n.StartsWith("The outcome and what is needed are certain. ", StringComparison.Ordinal));
        var inexact = notices.Where(n => !expected.Contains(n, StringComparer.Ordinal)
            && (n.StartsWith("The outcomes that are possible are certain. ", StringComparison.Ordinal)
                || n.StartsWith("Not every way ", StringComparison.Ordinal))).ToList();
        if (inexact.Count != (exact ? 0 : 1))
            found.Fault("notices",
                exact ? "tell that something is not exact" : "do not tell once that something is not exact");
        var (all, told2) = (string.Join("; ", expected),
            string.Join("; ", notices.Except(inexact, StringComparer.Ordinal)));
        found.Count();
        if (all != told2) found.Fault("notices", $"[{told2}] is told, and it is [{all}]");
    }

    private DateOnly? Day(Fact fact) => values[fact.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null;

    private static string Said(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
