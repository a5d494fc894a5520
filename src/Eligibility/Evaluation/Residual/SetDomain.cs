using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>What a set may hold, bits by value.</summary>
/// <param name="May">What it may hold.</param>
/// <param name="Hits">Of each of these it holds one at least.</param>
/// <param name="IsEmpty">Whether it holds nothing.</param>
internal readonly record struct SetDomain(BigInteger May, ImmutableArray<BigInteger> Hits, bool IsEmpty)
{
    /// <summary>More steps than these are not taken in search of the fewest values that meet all hits.</summary>
    private const int MostSteps = 2_000;

    public static SetDomain Any(int count) => new((BigInteger.One << count) - 1, [], false);

    /// <summary>The fewest values that it was said to hold.</summary>
    public int Fewest { get; init; }

    /// <summary>The most values that it was said to hold.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Whether it was said how many values it holds.</summary>
    private bool IsCounted => Fewest > 0 || Most < int.MaxValue;

    /// <summary>Whether some set is so.</summary>
    public bool CanBe
    {
        get
        {
            foreach (var hit in Hits)
                if (IsEmpty || (hit & May).IsZero) return false;
            return !IsCounted || Sizes is var (least, most) && least <= most;
        }
    }

    /// <summary>
    /// How many values it holds at the least and at the most. Each number between is that of a set that is so: to one that
    /// meets all hits any value may be added that it may hold.
    /// </summary>
    public (int Least, int Most) Sizes => IsEmpty
        ? (Fewest, 0)
        : (Math.Max(Fewest, SizeTerm.CountOf(FewestValues() ?? 0)), Math.Min(Most, SizeTerm.CountOf(May)));

    /// <summary>The first that is so: of each of the hits the first value that it may hold.</summary>
    public BigInteger Least()
    {
        if (IsCounted && Holding(Sizes.Least) is { } counted) return counted;
        var held = BigInteger.Zero;
        foreach (var hit in Hits)
            if ((hit & held).IsZero) held |= (hit & May) & -(hit & May);
        return held;
    }

    /// <summary>A set that is so and holds so many values; null where none was found.</summary>
    public BigInteger? Holding(int count)
    {
        if (FewestValues() is not { } held) return null;
        var missing = count - SizeTerm.CountOf(held);
        if (missing < 0) return null;
        for (var free = May & ~held; missing > 0; missing--, free &= free - 1)
        {
            if (free.IsZero) return null;
            held |= free & -free;
        }
        return held;
    }

    /// <summary>The fewest values that meet all hits; null where that takes too many steps to find.</summary>
    private BigInteger? FewestValues()
    {
        var left = MostSteps;
        for (var count = 0; count <= Hits.Length && left > 0; count++)
            if (Meeting(BigInteger.Zero, count, ref left) is { } found) return found;
        return null;
    }

    /// <summary>What is held, with so many values more at most that all hits are met; null where none is found.</summary>
    private BigInteger? Meeting(BigInteger held, int more, ref int left)
    {
        if (--left < 0) return null;
        if (FirstUnmet(held) is not { } unmet) return held;
        if (more == 0) return null;
        // Values that are in the same hits stand for each other.
        var tried = new List<BigInteger>();
        for (var values = unmet; !values.IsZero; values &= values - 1)
        {
            var value = values & -values;
            var meets = MetBy(value);
            if (tried.Contains(meets)) continue;
            tried.Add(meets);
            if (Meeting(held | value, more - 1, ref left) is { } found) return found;
        }
        return null;
    }

    /// <summary>What a set may hold of the first hit that it does not meet; null where it meets all.</summary>
    private BigInteger? FirstUnmet(BigInteger held)
    {
        foreach (var hit in Hits)
            if ((hit & held).IsZero) return hit & May;
        return null;
    }

    /// <summary>The places of the hits that hold a value, one bit each.</summary>
    private BigInteger MetBy(BigInteger value)
    {
        var meets = BigInteger.Zero;
        for (var place = 0; place < Hits.Length; place++)
            if (!(Hits[place] & value).IsZero) meets |= BigInteger.One << place;
        return meets;
    }
}
