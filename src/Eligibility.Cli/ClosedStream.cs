namespace Eligibility.Cli;

/// <summary>A stream that was closed before the process began.</summary>
internal sealed class ClosedStream(string name) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Nothing was written, so that nothing is lost.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new IOException($"{name} is closed: nothing can be read from it");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new IOException($"{name} is closed: the result did not arrive");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
