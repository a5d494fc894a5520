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

    /// <summary>Whether no day that is moved by so many days or months is moved by more days, or by fewer.</summary>
    public static bool OfMoved((Int128 Low, Int128 High) amounts, bool months, bool upper, Int128 days)
    {
        var count = upper ? amounts.High : amounts.Low;
        if (!months) return upper ? count <= days : count >= days;
        if (Int128.Abs(count) > 120_000) return false;
        // In whole cycles nothing but the cycles counts.
        var (cycles, rest) = Math.DivRem((int)count, CycleMonths);
        foreach (var (first, last) in Months())
        {
            var moved = upper
                ? Calendar.Add(first, rest, months: true).DayNumber - first.DayNumber
                : Calendar.Add(last, rest, months: true).DayNumber - last.DayNumber;
            var by = moved + ((Int128)cycles * CycleDays);
            if (upper ? by > days : by < days) return false;
        }
        return true;
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
    private static bool AtMost(Elapsed unit, Int128 count, Int128 days) =>
        Months().All(m => Counted(unit, m.First, days + 1) > count);

    /// <summary>Whether a day fewer would not complete as many units as there are.</summary>
    private static bool AtLeast(Elapsed unit, Int128 count, Int128 days) =>
        days <= 0 || Months().All(m =>
            Counted(unit, m.First, days - 1) < count && Counted(unit, m.Last, days - 1) < count);

    private static Int128 Counted(Elapsed unit, DateOnly from, Int128 days)
    {
        if (days < 0) return -1;
        // No two days lie so far apart: what would lie between them is more than any count.
        if (days > 4_000_000) return Int128.MaxValue;
        var (cycles, rest) = Math.DivRem((int)days, CycleDays);
        var units = unit == Elapsed.Years ? CycleMonths / 12 : CycleMonths;
        return ((Int128)cycles * units) + Calendar.Elapsed(unit, from, from.AddDays(rest));
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> Months()
    {
        for (var first = new DateOnly(2000, 1, 1); first.Year < 2400; first = first.AddMonths(1))
            yield return (first, first.AddMonths(1).AddDays(-1));
    }
}
