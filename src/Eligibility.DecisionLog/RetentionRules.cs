using System.Collections.Immutable;
using Eligibility.DecisionLog.Statements;
using Eligibility.Handling;

namespace Eligibility.DecisionLog;

/// <summary>
/// How long what is personal of records is kept, as <c>eligibility-retention/1</c>. The first rule that is about a
/// record decides on it alone, whatever those behind it say: what is to be kept longer stands first.
/// </summary>
public sealed record RetentionRules
{
    /// <summary>The name of the form.</summary>
    public const string Form = "eligibility-retention/1";

    private RetentionRules(ImmutableArray<RetentionRule> all) => All = all;

    /// <summary>The rules in order; never empty.</summary>
    public ImmutableArray<RetentionRule> All { get; }

    /// <summary>Reads rules.</summary>
    /// <param name="utf8">One JSON object as UTF-8, at most 256 KiB.</param>
    /// <exception cref="StatementException">Members are missing, wrong or unknown: all are told.</exception>
    public static RetentionRules Read(ReadOnlySpan<byte> utf8) => StatementReader.Read(utf8, Form, reader =>
    {
        var rules = reader.Objects("rules", """{ "name": "...", "of": "advice", "keep": "6 years" }""", RetentionRule.Read);
        if (!reader.AllIsWell) return null;
        if (rules.IsEmpty) reader.Fault("rules", "is empty; expected a rule at least");
        foreach (var twice in rules.GroupBy(r => r!.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            reader.Fault("rules", $"two rules have the name \"{twice.Key}\"");
        return !reader.AllIsWell ? null : new RetentionRules([.. rules.Select(r => r!)]);
    });
}

/// <summary>One of these rules.</summary>
public sealed record RetentionRule
{
    private RetentionRule(string name, string of, string keep) => (Name, Of, Keep) = (name, of, keep);

    /// <summary>What it is called; it stands in the record of each erasure by it.</summary>
    public string Name { get; }

    /// <summary>
    /// The kind of records that it is about: <c>advice</c>, with the decisions on it, or <c>decision</c>.
    /// </summary>
    public string Of { get; }

    /// <summary>How long they are kept, such as <c>6 years</c>.</summary>
    public string Keep { get; }

    /// <summary>
    /// The outcomes that it is about; null where it is about any. What a person decided last on an advice counts, and
    /// what was advised where nobody decided.
    /// </summary>
    public ImmutableArray<string>? Outcomes { get; private init; }

    /// <summary>
    /// Whether it is about what has no outcome alone, or about what has one alone; null where about both.
    /// </summary>
    public bool? Undecided { get; private init; }

    private int Count { get; init; }

    private string Unit { get; init; } = "";

    internal static RetentionRule? Read(NoteMembers reader)
    {
        var (name, of, keep) = (reader.Name("name"), reader.OneOf("of", "advice", "decision"), reader.Text("keep"));
        var named = reader.Texts("outcomes", isNeeded: false);
        ImmutableArray<string>? outcomes = reader.States("outcomes") ? named : null;
        var undecided = reader.Flag("undecided");
        if (outcomes is { IsEmpty: true })
            reader.Fault("outcomes", "is empty; leave it out where any outcome is meant");
        if (outcomes is not null && undecided == true)
            reader.Fault("undecided", "stands beside outcomes: what is undecided has none");
        var (count, unit) = keep is null ? default : Period(keep);
        if (keep is not null && count == 0)
            reader.Fault("keep", "expected how long it is kept, such as 90 days, 18 months or 6 years");
        return name is null || of is null || keep is null ? null : new RetentionRule(name, of, keep)
        {
            Outcomes = outcomes, Undecided = undecided, Count = count, Unit = unit
        };
    }

    /// <summary>Whether it is about a record of a kind with an outcome, which is null where there is none.</summary>
    internal bool IsAbout(string kind, string? outcome) => kind == Of
        && (Outcomes is not { } outcomes || outcome is not null && outcomes.Contains(outcome, StringComparer.Ordinal))
        && (Undecided is not { } undecided || undecided == outcome is null);

    /// <summary>
    /// Whether what was written on a day need not be kept any more: not on the last day yet, wherever that ended.
    /// </summary>
    internal bool HasPassed(DateOnly written, DateOnly on) => Unit switch
    {
        "day" => written.AddDays(Count),
        "month" => written.AddMonths(Count),
        _ => written.AddYears(Count),
    } < on;

    private static (int Count, string Unit) Period(string keep) =>
        keep.Split(' ') is [{ Length: > 0 and <= 4 } number, var unit] && number.All(char.IsAsciiDigit)
            && int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= 5_000 and var count
            && unit.TrimEnd('s') is "day" or "month" or "year" && unit.EndsWith('s') == count > 1
            ? (count, unit.TrimEnd('s'))
            : default;
}

/// <summary>A record of which what is personal need not be kept any more.</summary>
/// <param name="Record">Its number.</param>
/// <param name="Id">Its id.</param>
/// <param name="Rule">The name of the rule that lets it go.</param>
public sealed record RecordDue(long Record, string Id, string Rule);
