using System.Globalization;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>What days a date in three numbers can mean, in the form in which they are written here.</summary>
internal static class DateWords
{
    /// <summary>
    /// What to write instead of a date in three numbers, such as 10, 01 and 2018; both readings where the day and the
    /// month could be exchanged.
    /// </summary>
    public static string Instead(IReadOnlyList<string> numbers)
    {
        var n = numbers.Select(p => int.Parse(p, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        if (numbers[0].Length == 4) return Say(n[2], n[1], n[0]) is { } iso ? $"write {iso}" : General;
        // A year of two digits is of this century or of the last, and no one can tell.
        if (numbers[2].Length != 4) return "write the year in full: `10 January 2018`, or `2018-01-10`";
        var (dayFirst, monthFirst) = (Say(n[0], n[1], n[2]), Say(n[1], n[0], n[2]));
        return (dayFirst, monthFirst) switch
        {
            (not null, not null) when dayFirst != monthFirst =>
                $"write {dayFirst}, or {monthFirst} if the month comes first",
            (not null, _) => $"write {dayFirst}",
            (_, not null) => $"write {monthFirst}",
            _ => General,
        };
    }

    private const string General = "write `10 January 2018`, or `2018-01-10` (year, month, day)";

    private static string? Say(int day, int month, int year) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? "`" + Dates.InWords(new DateOnly(year, month, day)) + "`"
            : null;
}
