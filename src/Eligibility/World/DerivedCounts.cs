using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// For <see cref="RefutationChecker"/>: what follows of whole months and years from the day on which they are complete,
/// which is the day moved by them or, where that took the last of a month, the day after.
/// </summary>
internal static class DerivedCounts
{
    /// <summary>The row of years beside months; null where it does not follow.</summary>
    public static LinearConstraint? Years(Conjunction of, YearsStep step, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (At<ElapsedConstraint>(of, step.Years) is not { Unit: Elapsed.Years } years
            || At<ElapsedConstraint>(of, step.Months) is not { Unit: Elapsed.Months } months
            || years.From != months.From || years.To != months.To) return null;
        if (step.Upper) return new([(months.Result, 1), (years.Result, -12)], -11, ToNought.AtMost);
        // Counted backwards, fewer than twelve months are no year either.
        return box[months.Result].Low >= 0 || box[years.Result].Low >= 1
            ? new([(years.Result, 12), (months.Result, -1)], 0, ToNought.AtMost) : null;
    }

    /// <summary>The row of a day moved beside the end of a count; null where it does not follow.</summary>
    public static LinearConstraint? Completed(Conjunction of, CompletedStep step,
        ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (At<MovedConstraint>(of, step.Moved) is not { Months: true } moved
            || At<ElapsedConstraint>(of, step.Count) is not { Unit: not Elapsed.Days } count
            || moved.Day != count.From) return null;
        var (amount, counted) = (box[moved.Amount], box[count.Result]);
        if (step.IsCompleted)
            return counted.Low >= 1 && counted.Low * MonthsOf(count.Unit) >= amount.High
                ? new([(moved.Result, 1), (count.To, -1)], 0, ToNought.AtMost) : null;
        return counted.High >= 0 && (counted.High + 1) * MonthsOf(count.Unit) <= amount.Low
            ? new([(count.To, 1), (moved.Result, -1)], 0, ToNought.AtMost) : null;
    }

    /// <summary>The row of counts one after the other beside the whole; null where it does not follow.</summary>
    public static LinearConstraint? Chain(Conjunction of, DerivedRows rows, ChainStep step,
        ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (At<ElapsedConstraint>(of, step.Whole) is not { Unit: not Elapsed.Days } whole) return null;
        var terms = ImmutableArray.CreateBuilder<(int Variable, Int128 Factor)>();
        terms.Add((whole.Result, -1));
        var day = whole.From;
        foreach (var part in step.Parts)
        {
            if (At<ElapsedConstraint>(of, part) is { Unit: not Elapsed.Days } count)
            {
                var (months, ofWhole) = (MonthsOf(count.Unit), MonthsOf(whole.Unit));
                if (count.From != day || months % ofWhole != 0 || box[count.Result].Low < 1) return null;
                terms.Add((count.Result, months / ofWhole));
                day = count.To;
            }
            else
            {
                // A day that is at most another: from there no more units are left.
                if (rows.LinearOf(of, part) is not { Terms.Length: 2 } row || row.Constant < 0) return null;
                if (!row.Terms.Contains((day, 1))) return null;
                var later = row.Terms[0].Variable == day ? row.Terms[1] : row.Terms[0];
                if (later.Factor != -1) return null;
                day = later.Variable;
            }
        }
        return day == whole.To ? new(terms.ToImmutable(), 0, ToNought.AtMost) : null;
    }

    private static T? At<T>(Conjunction of, int constraint) where T : Constraint =>
        constraint >= 0 && constraint < of.Constraints.Count ? of.Constraints[constraint] as T : null;

    private static int MonthsOf(Elapsed unit) => unit == Elapsed.Years ? 12 : 1;
}
