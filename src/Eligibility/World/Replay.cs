using Eligibility.Model;

namespace Eligibility.World;

/// <summary>Whether values fulfil constraints: what a witness is held against before it is one.</summary>
internal static class Replay
{
    /// <summary>Whether every domain has its value and every constraint is so.</summary>
    public static bool Fulfils(Conjunction conjunction, ReadOnlySpan<Int128> values)
    {
        var domains = conjunction.Domains;
        for (var at = 0; at < domains.Count; at++)
        {
            var (low, high, allowed) = domains[at];
            if (values[at] < low || values[at] > high) return false;
            if (allowed is { } mask && (mask >> (int)values[at]).IsEven) return false;
        }
        return FirstBroken(conjunction, values) < 0;
    }

    /// <summary>The place of the first constraint that is not so; -1 where all are.</summary>
    public static int FirstBroken(Conjunction conjunction, ReadOnlySpan<Int128> values)
    {
        var constraints = conjunction.Constraints;
        for (var at = 0; at < constraints.Count; at++)
            if (!Holds(constraints[at], values)) return at;
        return -1;
    }

#pragma warning disable CS8524 // As in Propagator.
    private static bool Holds(Constraint constraint, ReadOnlySpan<Int128> values) => constraint.Kind switch
    {
        ConstraintKind.Linear => Holds((LinearConstraint)constraint, values),
        ConstraintKind.Moved => Holds((MovedConstraint)constraint, values),
        ConstraintKind.Elapsed => Holds((ElapsedConstraint)constraint, values),
        ConstraintKind.Apart => Holds((ApartConstraint)constraint, values),
    };
#pragma warning restore CS8524

    private static bool Holds(MovedConstraint moved, ReadOnlySpan<Int128> values) =>
        IsDay(values[moved.Result]) && IsDay(values[moved.Day])
            && MonotoneCurve.Moved((long)values[moved.Day], Within(values[moved.Amount]), moved.Months)
                == values[moved.Result];

    private static bool Holds(ElapsedConstraint elapsed, ReadOnlySpan<Int128> values) =>
        IsDay(values[elapsed.From]) && IsDay(values[elapsed.To])
            && Calendar.Elapsed(elapsed.Unit, Day(values[elapsed.From]), Day(values[elapsed.To]))
                == values[elapsed.Result];

    private static bool Holds(LinearConstraint linear, ReadOnlySpan<Int128> values)
    {
        var sum = linear.Constant;
        foreach (var (variable, factor) in linear.Terms) sum += factor * values[variable];
        return linear.Relation switch
        {
            ToNought.AtMost => sum <= 0,
            ToNought.Equal => sum == 0,
            _ => sum != 0,
        };
    }

    private static bool Holds(ApartConstraint apart, ReadOnlySpan<Int128> values)
    {
        foreach (var (one, other) in apart.Pairs)
            if (values[one] != values[other]) return true;
        return false;
    }

    private static bool IsDay(Int128 value) => value >= 0 && value <= MonotoneCurve.LastDay;

    private static long Within(Int128 amount) =>
        (long)Int128.Clamp(amount, -MonotoneCurve.FarAmount, MonotoneCurve.FarAmount);

    private static DateOnly Day(Int128 value) => DateOnly.FromDayNumber((int)value);
}
