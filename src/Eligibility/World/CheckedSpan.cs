using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// For <see cref="RefutationChecker"/>: how many days lie between days some months apart, by trying every month of a
/// calendar that repeats after 400 years. Of the days of a month the first is moved furthest and the last least.
/// </summary>
internal static class CheckedSpan
{
    private const int CycleMonths = 4800;
    private const int CycleDays = 146_097;

    /// <summary>More days than lie between any two.</summary>
    private const int MostDays = 4_000_000;

    /// <summary>More months than lie between any two days.</summary>
    private const int MostMonths = 200_000;

    // Of so many months short of a cycle, what was tried; null where nothing was yet.
    private static readonly Extremes?[] Known = new Extremes?[CycleMonths];

    /// <summary>Whether no day that is moved by so many days or months is moved by more days, or by fewer.</summary>
    public static bool OfMoved((Int128 Low, Int128 High) amounts, bool months, bool upper, Int128 days)
    {
        var count = upper ? amounts.High : amounts.Low;
        if (!months) return upper ? count <= days : count >= days;
        if (Int128.Abs(count) > 120_000) return false;
        var (tried, cycles) = Of((int)count);
        return upper ? cycles + tried.MostMoved <= days : cycles + tried.LeastMoved >= days;
    }

    /// <summary>Whether no end that so many units lie before lies more days after its start, or fewer.</summary>
    public static bool OfElapsed(Elapsed unit, (Int128 Low, Int128 High) counts, bool upper, Int128 days)
    {
        if (unit == Elapsed.Days) return upper ? counts.High <= days : counts.Low >= days;
        // Counted backwards, the other way round.
        if (upper) return counts.High >= 0 ? AtMost(unit, counts.High, days) : AtLeast(unit, -counts.High, -days);
        return counts.Low > 0 ? AtLeast(unit, counts.Low, days) : AtMost(unit, -counts.Low, -days);
    }

    /// <summary>Whether a day later than so many would complete one more unit than there are.</summary>
    private static bool AtMost(Elapsed unit, Int128 count, Int128 days)
    {
        // No two days lie so far apart: what would lie between them is more than any count.
        if (days >= MostDays) return true;
        if (days < 0 || Months(unit, count + 1) is not { } months) return false;
        var (tried, cycles) = Of(months);
        return days + 1 >= cycles + tried.MostMoved;
    }

    /// <summary>Whether a day fewer would not complete as many units as there are.</summary>
    private static bool AtLeast(Elapsed unit, Int128 count, Int128 days)
    {
        if (days <= 0) return true;
        if (days > MostDays) return false;
        if (Months(unit, count) is not { } months) return true;
        var (tried, cycles) = Of(months);
        return days <= cycles + tried.LeastCompleted;
    }

    /// <summary>So many units in months; null where these are more than lie between any two days.</summary>
    private static int? Months(Elapsed unit, Int128 count) =>
        count > MostMonths ? null : (int)count * (unit == Elapsed.Years ? 12 : 1) is var months and <= MostMonths ? months : null;

    /// <summary>What so many months come to short of whole cycles, and the days of these: in them nothing else counts.</summary>
    private static (Extremes Tried, Int128 Cycles) Of(int months)
    {
        var rest = ((months % CycleMonths) + CycleMonths) % CycleMonths;
        var tried = Volatile.Read(ref Known[rest]);
        if (tried is null) Volatile.Write(ref Known[rest], tried = Try(rest));
        return (tried, (Int128)((months - rest) / CycleMonths) * CycleDays);
    }

    private static Extremes Try(int months)
    {
        var tried = new Extremes(int.MinValue, int.MaxValue, int.MaxValue);
        for (var first = new DateOnly(2000, 1, 1); first.Year < 2400; first = first.AddMonths(1))
        {
            var last = first.AddMonths(1).AddDays(-1);
            tried = new Extremes(Math.Max(tried.MostMoved, Moved(first, months)),
                Math.Min(tried.LeastMoved, Moved(last, months)),
                Math.Min(tried.LeastCompleted, Math.Min(Completed(first, months), Completed(last, months))));
        }
        return tried;
    }

    private static int Moved(DateOnly day, int months) =>
        Calendar.Add(day, months, months: true).DayNumber - day.DayNumber;

    /// <summary>How many days later so many months are completed.</summary>
    private static int Completed(DateOnly from, int months)
    {
        var days = Moved(from, months);
        while (Calendar.Elapsed(Elapsed.Months, from, from.AddDays(days)) < months) days++;
        return days;
    }

    /// <summary>What trying every month came to.</summary>
    /// <param name="MostMoved">The most days that a day is moved by.</param>
    /// <param name="LeastMoved">The fewest days that a day is moved by.</param>
    /// <param name="LeastCompleted">The fewest days that complete so many months.</param>
    private sealed record Extremes(int MostMoved, int LeastMoved, int LeastCompleted);
}
