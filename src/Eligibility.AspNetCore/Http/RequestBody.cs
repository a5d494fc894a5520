using System.Buffers;
using System.IO.Pipelines;
using Eligibility.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Http;

/// <summary>The whole body of a request, where it is read; what is read is let go when this is.</summary>
internal readonly struct RequestBody : IDisposable
{
    private readonly PipeReader? _reader;
    private readonly SequencePosition _end;

    private RequestBody(ReadOnlyMemory<byte> bytes, PipeReader? reader, SequencePosition end) =>
        (Bytes, _reader, _end) = (bytes, reader, end);

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads it to its end.</summary>
    /// <param name="call">The request.</param>
    /// <param name="most">How many bytes it may have.</param>
    public static async ValueTask<RequestBody> ReadAsync(ServiceCall call, int most)
    {
        var request = call.Http.Request;
        if (request.ContentLength > most) throw TooLarge(most);
        var reader = request.BodyReader;
        ReadResult read;
        try
        {
            // Mostly all of it is there already, and nobody has to be waited for.
            if (!reader.TryRead(out read)) read = await reader.ReadAsync(call.Stop).ConfigureAwait(false);
            while (read.Buffer.Length <= most && !read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                read = await reader.ReadAsync(call.Stop).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (IsOfSender(fault))
        {
            throw Unread(fault);
        }
        if (read.Buffer.Length > most)
        {
            reader.AdvanceTo(read.Buffer.End);
            throw TooLarge(most);
        }
        var buffer = read.Buffer;
        return new RequestBody(buffer.IsSingleSegment ? buffer.First : buffer.ToArray(), reader, buffer.End);
    }

    /// <summary>
    /// Whether what happened while a body was read is the sender's doing: the server throws as it happens to over the size
    /// of a chunk or what follows the last.
    /// </summary>
    public static bool IsOfSender(Exception fault) =>
        fault is not (OperationCanceledException or BadHttpRequestException or ProblemException);

    /// <summary>That a body is not sent as HTTP has it.</summary>
    public static BadHttpRequestException Unread(Exception fault) => new("the body cannot be read", fault);

    /// <summary>That a body has more bytes than it may.</summary>
    public static ProblemException TooLarge(long most) => Problem.At(ProblemKind.TooLarge, FaultPlace.Body,
        FormattableString.Invariant($"found more than {most:N0} bytes"), "send what is needed, and no more").Raise();

    public void Dispose() => _reader?.AdvanceTo(_end);
}
