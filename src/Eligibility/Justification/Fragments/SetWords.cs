using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>The sets of a type in words: the names of what they hold.</summary>
internal sealed class SetWords(SetType type) : ValueWords
{
    private readonly byte[] _empty = QuotedText.Of(type.Say(new Choices(BigInteger.Zero)));

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
            sink.Write(_empty);
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
