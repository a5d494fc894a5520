using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Between how many days a number of years or months lies, and how many of them lie between so many days, whatever the
/// day that is counted from. Wide rather than tight: what lies outside is certain not to be.
/// </summary>
internal static class Spans
{
    // A month's last day, taken or passed over, moves a date by three days at most.
    private const int MonthEnds = 3;

    /// <summary>How many days a date moves by so many days or months.</summary>
    public static Between DaysOf(int count, bool months)
    {
        if (!months || count == 0) return Between.Exactly(count);
        var whole = Math.Abs((long)count);
        var (least, most) = (whole / 12 * 365 + whole % 12 * 28 - MonthEnds,
            whole / 12 * 366 + whole % 12 * 31 + MonthEnds);
        return count > 0 ? new(least, most) : new(-most, -least);
    }

    /// <summary>How many days lie between two days between which so many whole units do.</summary>
    public static Between DaysBetween(Elapsed unit, Between counts)
    {
        if (unit == Elapsed.Days) return counts;
        // Less than one unit lies between days of either order.
        return new(counts.Low > 0 ? Least(unit, counts.Low) : -Most(unit, 1 - counts.Low),
            counts.High < 0 ? -Least(unit, -counts.High) : Most(unit, counts.High + 1));
    }

    /// <summary>How many whole units lie between two days that lie so many days apart.</summary>
    public static Between Counted(Elapsed unit, Between days)
    {
        if (unit == Elapsed.Days) return days;
        var (shortest, longest) = unit == Elapsed.Years ? (365, 366) : (28, 31);
        return new(days.Low >= 0 ? Certain(days.Low) : -(-days.Low / shortest),
            days.High < 0 ? -Certain(-days.High) : days.High / shortest);

        Int128 Certain(Int128 apart) => Int128.Max(0, apart - MonthEnds) / longest;
    }

    /// <summary>The least days between which so many whole units lie.</summary>
    private static Int128 Least(Elapsed unit, Int128 count) =>
        unit == Elapsed.Years ? count * 365 : Int128.Max(1, count / 12 * 365 + count % 12 * 28 - MonthEnds);

    /// <summary>The most days between which fewer whole units lie.</summary>
    private static Int128 Most(Elapsed unit, Int128 count) =>
        unit == Elapsed.Years ? count * 366 + 1 : count / 12 * 366 + count % 12 * 31 + MonthEnds + 1;
}
