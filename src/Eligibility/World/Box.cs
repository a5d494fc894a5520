using System.Numerics;
using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// For <see cref="RefutationChecker"/>: whether no values between bounds fulfil one constraint, judged at the corners
/// alone. Where it does not say so, they may.
/// </summary>
internal static class Box
{
    /// <summary>Whether none do.</summary>
    public static bool IsEmpty(Conjunction of, DerivedRows rows, int constraint,
        ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (constraint < 0) return ~constraint < box.Length && HasNone(of.Domains[~constraint], box[~constraint]);
        if (constraint >= of.Constraints.Count) return rows.Find(constraint) is { } row && Linear(row, box);
        return IsEmpty(of.Constraints[constraint], box);
    }

#pragma warning disable CS8524 // As in Propagator.
    private static bool IsEmpty(Constraint constraint, ReadOnlySpan<(Int128 Low, Int128 High)> box) =>
        constraint.Kind switch
        {
            ConstraintKind.Linear => Linear((LinearConstraint)constraint, box),
            ConstraintKind.Moved => Moved((MovedConstraint)constraint, box),
            ConstraintKind.Elapsed => Elapsed((ElapsedConstraint)constraint, box),
            ConstraintKind.Apart => Apart((ApartConstraint)constraint, box),
        };
#pragma warning restore CS8524

    private static bool HasNone(Domain domain, (Int128 Low, Int128 High) side)
    {
        if (domain.Allowed is not { } allowed) return side.Low > side.High;
        for (var value = side.Low; value <= side.High; value++)
            if (!((allowed >> (int)value) & 1).IsZero) return false;
        return true;
    }

    private static bool Linear(LinearConstraint linear, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        BigInteger least = linear.Constant, most = linear.Constant, known = linear.Constant, divisor = 0;
        foreach (var (variable, factor) in DerivedRows.Gathered(linear.Terms))
        {
            var (low, high) = ((BigInteger)box[variable].Low, (BigInteger)box[variable].High);
            least += factor * (factor > 0 ? low : high);
            most += factor * (factor > 0 ? high : low);
            if (low == high) known += factor * low;
            else divisor = BigInteger.GreatestCommonDivisor(divisor, factor);
        }
        return linear.Relation switch
        {
            ToNought.AtMost => least > 0,
            ToNought.Equal => least > 0 || most < 0 || (divisor > 1 && known % divisor != 0),
            _ => divisor.IsZero && known.IsZero,
        };
    }

    private static bool Moved(MovedConstraint moved, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        var (result, day, amount) = (Days(box[moved.Result]), Days(box[moved.Day]), box[moved.Amount]);
        return result.Low > result.High || day.Low > day.High
            || Compare(day.Low, amount.Low, moved.Months, result.High) > 0
            || Compare(day.High, amount.High, moved.Months, result.Low) < 0;
    }

    /// <summary>How a day moved lies to another; one past the last lies after every day.</summary>
    private static int Compare(Int128 day, Int128 amount, bool months, Int128 other)
    {
        var date = Day(day);
        var (first, last) = months
            ? (-(((date.Year - 1) * 12) + date.Month - 1), (9999 * 12) - (date.Year * 12) + 12 - date.Month)
            : (-(int)day, DateOnly.MaxValue.DayNumber - (int)day);
        if (amount < first) return -1;
        return amount > last ? 1 : ((Int128)Calendar.Add(date, (int)amount, months).DayNumber).CompareTo(other);
    }

    private static bool Elapsed(ElapsedConstraint elapsed, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        var (from, to, result) = (Days(box[elapsed.From]), Days(box[elapsed.To]), box[elapsed.Result]);
        if (elapsed.From == elapsed.To) return result.Low > 0 || result.High < 0;
        return from.Low > from.High || to.Low > to.High || result.Low > result.High
            || Calendar.Elapsed(elapsed.Unit, Day(from.High), Day(to.Low)) > result.High
            || Calendar.Elapsed(elapsed.Unit, Day(from.Low), Day(to.High)) < result.Low;
    }

    private static bool Apart(ApartConstraint apart, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        foreach (var (one, other) in apart.Pairs)
        {
            if (one == other) continue;
            if (box[one].Low != box[one].High || box[other] != box[one]) return false;
        }
        return true;
    }

    private static (Int128 Low, Int128 High) Days((Int128 Low, Int128 High) side) =>
        (Int128.Max(side.Low, 0), Int128.Min(side.High, DateOnly.MaxValue.DayNumber));

    private static DateOnly Day(Int128 day) => DateOnly.FromDayNumber((int)day);
}
