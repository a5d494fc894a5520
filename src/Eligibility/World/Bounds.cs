using System.Numerics;

namespace Eligibility.World;

/// <summary>
/// Between which bounds each variable lies as far as is known, and how that came to be known: a trail that can be gone
/// back on.
/// </summary>
internal sealed class Bounds
{
    /// <summary>Told as the place of the constraint of what was supposed, not derived.</summary>
    public const int Supposed = int.MinValue;

    private readonly Int128[] _low;
    private readonly Int128[] _high;
    private readonly BigInteger?[] _allowed;
    private readonly List<Mark> _trail = [];

    /// <summary>A bound as it was set, and what it was before.</summary>
    public readonly record struct Mark(int Variable, bool Upper, Int128 Before, Int128 Value, int Constraint);

    public Bounds(IReadOnlyList<Domain> domains)
    {
        (_low, _high) = (new Int128[domains.Count], new Int128[domains.Count]);
        _allowed = new BigInteger?[domains.Count];
        for (var at = 0; at < domains.Count; at++) (_low[at], _high[at], _allowed[at]) = domains[at];
    }

    /// <summary>How many variables there are.</summary>
    public int Count => _low.Length;

    /// <summary>How many bounds were set since the start, or since what was gone back on.</summary>
    public int Length => _trail.Count;

    /// <summary>Which constraint could not be, where something failed; of which variable, or -1.</summary>
    public Mark Failed { get; private set; }

    /// <summary>The least value.</summary>
    public Int128 Low(int variable) => _low[variable];

    /// <summary>The greatest value.</summary>
    public Int128 High(int variable) => _high[variable];

    /// <summary>Whether one value is left.</summary>
    public bool IsKnown(int variable) => _low[variable] == _high[variable];

    /// <summary>One bound that was set.</summary>
    public Mark this[int at] => _trail[at];

    /// <summary>Keeps each bound to what its domain allows; false where that is nothing.</summary>
    public bool KeepToDomains()
    {
        for (var at = 0; at < Count; at++)
        {
            if (_low[at] > _high[at]) return Fail(~at);
            if (!SkipUp(at) || !SkipDown(at)) return false;
        }
        return true;
    }

    /// <summary>Says that a variable is at least a value; false where it cannot be.</summary>
    public bool Raise(int variable, Int128 value, int constraint)
    {
        if (value <= _low[variable]) return true;
        if (value > _high[variable]) return Fail(constraint, variable, upper: false);
        Set(variable, false, value, constraint);
        return SkipUp(variable);
    }

    /// <summary>Says that a variable is at most a value; false where it cannot be.</summary>
    public bool Lower(int variable, Int128 value, int constraint)
    {
        if (value >= _high[variable]) return true;
        if (value < _low[variable]) return Fail(constraint, variable, upper: true);
        Set(variable, true, value, constraint);
        return SkipDown(variable);
    }

    /// <summary>Says that a variable is not a value, which tells where it is at an end.</summary>
    public bool Exclude(int variable, Int128 value, int constraint) =>
        value == _low[variable] ? Raise(variable, value + 1, constraint)
        : value != _high[variable] || Lower(variable, value - 1, constraint);

    /// <summary>
    /// Says which constraint cannot be, and where known of which variable the bound past its other one.
    /// </summary>
    public bool Fail(int constraint, int variable = -1, bool upper = false)
    {
        Failed = new(variable, upper, 0, 0, constraint);
        return false;
    }

    /// <summary>Whether a value is one that the domain allows.</summary>
    public bool Allows(int variable, Int128 value) =>
        _allowed[variable] is not { } mask || !(mask >> (int)value).IsEven;

    /// <summary>Goes back to when so many bounds were set.</summary>
    public void GoBack(int length)
    {
        for (var at = _trail.Count - 1; at >= length; at--)
        {
            var mark = _trail[at];
            (mark.Upper ? _high : _low)[mark.Variable] = mark.Before;
        }
        _trail.RemoveRange(length, _trail.Count - length);
    }

    private void Set(int variable, bool upper, Int128 value, int constraint)
    {
        var side = upper ? _high : _low;
        _trail.Add(new(variable, upper, side[variable], value, constraint));
        side[variable] = value;
    }

    private bool SkipUp(int variable)
    {
        if (_allowed[variable] is null) return true;
        var value = _low[variable];
        while (value <= _high[variable] && !Allows(variable, value)) value++;
        if (value > _high[variable]) return Fail(~variable);
        if (value != _low[variable]) Set(variable, false, value, ~variable);
        return true;
    }

    private bool SkipDown(int variable)
    {
        if (_allowed[variable] is null) return true;
        var value = _high[variable];
        while (!Allows(variable, value)) value--;
        if (value != _high[variable]) Set(variable, true, value, ~variable);
        return true;
    }
}
