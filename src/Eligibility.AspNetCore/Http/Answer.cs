using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Http;

/// <summary>What a request is answered with. What it writes goes to a block that is used again.</summary>
/// <param name="mediaType">What it is.</param>
/// <param name="status">The status of the answer.</param>
/// <param name="room">How many bytes it mostly has, so that it need not grow.</param>
internal sealed class Answer(string mediaType, int status = StatusCodes.Status200OK, int room = 4 * 1024)
    : IBufferWriter<byte>, IDisposable
{
    public const string Json = "application/json";

    private byte[] _block = ArrayPool<byte>.Shared.Rent(room);
    private int _used;

    public Answer(string mediaType, ReadOnlySpan<byte> bytes, int status = StatusCodes.Status200OK)
        : this(mediaType, status, bytes.Length) => this.Write(bytes);

    /// <summary>Headers beside those that every answer has.</summary>
    public List<(string Name, string Value)>? Headers { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _block.AsMemory(0, _used);

    public string MediaType => mediaType;

    public int Status => status;

    public Answer With(string name, string value)
    {
        (Headers ??= []).Add((name, value));
        return this;
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_block.Length - _used));
        _used += count;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var least = Math.Max(sizeHint, 1);
        if (_block.Length - _used >= least) return _block.AsMemory(_used);
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _block.Length, _used + least));
        _block.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_block);
        _block = larger;
        return _block.AsMemory(_used);
    }

    /// <summary>Sends it, whole.</summary>
    public async ValueTask SendAsync(HttpResponse response)
    {
        response.StatusCode = status;
        response.ContentType = mediaType;
        response.ContentLength = _used;
        ResponseHeaders.Set(response.Headers, mediaType.StartsWith("text/html", StringComparison.Ordinal));
        if (Headers is not null)
            foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (HttpMethods.IsHead(response.HttpContext.Request.Method)) return;
        // Straight into what is sent: no other copy is made of it.
        response.BodyWriter.Write(Bytes.Span);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_block.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_block);
        (_block, _used) = ([], 0);
    }
}

/// <summary>What every answer says of itself: nobody keeps it, and no browser makes more of it than it is.</summary>
internal static class ResponseHeaders
{
    private const string NothingAtAll = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string ItsOwnStyle = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'none'";

    public static void Set(IHeaderDictionary headers, bool isHtml)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = isHtml ? ItsOwnStyle : NothingAtAll;
        headers["Referrer-Policy"] = "no-referrer";
    }
}
