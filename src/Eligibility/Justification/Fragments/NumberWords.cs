using System.Globalization;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The numbers of a type in words: those that are told in its unit with few digits are put together, and any other is
/// asked of the type.
/// </summary>
internal sealed class NumberWords : ValueWords
{
    private const ulong One = 1_000_000_000_000;
    private const ulong Sixth = 1_000_000;

    private readonly NumberType _type;
    private readonly ulong _factor;
    private readonly byte[] _before;
    private readonly byte[] _afterOne;
    private readonly byte[] _after;

    public NumberWords(NumberType type)
    {
        (_type, _factor) = (type, (ulong)(type.Unit?.Factor ?? 1));
        (_before, _after) = Around(type, 2);
        (_, _afterOne) = Around(type, 1);
    }

    public override void Write(ByteSink sink, Int128 value)
    {
        if (value < 0 || value > ulong.MaxValue)
        {
            QuotedText.Write(sink, _type.Say(new Scalar(value)));
            return;
        }
        var units = (ulong)value;
        // Of a number with a unit that is not told in it in a few places the type says how.
        if (_type.Unit is not null && (units % _factor != 0 || units / _factor % Sixth != 0))
        {
            QuotedText.Write(sink, _type.Say(new Scalar(value)));
            return;
        }
        units /= _factor;
        sink.Write(_before);
        WriteDigits(sink, units / One);
        if (units % One is > 0 and var part) WritePart(sink, part);
        sink.Write(units == One ? _afterOne : _after);
    }

    /// <summary>What follows the point, without noughts at its end.</summary>
    private static void WritePart(ByteSink sink, ulong part)
    {
        var digits = sink.GetSpan(13);
        digits[0] = (byte)'.';
        for (var i = 12; i > 0; i--, part /= 10) digits[i] = (byte)('0' + (part % 10));
        var length = 13;
        while (digits[length - 1] == (byte)'0') length--;
        sink.Advance(length);
    }

    /// <summary>What stands before and after a number of it.</summary>
    private static (byte[] Before, byte[] After) Around(NumberType type, int count)
    {
        var said = type.Say(new Scalar(Number.Of(count).Units * (type.Unit?.Factor ?? 1)));
        var digits = count.ToString(CultureInfo.InvariantCulture);
        // A unit is a word of letters, so that the first digit is the number's.
        var at = said.IndexOf(digits, StringComparison.Ordinal);
        return ([(byte)'"', .. QuotedText.Escaped(said[..at])],
            [.. QuotedText.Escaped(said[(at + digits.Length)..]), (byte)'"']);
    }
}
