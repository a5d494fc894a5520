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
        using var apart = new NativeRoom();
        using ByteSink gathers = new(), toStream = new(stream), toWriter = new(writer), toNative = new(apart);
        foreach (var sink in (ByteSink[])[gathers, toStream, toWriter, toNative])
        {
            for (var at = 0; at < Bytes.Length; at += length)
                if (length == 1) sink.Write(Bytes[at]);
                else sink.Write(Bytes.AsSpan(at, Math.Min(length, Bytes.Length - at)));
            sink.Flush();
        }
        Assert.Equal(Bytes, gathers.ToArray());
        Assert.Equal(Bytes, stream.ToArray());
        Assert.Equal(Bytes, writer.WrittenSpan.ToArray());
        Assert.Equal(Bytes, apart.Written.ToArray());
    }

    [Fact]
    public void A_writer_that_holds_something_keeps_it_and_is_written_to_again_after_a_flush()
    {
        var writer = new ArrayBufferWriter<byte>();
        writer.Write("before "u8);
        using var sink = new ByteSink(writer);
        sink.Write("now "u8);
        sink.Flush();
        sink.Write((byte)'&');
        sink.Flush();
        sink.Flush();
        sink.Write(" then"u8);
        sink.Flush();
        Assert.Equal("before now & then"u8.ToArray(), writer.WrittenSpan.ToArray());
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

    /// <summary>A writer whose room is no array.</summary>
    private sealed class NativeRoom : MemoryManager<byte>, IBufferWriter<byte>
    {
        private readonly byte[] _room = new byte[8_192];

        public List<byte> Written { get; } = [];

        public void Advance(int count) => Written.AddRange(_room.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => Memory;

        public override Span<byte> GetSpan() => _room;

        public Span<byte> GetSpan(int sizeHint = 0) => _room;

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
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
