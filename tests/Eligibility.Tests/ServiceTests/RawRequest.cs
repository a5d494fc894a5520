using System.Net.Sockets;
using System.Text;

namespace Eligibility.Tests.ServiceTests;

/// <summary>A request sent byte by byte as the test says, and its answer as it comes.</summary>
internal sealed class RawRequest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TcpClient _client = new();
    private NetworkStream _stream = null!;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly StringBuilder _told = new();

    /// <summary>Sends the head of a POST, and whatever the rest says.</summary>
    /// <param name="service">The service.</param>
    /// <param name="address">Where to.</param>
    /// <param name="mediaType">The media type of the body.</param>
    /// <param name="rest">More headers, the empty line, and as much of the body as there is.</param>
    public static async Task<RawRequest> SendAsync(ServiceBench service, string address, string mediaType, string rest)
    {
        var raw = new RawRequest();
        var at = service.Client.BaseAddress!;
        await raw._client.ConnectAsync(at.Host, at.Port);
        raw._stream = raw._client.GetStream();
        await raw.WriteAsync($"POST {address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {mediaType}\r\n{rest}");
        return raw;
    }

    /// <summary>Sends a chunk; an empty one ends the body.</summary>
    public Task ChunkAsync(string text) => WriteAsync(FormattableString.Invariant($"{text.Length:x}\r\n{text}\r\n"));

    /// <summary>Sends nothing more, as if the sender were gone.</summary>
    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>What came of the answer, once it holds some words.</summary>
    public async Task<string> UntilAsync(string words)
    {
        while (!_told.ToString().Contains(words, StringComparison.Ordinal))
            Assert.True(await ReadAsync() > 0, $"it ended with {_told}");
        return _told.ToString();
    }

    /// <summary>All of the answer, until the service ends the connection, in whatever way.</summary>
    public async Task<string> RestAsync()
    {
        try
        {
            while (await ReadAsync() > 0)
            {
            }
        }
        catch (IOException)
        {
            // Broken off.
        }
        return _told.ToString();
    }

    public void Dispose() => _client.Dispose();

    private Task WriteAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private async Task<int> ReadAsync()
    {
        var count = await _stream.ReadAsync(_buffer).AsTask().WaitAsync(Patience);
        _told.Append(Encoding.UTF8.GetString(_buffer, 0, count));
        return count;
    }
}
