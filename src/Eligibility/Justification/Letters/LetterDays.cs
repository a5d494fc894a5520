using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>The days by which something is done, counted from that of the letter.</summary>
internal static class LetterDays
{
    /// <summary>The time in words: <c>14 days</c>.</summary>
    public static string Say(TimeLimit limit) => limit.Unit.Say(Number.Of(limit.Count));

    /// <summary>
    /// <c>by 28 July 2020</c>; while the day of the letter is not known, or where no calendar has the day, within which time.
    /// </summary>
    public static string By(TimeLimit limit, DateOnly? letter) =>
        letter is { } day && Add(day, limit) is { } until ? $"by {DateType.SayDay(until)}" : $"within {Say(limit)} of this letter";

    private static DateOnly? Add(DateOnly day, TimeLimit limit)
    {
        var isMonths = limit.Unit.Kind == UnitKind.Months;
        var count = (long)limit.Count * limit.Unit.Factor;
        var most = isMonths ? (9999L - day.Year) * 12 : DateOnly.MaxValue.DayNumber - day.DayNumber;
        return count > most ? null : Calendar.Add(day, (int)count, isMonths);
    }
}
