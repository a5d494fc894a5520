using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// Values that may be a witness: of each variable the one nearest nought, or the least; and what the calendar
/// makes of them, made of them.
/// </summary>
internal sealed class Candidate(Conjunction conjunction, Bounds bounds)
{
    private readonly Int128[] _values = new Int128[bounds.Count];

    /// <summary>The values, by place.</summary>
    public ReadOnlySpan<Int128> Values => _values;

    /// <summary>Tries values; the place of the first constraint that is not so, -1 where all are.</summary>
    public int Try(bool least)
    {
        for (var at = 0; at < _values.Length; at++) _values[at] = least ? bounds.Low(at) : Nearest(at);
        foreach (var constraint in conjunction.Constraints) Make(constraint);
        return Replay.Fulfils(conjunction, _values) ? -1 : Broken();
    }

    /// <summary>The value nearest nought that a variable may be, as far as is known.</summary>
    public Int128 Nearest(int variable)
    {
        var value = Int128.Clamp(0, bounds.Low(variable), bounds.High(variable));
        return bounds.Allows(variable, value) ? value : bounds.Low(variable);
    }

    private int Broken()
    {
        // Where what was made of others leaves its bounds, what made it is not so.
        for (var at = 0; at < conjunction.Constraints.Count; at++)
            if (Result(conjunction.Constraints[at]) is var result && result >= 0 && !MayBe(result, _values[result]))
                return at;
        return Math.Max(0, Replay.FirstBroken(conjunction, _values));
    }

    private bool MayBe(int variable, Int128 value) =>
        value >= bounds.Low(variable) && value <= bounds.High(variable) && bounds.Allows(variable, value);

#pragma warning disable CS8524 // As in Propagator.
    /// <summary>The variable that a constraint makes of others; -1 where it makes none.</summary>
    private static int Result(Constraint constraint) => constraint.Kind switch
    {
        ConstraintKind.Linear => -1,
        ConstraintKind.Moved => ((MovedConstraint)constraint).Result,
        ConstraintKind.Elapsed => ((ElapsedConstraint)constraint).Result,
        ConstraintKind.Apart => -1,
    };
#pragma warning restore CS8524

    private void Make(Constraint constraint)
    {
        if (Result(constraint) is var result && result >= 0 && Made(constraint) is { } value) _values[result] = value;
    }

    private Int128? Made(Constraint constraint) => constraint switch
    {
        MovedConstraint moved when IsDay(moved.Day) && Int128.Abs(_values[moved.Amount]) <= MonotoneCurve.FarAmount =>
            MonotoneCurve.Moved((long)_values[moved.Day], (long)_values[moved.Amount], moved.Months),
        ElapsedConstraint elapsed when IsDay(elapsed.From) && IsDay(elapsed.To) =>
            Calendar.Elapsed(elapsed.Unit, Day(elapsed.From), Day(elapsed.To)),
        _ => null,
    };

    private bool IsDay(int variable) => _values[variable] >= 0 && _values[variable] <= MonotoneCurve.LastDay;

    private DateOnly Day(int variable) => DateOnly.FromDayNumber((int)_values[variable]);
}
