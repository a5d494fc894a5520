using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// How many days lie between days some months apart, at least and at most, whatever the first day: exact, since the
/// calendar repeats after 400 years.
/// </summary>
internal static class MonthSpans
{
    /// <summary>More months than between any two days.</summary>
    public const int Most = 120_000;

    private const int CycleMonths = 4800;
    private const int CycleDays = 146_097;

    // The first day of each month of two cycles.
    private static readonly int[] Starts = FirstDays();

    // Of so many months short of a cycle, what was worked out; nought where nothing was yet, or it is nought.
    private static readonly long[] Known = new long[CycleMonths];

    /// <summary>
    /// The most days that so many months move a day by, or that lie before the day that completes them.
    /// </summary>
    /// <param name="months">From -<see cref="Most"/> to <see cref="Most"/>.</param>
    public static int Longest(int months) => Cycles(months) + (int)(Of(Rest(months)) >> 8);

    /// <summary>The least days that so many months move a day by: the last of a month may be taken.</summary>
    /// <param name="months">From -<see cref="Most"/> to <see cref="Most"/>.</param>
    public static int ShortestMove(int months) => Longest(months) - (int)((Of(Rest(months)) >> 4) & 15);

    /// <summary>The least days from one day to the day that completes so many months.</summary>
    /// <param name="months">From -<see cref="Most"/> to <see cref="Most"/>.</param>
    public static int ShortestCount(int months) => Longest(months) - (int)(Of(Rest(months)) & 15);

    private static int Rest(int months) => ((months % CycleMonths) + CycleMonths) % CycleMonths;

    private static int Cycles(int months) => (months - Rest(months)) / CycleMonths * CycleDays;

    /// <summary>The longest, and by how much each of the shortest is less, which is a few days.</summary>
    private static long Of(int months)
    {
        if (Volatile.Read(ref Known[months]) is var known and > 0) return known;
        if (months == 0) return 0;
        var (longest, move, count) = (new Vector<int>(int.MinValue), new Vector<int>(int.MaxValue),
            new Vector<int>(int.MaxValue));
        for (var month = 0; month < CycleMonths; month += Vector<int>.Count)
        {
            var days = new Vector<int>(Starts, month + months) - new Vector<int>(Starts, month);
            var shorter = new Vector<int>(Lengths, month) - new Vector<int>(Lengths, month + months);
            longest = Vector.Max(longest, days);
            move = Vector.Min(move, days - Vector.Max(Vector<int>.Zero, shorter));
            // A day that does not exist is the first of the month after.
            count = Vector.Min(count, Vector.ConditionalSelect(Vector.GreaterThan(shorter, Vector<int>.Zero),
                days - shorter + Vector<int>.One, days));
        }
        return Kept(months, Fold(longest, int.Max), Fold(move, int.Min), Fold(count, int.Min));
    }

    private static int Fold(Vector<int> values, Func<int, int, int> of)
    {
        var all = values[0];
        for (var at = 1; at < Vector<int>.Count; at++) all = of(all, values[at]);
        return all;
    }

    private static long Kept(int months, int longest, int move, int count)
    {
        var known = ((long)longest << 8) | (long)((longest - move) << 4) | (uint)(longest - count);
        Volatile.Write(ref Known[months], known);
        return known;
    }

    // The days of each month of two cycles; 4,800 months are whole runs of any vector.
    private static readonly int[] Lengths =
        [.. Enumerable.Range(0, 2 * CycleMonths).Select(m => Starts[m + 1] - Starts[m])];

    private static int[] FirstDays()
    {
        var starts = new int[(2 * CycleMonths) + 1];
        for (var month = 0; month < starts.Length; month++)
            starts[month] = new DateOnly(2000 + (month / 12), 1 + (month % 12), 1).DayNumber;
        return starts;
    }
}
