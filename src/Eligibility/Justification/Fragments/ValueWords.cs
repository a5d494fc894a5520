using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The values of a type in words, in quotes as JSON has them: what <see cref="FactType.Say"/> says. Those that can be
/// listed are prepared, common numbers and dates are put together, and any other is asked of the type.
/// </summary>
internal abstract class ValueWords
{
    public static ValueWords Of(FactType type) => type switch
    {
        YesNoType => new Listed([QuotedText.Of("no"), QuotedText.Of("yes")]),
        ChoiceType choice => new Listed([.. choice.Values.Names.Select(QuotedText.Of)]),
        DateType => new Days(),
        NumberType number => new Numbers(number),
        SetType set => new Sets(set),
        _ => throw new InvalidOperationException("a type whose values are not said"),
    };

    public void Write(ByteSink sink, Datum value)
    {
        if (value is Scalar scalar) Write(sink, scalar.Value);
        else Write(sink, ((Choices)value).Mask);
    }

    /// <summary>A value on the scale of <see cref="Scalar"/>.</summary>
    public abstract void Write(ByteSink sink, Int128 value);

    /// <summary>A set, as <see cref="Choices"/> has it.</summary>
    public virtual void Write(ByteSink sink, BigInteger held) => throw new InvalidOperationException("it is no set");

    /// <summary>A set of few values, a bit for each.</summary>
    public virtual void WriteBits(ByteSink sink, long held) => throw new InvalidOperationException("it is no set");

    /// <summary>How many items a list has.</summary>
    public static void WriteItems(ByteSink sink, int count)
    {
        if (count < 2)
        {
            sink.Write(count == 0 ? "\"none\""u8 : "\"1 item\""u8);
            return;
        }
        sink.Write((byte)'"');
        WriteDigits(sink, (ulong)count);
        sink.Write(" items\""u8);
    }

    public static void WriteDigits(ByteSink sink, ulong number)
    {
        Utf8Formatter.TryFormat(number, sink.GetSpan(20), out var length);
        sink.Advance(length);
    }

    private sealed class Listed(ImmutableArray<byte[]> words) : ValueWords
    {
        public override void Write(ByteSink sink, Int128 value) => sink.Write(words[(int)value]);
    }

    private sealed class Days : ValueWords
    {
        private static readonly ImmutableArray<byte[]> Months = [.. Enumerable.Range(1, 12).Select(month =>
            QuotedText.Escaped(new DateOnly(2000, month, 1).ToString(" MMMM ", CultureInfo.InvariantCulture)))];

        public override void Write(ByteSink sink, Int128 value)
        {
            DateOnly.FromDayNumber((int)value).Deconstruct(out var year, out var month, out var day);
            sink.Write((byte)'"');
            WriteDigits(sink, (ulong)day);
            sink.Write(Months[month - 1]);
            for (var pad = 1_000; pad > year; pad /= 10) sink.Write((byte)'0');
            WriteDigits(sink, (ulong)year);
            sink.Write((byte)'"');
        }
    }

    private sealed class Numbers : ValueWords
    {
        private const ulong One = 1_000_000_000_000;
        private const ulong Sixth = 1_000_000;

        private readonly NumberType _type;
        private readonly ulong _factor;
        private readonly byte[] _before;
        private readonly byte[] _afterOne;
        private readonly byte[] _after;

        public Numbers(NumberType type)
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

    private sealed class Sets(SetType type) : ValueWords
    {
        private static readonly byte[] Empty = QuotedText.Of("empty");

        private readonly ImmutableArray<byte[]> _names = [.. type.Values.Names.Select(QuotedText.Escaped)];

        public override void Write(ByteSink sink, Int128 value) => throw new InvalidOperationException("it is a set");

        public override void Write(ByteSink sink, BigInteger held)
        {
            if (held <= long.MaxValue)
            {
                WriteBits(sink, (long)held);
                return;
            }
            var first = true;
            for (var i = 0; i < _names.Length; i++)
                if (!((held >> i) & BigInteger.One).IsZero) WriteName(sink, i, ref first);
            sink.Write((byte)'"');
        }

        public override void WriteBits(ByteSink sink, long held)
        {
            if (held == 0)
            {
                sink.Write(Empty);
                return;
            }
            var first = true;
            for (var left = (ulong)held; left != 0; left &= left - 1)
                WriteName(sink, BitOperations.TrailingZeroCount(left), ref first);
            sink.Write((byte)'"');
        }

        private void WriteName(ByteSink sink, int name, ref bool first)
        {
            sink.Write(first ? "\""u8 : ", "u8);
            first = false;
            sink.Write(_names[name]);
        }
    }
}
