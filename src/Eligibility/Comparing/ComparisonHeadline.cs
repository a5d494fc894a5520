using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>How many policies come to what, and whether they agree.</summary>
internal static class ComparisonHeadline
{
    /// <summary>The headline of one case: decisions are counted, and what is undecided apart.</summary>
    public static string Of(ImmutableArray<ComparedColumn> columns)
    {
        var parts = columns.GroupBy(WordsOf).Select(g => string.Create(CultureInfo.InvariantCulture,
            $"{g.Count()} {(g.Count() == 1 ? g.Key.One : g.Key.Many)}")).ToList();
        var told = string.Join(parts.Exists(p => p.Contains(", ", StringComparison.Ordinal)) ? "; " : ", ", parts);
        var verdict = Verdict.Sentence(Verdict.Of(columns.Select(c => c.Of)), columns.All(IsTaken));
        return $"{Count(columns.Length, "policy", "policies")}: {told}.{(verdict.Length > 0 ? " " + verdict : "")}";
    }

    /// <summary>The headline where each record of a list is decided by itself: on how many they agree.</summary>
    public static string Of(string list, ImmutableArray<ComparedDecision> policies,
        ImmutableArray<PolicyComparison> records)
    {
        var both = Count(policies.Length, "policy", "policies");
        if (records.IsEmpty) return $"{both}, each of {list} by itself: there is none to decide.";
        var parts = records.GroupBy(r => Verdict.Of(r.Decisions)).OrderBy(g => g.Key)
            .Select(g => g.Key == Agreement.None
            ? string.Create(CultureInfo.InvariantCulture, $"{g.Count()} cannot be held against another")
            : string.Create(CultureInfo.InvariantCulture, $"on {g.Count()} they {Verdict.Words(g.Key)}"));
        return $"{both}, {Count(records.Length, "record", "records")}: {string.Join(", ", parts)}.";
    }

    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>
    /// An outcome within a sentence: as it is where it begins with an article, else in quotation marks.
    /// </summary>
    public static string Within(Outcome outcome)
    {
        var text = OfficerContent.Short(outcome);
        var lowered = BehindColon.Of(text);
        return lowered != text || text.Length > 0 && char.IsLower(text[0]) ? lowered : $"\"{text}\"";
    }

    private static bool IsTaken(ComparedColumn column) =>
        column.Decision is not null || column.Of.Result.NeedsDate || column.Of.Result.Each is not null;

    private static (string One, string Many) WordsOf(ComparedColumn column) => column switch
    {
        { Decision.Outcome: { Refers: true, RefersTo: { } to } } => ($"leaves it to \"{to}\"", $"leave it to \"{to}\""),
        { Decision.Outcome.Refers: true } => ("does not settle it", "do not settle it"),
        { Decision.Outcome: { } outcome, IsInForce: true } =>
            ($"advises {Within(outcome)}", $"advise {Within(outcome)}"),
        { Decision.Outcome: { } outcome } => ($"would call for {Within(outcome)}", $"would call for {Within(outcome)}"),
        { Decision: not null } or { Of.Result.NeedsDate: true } => ("is undecided", "are undecided"),
        { Of.Result.NoneInForceOn: not null } => ("has no edition in force", "have no edition in force"),
        { Of.Result.Each: not null } => ("decides each by itself", "decide each by itself"),
        _ => ("cannot take the case", "cannot take the case"),
    };
}
