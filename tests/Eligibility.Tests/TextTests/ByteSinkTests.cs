using System.Buffers;
using Eligibility.Text;

namespace Eligibility.Tests.TextTests;

/// <summary>Bytes are handed on as blocks fill, whole and in order.</summary>
public class ByteSinkTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7 % 251))];

    [Theory, InlineData(1), InlineData(7), InlineData(1_000), InlineData(ByteSink.BlockSize), InlineData(200_000)]
    public void What_is_written_arrives_whole_and_in_order_however_it_is_cut(int length)
    {
        var (stream, writer) = (new MemoryStream(), new ArrayBufferWriter<byte>());
        using ByteSink gathers = new(), toStream = new(stream), toWriter = new(writer);
        foreach (var sink in (ByteSink[])[gathers, toStream, toWriter])
        {
            for (var at = 0; at < Bytes.Length; at += length)
                if (length == 1) sink.Write(Bytes[at]);
                else sink.Write(Bytes.AsSpan(at, Math.Min(length, Bytes.Length - at)));
            sink.Flush();
        }
        Assert.Equal(Bytes, gathers.ToArray());
        Assert.Equal(Bytes, stream.ToArray());
        Assert.Equal(Bytes, writer.WrittenSpan.ToArray());
    }

    [Fact]
    public void It_holds_no_more_than_a_block_of_what_it_hands_on()
    {
        using var stream = new LargestWrite();
        using var sink = new ByteSink(stream);
        for (var i = 0; i < Bytes.Length; i += 100) sink.Write(Bytes.AsSpan(i, 100));
        sink.Flush();
        Assert.InRange(stream.Largest, 1, ByteSink.BlockSize);
        Assert.Equal(Bytes.Length, stream.Length);
    }

    [Fact]
    public void Room_that_was_asked_for_is_there_and_what_was_not_filled_is_not_written()
    {
        using var sink = new ByteSink();
        Bytes.AsSpan(0, 70_000).CopyTo(sink.GetSpan(70_000));
        sink.Advance(69_999);
        Assert.Equal(Bytes[..69_999], sink.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => sink.Advance(10_000_000));
    }

    private sealed class LargestWrite : MemoryStream
    {
        public int Largest { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            base.Write(buffer, offset, count);
        }
    }
}
