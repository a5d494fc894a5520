using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Smt;

/// <summary>A day so many months after another (language, section 3, Dates).</summary>
internal sealed class MonthsLater(Linear date, Linear months, CalendarNumbers calendar) : Atom(
    OracleCalendar.PlusMonths((int)date.Low, (int)months.Low),
    OracleCalendar.PlusMonths((int)date.High, (int)months.High))
{
    public Linear Date { get; } = date;

    public Linear Months { get; } = months;

    public CalendarNumbers Calendar { get; } = calendar;
}

/// <summary>The whole months or years from one day to another.</summary>
internal sealed class WholeUnits(Elapsed unit, Linear from, Linear to, CalendarNumbers calendar) : Atom(
    Count(unit, (int)from.High, (int)to.Low), Count(unit, (int)from.Low, (int)to.High))
{
    public Elapsed Unit { get; } = unit;

    public Linear From { get; } = from;

    public Linear To { get; } = to;

    public CalendarNumbers Calendar { get; } = calendar;

    public static int Count(Elapsed unit, int from, int to) => unit == Elapsed.Years
        ? OracleCalendar.WholeYears(from, to)
        : OracleCalendar.WholeMonths(from, to);
}
