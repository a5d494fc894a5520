using System.Buffers;
using System.Runtime.InteropServices;

namespace Eligibility.Text;

/// <summary>
/// Takes bytes and hands them on in blocks as they fill, so that nothing holds the whole of what is written; or gathers
/// them, where nobody is named to whom to hand them. Not shared between threads.
/// </summary>
internal sealed class ByteSink : IBufferWriter<byte>, IDisposable
{
    /// <summary>How many bytes are handed on at a time, or somewhat more.</summary>
    public const int BlockSize = 64 * 1024;

    // What a writer is asked for at least; most give what they have.
    private const int Room = 4 * 1024;

    private readonly Stream? _stream;
    private readonly IBufferWriter<byte>? _writer;
    private byte[] _block = [];
    private bool _isRented;
    private int _start;
    private int _used;
    private int _end;

    /// <summary>A sink that gathers what it takes.</summary>
    public ByteSink() => Rent(BlockSize);

    /// <summary>A sink that hands on to a stream.</summary>
    public ByteSink(Stream stream)
    {
        _stream = stream;
        Rent(BlockSize);
    }

    /// <summary>A sink that hands on to a writer: where that lets it, it writes where the bytes are to stand.</summary>
    public ByteSink(IBufferWriter<byte> writer)
    {
        _writer = writer;
        Begin(Room);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _end - _used) MakeRoom(bytes.Length);
        bytes.CopyTo(_block.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Write(byte one)
    {
        if (_used == _end) MakeRoom(1);
        _block[_used++] = one;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (Math.Max(sizeHint, 1) > _end - _used) MakeRoom(Math.Max(sizeHint, 1));
        return _block.AsMemory(_used, _end - _used);
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_end - _used));
        _used += count;
    }

    /// <summary>Hands on what it holds; where it gathers, nothing.</summary>
    public void Flush()
    {
        if (_stream is null && _writer is null) return;
        var held = _block.AsSpan(_start, _used - _start);
        if (_stream is not null) _stream.Write(held);
        else if (_isRented) _writer!.Write(held);
        else
        {
            // They stand there already; where the next are to stand is asked for when there are any.
            _writer!.Advance(held.Length);
            _end = _used;
        }
        if (_isRented) _used = _start;
        else _start = _used;
    }

    /// <summary>What it has gathered.</summary>
    public byte[] ToArray() => _block.AsSpan(0, _used).ToArray();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isRented) ArrayPool<byte>.Shared.Return(_block);
        (_block, _isRented, _start, _used, _end) = ([], false, 0, 0, 0);
    }

    private void MakeRoom(int more)
    {
        Flush();
        if (more <= _end - _used) return;
        if (_writer is not null && !_isRented)
        {
            Begin(Math.Max(more, Room));
            return;
        }
        var (before, used) = (_block, _used);
        Rent(Math.Max(before.Length * 2, used + more));
        before.AsSpan(0, used).CopyTo(_block);
        _used = used;
        ArrayPool<byte>.Shared.Return(before);
    }

    /// <summary>Asks the writer where the next bytes are to stand.</summary>
    private void Begin(int least)
    {
        if (MemoryMarshal.TryGetArray<byte>(_writer!.GetMemory(least), out var room) && room.Count >= least)
            (_block, _start, _used, _end) = (room.Array!, room.Offset, room.Offset, room.Offset + room.Count);
        else Rent(Math.Max(least, BlockSize));
    }

    private void Rent(int least)
    {
        _block = ArrayPool<byte>.Shared.Rent(least);
        (_isRented, _start, _used, _end) = (true, 0, 0, _block.Length);
    }
}
