using System.Collections.Immutable;

namespace Eligibility.World;

/// <summary>A sum as it narrows bounds: what the other terms leave of it bounds each.</summary>
internal sealed class LinearPropagator : Propagator
{
    private readonly Int128[] _factors;
    private readonly Int128 _constant;
    private readonly bool _isIndivisible;
    private readonly bool _hasDivisors;

    public LinearPropagator(int index, LinearConstraint linear)
        : this(index, Merged(linear.Terms), linear.Constant, linear.Relation)
    {
    }

    private LinearPropagator(int index, (int[] Variables, Int128[] Factors) terms, Int128 constant, ToNought relation)
        : base(index, terms.Variables)
    {
        (_factors, _constant, Relation) = (terms.Factors, constant, relation);
        var divisor = Int128.Zero;
        foreach (var factor in _factors) divisor = Divisor(divisor, Int128.Abs(factor));
        _hasDivisors = relation == ToNought.Equal && Array.Exists(_factors, f => Int128.Abs(f) > 1);
        if (divisor <= 1) return;
        _isIndivisible = relation == ToNought.Equal && constant % divisor != 0;
        if (relation == ToNought.Equal && _isIndivisible) return;
        if (relation == ToNought.NotEqual && constant % divisor != 0) return;
        for (var at = 0; at < _factors.Length; at++) _factors[at] /= divisor;
        // Of whole numbers a sum is at most what is whole.
        _constant = (constant / divisor) + (constant % divisor > 0 ? 1 : 0);
    }

    /// <summary>How it lies to nought.</summary>
    public ToNought Relation { get; }

    /// <summary>The factors, by place among the variables; none of them nought, and without a common divisor.</summary>
    public ReadOnlySpan<Int128> Factors => _factors;

    /// <summary>What is added to the sum.</summary>
    public Int128 Constant => _constant;

    public override bool Narrow(Bounds bounds)
    {
        if (_isIndivisible) return bounds.Fail(Index);
        return Relation switch
        {
            ToNought.AtMost => NarrowAtMost(bounds, 1),
            ToNought.Equal => NarrowAtMost(bounds, 1) && NarrowAtMost(bounds, -1) && Divides(bounds),
            _ => NarrowNotEqual(bounds),
        };
    }

    public override void AddNeeds(Needs needs, int variable, bool upper)
    {
        if (Relation == ToNought.NotEqual || (variable < 0 && Relation == ToNought.Equal))
        {
            base.AddNeeds(needs, variable, upper);
            return;
        }
        // Of an equation the sum or its negative bounds the variable.
        var own = Array.IndexOf(Variables, variable);
        var isNegative = own >= 0 && _factors[own] > 0 != upper;
        for (var at = 0; at < _factors.Length; at++)
            if (at != own) needs.Add(Variables[at], upper: _factors[at] > 0 == isNegative);
    }

    /// <summary>Of the sum, or of its negative, as it is at most nought.</summary>
    private bool NarrowAtMost(Bounds bounds, int sign)
    {
        var left = -sign * _constant;
        for (var at = 0; at < _factors.Length; at++)
        {
            var factor = sign * _factors[at];
            left -= Times(factor, factor > 0 ? bounds.Low(Variables[at]) : bounds.High(Variables[at]));
        }
        if (left < 0) return bounds.Fail(Index);
        for (var at = 0; at < _factors.Length; at++)
        {
            var factor = sign * _factors[at];
            var variable = Variables[at];
            var (low, high) = (bounds.Low(variable), bounds.High(variable));
            if (low == high) continue;
            var room = factor == 1 || factor == -1 ? left : left / Int128.Abs(factor);
            if (high - low <= room) continue;
            if (!(factor > 0 ? bounds.Lower(variable, low + room, Index) : bounds.Raise(variable, high - room, Index)))
                return false;
        }
        return true;
    }

    /// <summary>Whether what divides all that is open divides what is known.</summary>
    private bool Divides(Bounds bounds)
    {
        if (!_hasDivisors) return true;
        var (divisor, known) = (Int128.Zero, _constant);
        for (var at = 0; at < _factors.Length; at++)
        {
            if (bounds.IsKnown(Variables[at])) known += Times(_factors[at], bounds.Low(Variables[at]));
            else if ((divisor = Divisor(divisor, Int128.Abs(_factors[at]))) == 1) return true;
        }
        return divisor == 0 || known % divisor == 0 || bounds.Fail(Index);
    }

    /// <summary>Once all but one are known, that one is not the value that would make it nought.</summary>
    private bool NarrowNotEqual(Bounds bounds)
    {
        var (open, sum) = (-1, _constant);
        for (var at = 0; at < _factors.Length; at++)
        {
            if (bounds.IsKnown(Variables[at])) sum += Times(_factors[at], bounds.Low(Variables[at]));
            else if (open >= 0) return true;
            else open = at;
        }
        if (open < 0) return sum != 0 || bounds.Fail(Index);
        return sum % _factors[open] != 0 || bounds.Exclude(Variables[open], -sum / _factors[open], Index);
    }

    private static Int128 Times(Int128 factor, Int128 value) =>
        factor == 1 ? value : factor == -1 ? -value : factor * value;

    private static (int[] Variables, Int128[] Factors) Merged(ImmutableArray<(int Variable, Int128 Factor)> terms)
    {
        var variables = new int[terms.Length];
        var factors = new Int128[terms.Length];
        var count = 0;
        foreach (var (variable, factor) in terms)
        {
            var at = Array.IndexOf(variables, variable, 0, count);
            if (at < 0) (at, variables[count]) = (count++, variable);
            factors[at] += factor;
        }
        var kept = 0;
        for (var at = 0; at < count; at++)
            if (factors[at] != 0) (variables[kept], factors[kept++]) = (variables[at], factors[at]);
        return (variables[..kept], factors[..kept]);
    }

    /// <summary>The greatest common divisor of two numbers that are not negative.</summary>
    internal static Int128 Divisor(Int128 one, Int128 other)
    {
        while (other != 0) (one, other) = (other, one % other);
        return one;
    }
}
