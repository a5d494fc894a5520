using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The values of a type in words, in quotes as JSON has them: what <see cref="FactType.Say"/> says. Those that can be
/// listed are prepared, numbers, dates and sets are put together: that they are what it says, tests hold.
/// </summary>
internal abstract class ValueWords
{
    public static ValueWords Of(FactType type) => type switch
    {
        YesNoType => new Listed(type, 2),
        ChoiceType choice => new Listed(type, choice.Values.Names.Length),
        DateType => new Days(),
        NumberType number => new NumberWords(number),
        SetType set => new SetWords(set),
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

    private sealed class Listed(FactType type, int count) : ValueWords
    {
        private readonly ImmutableArray<byte[]> _words =
            [.. Enumerable.Range(0, count).Select(value => QuotedText.Of(type.Say(new Scalar(value))))];

        public override void Write(ByteSink sink, Int128 value) => sink.Write(_words[(int)value]);
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
}
