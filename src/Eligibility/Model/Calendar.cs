namespace Eligibility.Model;

/// <summary>
/// The conventions of section 3 for dates. Whole years and months are completed on the anniversary; one that does not
/// exist that year is the first of the next month (Family Law Reform Act 1969, s. 9: an age is attained at the
/// commencement of the anniversary). Adding months keeps the day, or takes the month's last. What
/// <c>within 3 months before D</c> adds them to is settled when it is bound (<c>ExpressionBinder.Predicates</c>).
/// </summary>
internal static class Calendar
{
    /// <summary>Whole units from one day to another, negative when the second is earlier.</summary>
    public static int Elapsed(Elapsed unit, DateOnly from, DateOnly to)
    {
        if (to < from) return -Elapsed(unit, to, from);
        return unit switch
        {
            Model.Elapsed.Days => to.DayNumber - from.DayNumber,
            Model.Elapsed.Months => WholeMonths(from, to),
            _ => WholeMonths(from, to) / 12,
        };
    }

    private static int WholeMonths(DateOnly from, DateOnly to)
    {
        var (year, month, day) = from;
        var (toYear, toMonth, toDay) = to;
        var months = ((toYear - year) * 12) + toMonth - month;
        // An anniversary that does not exist is the first of the next month, so it is never reached within this one.
        return toDay >= day ? months : months - 1;
    }

    /// <summary>Whether counting from one day to another met an anniversary that does not exist.</summary>
    public static bool MeetsMissingAnniversary(Elapsed unit, DateOnly from, DateOnly to)
    {
        if (unit == Model.Elapsed.Days) return false;
        if (to < from) (from, to) = (to, from);
        var whole = Elapsed(unit, from, to) * (unit == Model.Elapsed.Years ? 12 : 1);
        return Missing(from, whole) || Missing(from, whole + (unit == Model.Elapsed.Years ? 12 : 1));
    }

    private static bool Missing(DateOnly from, int months)
    {
        var at = (from.Year * 12) + from.Month - 1 + months;
        var (year, month) = (at / 12, (at % 12) + 1);
        return year is >= 1 and <= 9999 && from.Day > DateTime.DaysInMonth(year, month);
    }

    /// <summary>Adds days or months; the checker has shown that the result is a date.</summary>
    public static DateOnly Add(DateOnly day, int count, bool months) =>
        months ? day.AddMonths(count) : day.AddDays(count);

    /// <summary>Whether adding months had to take the month's last day.</summary>
    public static bool TakesMonthEnd(DateOnly day, int count, bool months) =>
        months && day.AddMonths(count).Day != day.Day;
}
