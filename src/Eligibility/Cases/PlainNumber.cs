using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Reads a number from the bytes of a case, bare or in a text with its unit, into steps of its type (as
/// <see cref="SlotForm"/> has them). Whether it lies in its range is not asked here.
/// </summary>
internal sealed class PlainNumber(NumberType type)
{
    private const long OneMillion = 1_000_000;

    private readonly long _factor = type.Unit?.Factor ?? 1;
    private readonly bool _isWhole = type.Whole;
    private readonly ImmutableArray<PlainUnit> _units = type.Unit is { } unit ? PlainUnit.Of(unit) : [];

    /// <summary>The place behind the number, and its steps.</summary>
    public int Read(ReadOnlySpan<byte> text, int at, out long steps) => PlainText.At(text, at) == '"'
        ? ReadWithUnit(text, at + 1, out steps)
        : ReadBare(text, at, out steps);

    private int ReadBare(ReadOnlySpan<byte> text, int at, out long steps)
    {
        at = PlainText.Number(text, at, out steps);
        return InSteps(ref steps, _factor) ? at : PlainText.GivenUp;
    }

    /// <summary>A number with its unit behind it, or with its currency before it.</summary>
    private int ReadWithUnit(ReadOnlySpan<byte> text, int at, out long steps)
    {
        foreach (var unit in _units)
        {
            var start = unit.IsBefore ? PlainText.Word(text, at, unit.Word) : at;
            if (start < 0) continue;
            var behind = PlainText.Number(text, start, out steps);
            if (behind < 0) return PlainText.GivenUp;
            if (!unit.IsBefore) behind = PlainText.Word(text, behind, unit.Word);
            if (PlainText.At(text, behind) != '"') continue;
            return InSteps(ref steps, unit.Factor) ? behind + 1 : PlainText.GivenUp;
        }
        steps = 0;
        return PlainText.GivenUp;
    }

    /// <summary>From millionths of a unit to steps; false where it is no whole number of them, or too large.</summary>
    public bool InSteps(ref long number, long factor)
    {
        if (_isWhole && factor == _factor)
        {
            (number, var rest) = Math.DivRem(number, OneMillion);
            return rest == 0;
        }
        if (Math.Abs(number) > long.MaxValue / factor) return false;
        number *= factor;
        if (!_isWhole) return true;
        (number, var part) = Math.DivRem(number, OneMillion * _factor);
        return part == 0;
    }
}
