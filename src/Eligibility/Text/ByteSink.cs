using System.Buffers;

namespace Eligibility.Text;

/// <summary>
/// Takes bytes and hands them on in blocks as they fill, so that nothing holds the whole of what is written; or gathers
/// them, where nobody is named to whom to hand them. Not shared between threads.
/// </summary>
internal sealed class ByteSink : IBufferWriter<byte>, IDisposable
{
    /// <summary>How many bytes are handed on at a time, or somewhat more.</summary>
    public const int BlockSize = 64 * 1024;

    private readonly Stream? _stream;
    private readonly IBufferWriter<byte>? _writer;
    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int _used;

    /// <summary>A sink that gathers what it takes.</summary>
    public ByteSink()
    {
    }

    /// <summary>A sink that hands on to a stream.</summary>
    public ByteSink(Stream stream) => _stream = stream;

    /// <summary>A sink that hands on to a writer.</summary>
    public ByteSink(IBufferWriter<byte> writer) => _writer = writer;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _block.Length - _used) MakeRoom(bytes.Length);
        bytes.CopyTo(_block.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Write(byte one)
    {
        if (_used == _block.Length) MakeRoom(1);
        _block[_used++] = one;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (Math.Max(sizeHint, 1) > _block.Length - _used) MakeRoom(Math.Max(sizeHint, 1));
        return _block.AsSpan(_used);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (Math.Max(sizeHint, 1) > _block.Length - _used) MakeRoom(Math.Max(sizeHint, 1));
        return _block.AsMemory(_used);
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_block.Length - _used));
        _used += count;
    }

    /// <summary>Hands on what it holds; where it gathers, nothing.</summary>
    public void Flush()
    {
        if (_stream is null && _writer is null) return;
        _stream?.Write(_block, 0, _used);
        _writer?.Write(_block.AsSpan(0, _used));
        _used = 0;
    }

    /// <summary>What it has gathered.</summary>
    public byte[] ToArray() => _block.AsSpan(0, _used).ToArray();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_block.Length > 0) ArrayPool<byte>.Shared.Return(_block);
        (_block, _used) = ([], 0);
    }

    private void MakeRoom(int more)
    {
        Flush();
        if (more <= _block.Length - _used) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_block.Length * 2, _used + more));
        _block.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_block);
        _block = larger;
    }
}
