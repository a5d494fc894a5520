namespace Eligibility.World;

/// <summary>
/// A constraint of the calendar as it narrows bounds, exactly in each of its variables: the result lies between what
/// both ends of the operands give, and an operand is no value of which the result would lie outside.
/// </summary>
internal sealed class CalendarPropagator : Propagator
{
    private readonly MonotoneCurve _curve;
    private readonly int _result;
    private readonly int _first;
    private readonly int _second;

    // A start is taken as negative, so that the curve never decreases in it.
    private readonly bool _isNegative;

    public CalendarPropagator(int index, MovedConstraint moved)
        : base(index, [moved.Result, moved.Day, moved.Amount])
    {
        _curve = new(null, moved.Months);
        (_result, _first, _second) = (moved.Result, moved.Day, moved.Amount);
    }

    public CalendarPropagator(int index, ElapsedConstraint elapsed)
        : base(index, [elapsed.Result, elapsed.From, elapsed.To])
    {
        _curve = new(elapsed.Unit, false);
        (_result, _first, _second, _isNegative) = (elapsed.Result, elapsed.From, elapsed.To, true);
    }

    /// <summary>Whether it counts units, and moves no day.</summary>
    public bool IsCount => _isNegative;

    public override bool Narrow(Bounds bounds) =>
        Days(bounds, _first)
        && (_isNegative ? Days(bounds, _second) : Days(bounds, _result) && Amounts(bounds, _second))
        && Result(bounds) && First(bounds) && Second(bounds);

    public override void AddNeeds(Needs needs, int variable, bool upper)
    {
        if (variable < 0 || _first == _second || _result == _first || _result == _second)
        {
            base.AddNeeds(needs, variable, upper);
            return;
        }
        // What the curve makes of both ends bounds the result, and the other way round.
        if (variable != _result) needs.Add(_result, variable == _first && _isNegative ? !upper : upper);
        var least = variable == _result ? upper : !upper;
        if (variable == _first && _isNegative) least = upper;
        if (variable != _second) needs.Add(_second, least);
        if (variable != _first) needs.Add(_first, least != _isNegative);
    }

    private bool Days(Bounds bounds, int variable) =>
        bounds.Raise(variable, 0, Index) && bounds.Lower(variable, MonotoneCurve.LastDay, Index);

    private bool Amounts(Bounds bounds, int variable) =>
        bounds.Raise(variable, -MonotoneCurve.FarAmount, Index) && bounds.Lower(variable, MonotoneCurve.FarAmount, Index);

    private bool Result(Bounds bounds)
    {
        // From a day to itself no unit lies.
        if (IsCount && _first == _second)
            return bounds.Raise(_result, 0, Index) && bounds.Lower(_result, 0, Index);
        var ((firstLow, firstHigh), (low, high)) = (FirstOf(bounds), SecondOf(bounds));
        return bounds.Raise(_result, _curve.At(firstLow, low), Index)
            && bounds.Lower(_result, _curve.At(firstHigh, high), Index);
    }

    private bool First(Bounds bounds)
    {
        var ((low, high), (secondLow, secondHigh)) = (FirstOf(bounds), SecondOf(bounds));
        if (low == high) return true;
        var (least, most) = ((long)bounds.Low(_result), (long)bounds.High(_result));
        if (_curve.At(low, secondHigh) < least
            && !RaiseFirst(bounds, low = _curve.LeastFirst(low, high, secondHigh, least))) return false;
        return _curve.At(high, secondLow) <= most
            || LowerFirst(bounds, _curve.GreatestFirst(low, high, secondLow, most));
    }

    private bool Second(Bounds bounds)
    {
        var ((firstLow, firstHigh), (low, high)) = (FirstOf(bounds), SecondOf(bounds));
        if (low == high) return true;
        var (least, most) = ((long)bounds.Low(_result), (long)bounds.High(_result));
        if (_curve.At(firstHigh, low) < least
            && !bounds.Raise(_second, low = _curve.LeastSecond(low, high, firstHigh, least), Index)) return false;
        return _curve.At(firstLow, high) <= most
            || bounds.Lower(_second, _curve.GreatestSecond(low, high, firstLow, most), Index);
    }

    private bool RaiseFirst(Bounds bounds, long low) =>
        _isNegative ? bounds.Lower(_first, -low, Index) : bounds.Raise(_first, low, Index);

    private bool LowerFirst(Bounds bounds, long high) =>
        _isNegative ? bounds.Raise(_first, -high, Index) : bounds.Lower(_first, high, Index);

    private (long Low, long High) FirstOf(Bounds bounds)
    {
        var (low, high) = ((long)bounds.Low(_first), (long)bounds.High(_first));
        return _isNegative ? (-high, -low) : (low, high);
    }

    private (long Low, long High) SecondOf(Bounds bounds) => ((long)bounds.Low(_second), (long)bounds.High(_second));
}
