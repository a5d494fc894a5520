namespace Eligibility.Tests.Oracle;

/// <summary>
/// Calendar arithmetic from the paragraph "Dates" of the language (section 3) alone. Day 0 is 1 January of the year 1,
/// as the model counts days.
/// </summary>
internal static class OracleCalendar
{
    private static readonly int[] Lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    private static readonly int[] Before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    public static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int Length(int year, int month) => month == 2 && IsLeap(year) ? 29 : Lengths[month - 1];

    public static int Day(int year, int month, int day)
    {
        var gone = year - 1;
        return gone * 365 + gone / 4 - gone / 100 + gone / 400 + Before[month - 1]
            + (month > 2 && IsLeap(year) ? 1 : 0) + day - 1;
    }

    public static (int Year, int Month, int Day) Of(int number)
    {
        // A guess that is never too late by more than a year or two, and then the year that really holds the day.
        var year = number / 366 + 1;
        year += (number - Day(year, 1, 1)) / 366;
        while (Day(year, 1, 1) + (IsLeap(year) ? 366 : 365) <= number) year++;
        var rest = number - Day(year, 1, 1);
        var month = 1;
        while (rest >= Length(year, month)) rest -= Length(year, month++);
        return (year, month, rest + 1);
    }

    /// <summary>"Adding or taking months keeps the day, or takes the month's last."</summary>
    public static int PlusMonths(int number, int months)
    {
        var (year, month, day) = Of(number);
        (year, month) = MonthAfter(year, month, months);
        return Day(year, month, Math.Min(day, Length(year, month)));
    }

    /// <summary>
    /// "Completed on the anniversary; one that does not exist that year is the first of the next month."
    /// </summary>
    private static int Anniversary(int number, int months)
    {
        var (year, month, day) = Of(number);
        (year, month) = MonthAfter(year, month, months);
        if (day <= Length(year, month)) return Day(year, month, day);
        (year, month) = MonthAfter(year, month, 1);
        return Day(year, month, 1);
    }

    private static (int Year, int Month) MonthAfter(int year, int month, int months)
    {
        var counted = (year - 1) * 12 + month - 1 + months;
        if (counted is < 0 or >= 9999 * 12) throw new OracleException("a date left the years 1 to 9999");
        return (counted / 12 + 1, counted % 12 + 1);
    }

    /// <summary>"Whole ones, plain numbers; negative when the second is earlier."</summary>
    public static int WholeMonths(int from, int to) => Whole(from, to, 1);

    public static int WholeYears(int from, int to) => Whole(from, to, 12);

    private static int Whole(int from, int to, int months)
    {
        if (to < from) return -Whole(to, from, months);
        var (fromYear, fromMonth, _) = Of(from);
        var (toYear, toMonth, _) = Of(to);
        var most = ((toYear - fromYear) * 12 + toMonth - fromMonth) / months;
        return Anniversary(from, most * months) <= to ? most : most - 1;
    }
}

/// <summary>What a checked policy with a valid case can never do (language, section 3).</summary>
internal sealed class OracleException(string message) : Exception(message);
