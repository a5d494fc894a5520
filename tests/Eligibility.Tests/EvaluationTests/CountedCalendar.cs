namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// A calendar that shares nothing with the product's: the days of a cycle of 400 years and what follows it, written out
/// one after the other by the Gregorian rules, each with its number.
/// </summary>
internal sealed class CountedCalendar
{
    /// <summary>The days of one cycle of 400 years.</summary>
    public const int Cycle = 146_097;

    private const int FirstYear = 1601;
    private readonly int[] _firstOfMonth;

    public CountedCalendar(int years)
    {
        var days = new List<(int Year, int Month, int Day)>();
        _firstOfMonth = new int[years * 12 + 1];
        for (var month = 0; month < years * 12; month++)
        {
            _firstOfMonth[month] = days.Count;
            for (var day = 1; day <= LengthOf(FirstYear + month / 12, month % 12 + 1); day++)
                days.Add((FirstYear + month / 12, month % 12 + 1, day));
        }
        _firstOfMonth[years * 12] = days.Count;
        Days = days;
    }

    /// <summary>Every day by its number, from 1 January 1601.</summary>
    public IReadOnlyList<(int Year, int Month, int Day)> Days { get; }

    /// <summary>
    /// The day on which some months from a day are completed: the same day of the month, or the first of the next one.
    /// </summary>
    public int Anniversary(int day, int months)
    {
        var (year, month, of) = Days[day];
        var target = (year - FirstYear) * 12 + month - 1 + months;
        return Exists(target, of) ? _firstOfMonth[target] + of - 1 : _firstOfMonth[target + 1];
    }

    /// <summary>The same day some months later, or the last of that month.</summary>
    public int Later(int day, int months)
    {
        var (year, month, of) = Days[day];
        var target = (year - FirstYear) * 12 + month - 1 + months;
        return Exists(target, of) ? _firstOfMonth[target] + of - 1 : _firstOfMonth[target + 1] - 1;
    }

    public bool Exists(int month, int day) => day <= _firstOfMonth[month + 1] - _firstOfMonth[month];

    /// <summary>The product's date of a day: only its digits are handed over.</summary>
    public DateOnly Date(int day) => new(Days[day].Year, Days[day].Month, Days[day].Day);

    private static int LengthOf(int year, int month) => month switch
    {
        4 or 6 or 9 or 11 => 30,
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        _ => 31,
    };
}
