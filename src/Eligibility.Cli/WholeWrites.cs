namespace Eligibility.Cli;

/// <summary>
/// A file in which each write is whole or is not there: what a full disk let through of one is taken back. Whoever
/// writes whole lines leaves whole lines, however it ends.
/// </summary>
internal sealed class WholeWrites(FileStream file) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => throw new NotSupportedException(); }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Whole(() => file.Write(buffer, offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default) =>
        await Task.Run(() => Whole(() => file.Write(buffer.Span)), CancellationToken.None).ConfigureAwait(false);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private void Whole(Action write)
    {
        var before = file.Position;
        try
        {
            write();
        }
        // A file larger than its file system takes is told as an argument out of range.
        catch (Exception fault) when (fault is IOException or ArgumentOutOfRangeException)
        {
            file.SetLength(before);
            throw new IOException($"{file.Name} cannot be written any further: {fault.Message}", fault);
        }
    }
}
