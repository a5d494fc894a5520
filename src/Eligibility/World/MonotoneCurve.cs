using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// A constraint of the calendar as a function of two whole numbers that never decreases in either: a day moved, in its
/// day and its amount; a count of whole units, in its end and in its start taken as negative.
/// </summary>
/// <param name="Unit">What is counted; null for a day moved.</param>
/// <param name="Months">Whether a day is moved by months.</param>
internal readonly record struct MonotoneCurve(Elapsed? Unit, bool Months)
{
    /// <summary>31 December 9999, as a day number.</summary>
    public const long LastDay = 3_652_058;

    /// <summary>Moved by so much, no day stays a day.</summary>
    public const long FarAmount = LastDay + 1;

    /// <summary>
    /// Its value. Where a day would be moved past the last it is the day after that, and -1 before the first.
    /// </summary>
    public long At(long first, long second) => Unit is { } unit
        ? Calendar.Elapsed(unit, DateOnly.FromDayNumber((int)-first), DateOnly.FromDayNumber((int)second))
        : Moved(first, second, Months);

    /// <summary>A day moved, -1 or the day after the last where it would be none.</summary>
    public static long Moved(long day, long amount, bool months)
    {
        if (!months) return Math.Clamp(day + amount, -1, LastDay + 1);
        var date = DateOnly.FromDayNumber((int)day);
        var month = (date.Year * 12) + date.Month - 1 + amount;
        if (month < 12) return -1;
        return month >= 120_000 ? LastDay + 1 : Calendar.Add(date, (int)amount, months: true).DayNumber;
    }

    /// <summary>
    /// The least first argument, above one of which the value is too small, of which it is at least a value.
    /// </summary>
    public long LeastFirst(long low, long high, long second, long value) =>
        Least(low, high, second, value, isFirst: true);

    /// <summary>
    /// The greatest first argument, below one of which the value is too great, of which it is at most a value.
    /// </summary>
    public long GreatestFirst(long low, long high, long second, long value) =>
        LeastFirst(low, high, second, value + 1) - 1;

    /// <summary>As <see cref="LeastFirst"/>, of the second argument.</summary>
    public long LeastSecond(long low, long high, long first, long value) =>
        Least(low, high, first, value, isFirst: false);

    /// <summary>As <see cref="GreatestFirst"/>, of the second argument.</summary>
    public long GreatestSecond(long low, long high, long first, long value) =>
        LeastSecond(low, high, first, value + 1) - 1;

    private long Least(long low, long high, long other, long value, bool isFirst)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if ((isFirst ? At(middle, other) : At(other, middle)) >= value) high = middle;
            else low = middle;
        }
        return high;
    }
}
