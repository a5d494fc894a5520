using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Plan;

/// <summary>Slots that follow each other, both ends among them.</summary>
internal readonly record struct SlotRange(long From, long To)
{
    /// <summary>The least slot of what is known.</summary>
    public const long Least = SlotForm.NotKnown + 1;

    /// <summary>Every slot of what is known.</summary>
    public static readonly ImmutableArray<SlotRange> Whole = [new(Least, long.MaxValue)];
}

/// <summary>Sets of slots, as ranges in order, none touching the next.</summary>
internal static class SlotRanges
{
    /// <summary>The slots that stand in a relation to a constant.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="constant">The constant, on the scale of <see cref="Scalar"/>.</param>
    /// <param name="step">What one of a slot comes to there.</param>
    public static ImmutableArray<SlotRange> Of(Relation relation, Int128 constant, Int128 step)
    {
        var (floor, rest) = Int128.DivRem(constant, step);
        if (rest < 0) (floor, rest) = (floor - 1, rest + step);
        var ceiling = rest == 0 ? floor : floor + 1;
        return relation switch
        {
            Relation.Less => Between(SlotRange.Least, ceiling - 1),
            Relation.AtMost => Between(SlotRange.Least, floor),
            Relation.More => Between(floor + 1, long.MaxValue),
            Relation.AtLeast => Between(ceiling, long.MaxValue),
            Relation.Equal => rest == 0 ? Between(floor, floor) : [],
            Relation.NotEqual => Complement(Of(Relation.Equal, constant, step)),
            _ => throw new ArgumentOutOfRangeException(nameof(relation)),
        };
    }

    /// <summary>The slots of some values of a choice, one bit each.</summary>
    public static ImmutableArray<SlotRange> Of(BigInteger values)
    {
        var ranges = ImmutableArray.CreateBuilder<SlotRange>();
        // Byte by byte: shifting a number of thousands of bits for each of them takes the square of their number.
        var bytes = values.ToByteArray(isUnsigned: true);
        for (var place = 0; place < bytes.Length * 8; place++)
        {
            if ((bytes[place / 8] >> (place % 8) & 1) == 0) continue;
            if (ranges.Count > 0 && ranges[^1].To == place - 1) ranges[^1] = ranges[^1] with { To = place };
            else ranges.Add(new SlotRange(place, place));
        }
        return ranges.ToImmutable();
    }

    /// <summary>The slots from one to another, as far as there are any.</summary>
    public static ImmutableArray<SlotRange> Between(Int128 from, Int128 to)
    {
        var (low, high) = (Int128.Max(from, SlotRange.Least), Int128.Min(to, long.MaxValue));
        return low > high ? [] : [new((long)low, (long)high)];
    }

    public static ImmutableArray<SlotRange> Complement(ImmutableArray<SlotRange> of)
    {
        var ranges = ImmutableArray.CreateBuilder<SlotRange>(of.Length + 1);
        var next = (Int128)SlotRange.Least;
        foreach (var range in of)
        {
            ranges.AddRange(Between(next, (Int128)range.From - 1));
            next = (Int128)range.To + 1;
        }
        ranges.AddRange(Between(next, long.MaxValue));
        return ranges.ToImmutable();
    }

    public static ImmutableArray<SlotRange> Intersection(ImmutableArray<SlotRange> a, ImmutableArray<SlotRange> b)
    {
        var ranges = ImmutableArray.CreateBuilder<SlotRange>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var (from, to) = (Math.Max(a[i].From, b[j].From), Math.Min(a[i].To, b[j].To));
            if (from <= to) ranges.Add(new SlotRange(from, to));
            if (a[i].To < b[j].To) i++;
            else j++;
        }
        return ranges.ToImmutable();
    }

    /// <summary>The slots of several ranges in any order.</summary>
    public static ImmutableArray<SlotRange> Union(IEnumerable<SlotRange> of)
    {
        var ranges = ImmutableArray.CreateBuilder<SlotRange>();
        foreach (var range in of.OrderBy(r => r.From).ThenBy(r => r.To))
        {
            if (ranges.Count > 0 && (Int128)ranges[^1].To + 1 >= range.From)
                ranges[^1] = ranges[^1] with { To = Math.Max(ranges[^1].To, range.To) };
            else ranges.Add(range);
        }
        return ranges.ToImmutable();
    }

    /// <summary>Whether a slot is among them.</summary>
    public static bool Contains(ImmutableArray<SlotRange> ranges, long slot)
    {
        foreach (var range in ranges)
            if (slot >= range.From && slot <= range.To) return true;
        return false;
    }
}
