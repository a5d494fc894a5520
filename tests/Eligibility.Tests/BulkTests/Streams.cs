namespace Eligibility.Tests.BulkTests;

/// <summary>A stream that is only ever read, as a pipe is.</summary>
internal abstract class ReadStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Bytes that come a few at a time.</summary>
internal sealed class Pieces(byte[] bytes, int piece) : ReadStream
{
    private int _at;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var given = Math.Min(Math.Min(piece, count), bytes.Length - _at);
        Array.Copy(bytes, _at, buffer, offset, given);
        _at += given;
        return given;
    }
}

/// <summary>The same bytes again and again, up to a length; then an end, or a fault.</summary>
internal sealed class Endless(byte[] bytes, long length, byte[]? end = null, Exception? fault = null) : ReadStream
{
    private long _given;

    /// <summary>How many bytes were taken from it.</summary>
    public long Given => Interlocked.Read(ref _given);

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_given >= length)
        {
            if (fault is not null) throw fault;
            if (end is null || _given > length) return 0;
            end.CopyTo(buffer, offset);
            _given += end.Length;
            return end.Length;
        }
        var at = (int)(_given % bytes.Length);
        var given = (int)Math.Min(Math.Min(count, bytes.Length - at), length - _given);
        Array.Copy(bytes, at, buffer, offset, given);
        Interlocked.Add(ref _given, given);
        return given;
    }
}

/// <summary>A pipe into which nobody writes; it heeds no token.</summary>
internal sealed class Never : ReadStream
{
    private readonly TaskCompletionSource<int> _nothing = new();

    public override int Read(byte[] buffer, int offset, int count) => _nothing.Task.GetAwaiter().GetResult();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(_nothing.Task);
}

/// <summary>Some bytes, and after them others again and again without an end.</summary>
internal sealed class Following(byte[] first, byte[] again, Action<long> onGiven) : ReadStream
{
    private long _given;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var (bytes, at) = _given < first.Length
            ? (first, (int)_given)
            : (again, (int)((_given - first.Length) % again.Length));
        var given = Math.Min(count, bytes.Length - at);
        Array.Copy(bytes, at, buffer, offset, given);
        onGiven(_given += given);
        return given;
    }
}
