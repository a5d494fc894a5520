using System.Globalization;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Statements;
using Eligibility.DecisionLog.Store;

namespace Eligibility.DecisionLog.Reading;

/// <summary>Which records rules let go on a day.</summary>
internal sealed class Retention(RetentionRules rules, DateOnly on, RecordTable records)
{
    /// <summary>The rule that lets a record go; null where it is kept, or nothing is left of it to erase.</summary>
    public RetentionRule? RuleFor(Entry entry) => entry switch
    {
        { IsErased: true } => null,
        { Kind: Entry.Advice } => OfAdvice(entry),
        { Kind: Entry.Decision } => Of(entry, HumanDecision.Read(entry[Part.Statement]).Outcome, [entry]),
        _ => null,
    };

    /// <summary>An advice goes with the decisions on it: none of them goes before its own time.</summary>
    private RetentionRule? OfAdvice(Entry advice)
    {
        var decisions = records.DecisionsOn(advice.Number).Where(d => !d.IsErased).ToList();
        var decided = decisions.Select(d => HumanDecision.Read(d[Part.Statement]).Outcome)
            .LastOrDefault(outcome => outcome is not null);
        return Of(advice, decided ?? BriefRecord.Read(advice[Part.Brief]!).Outcome, [advice, .. decisions]);
    }

    private RetentionRule? Of(Entry entry, string? outcome, IEnumerable<Entry> together) =>
        rules.All.FirstOrDefault(rule => rule.IsAbout(entry.Kind, outcome)) is { } rule
            && together.All(e => rule.HasPassed(DayOf(e), on))
            ? rule
            : null;

    private static DateOnly DayOf(Entry entry) => DateOnly.FromDateTime(
        DateTime.Parse(entry.At, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
}
