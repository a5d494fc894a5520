using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Reads one answer of HTTP/1.1 from a connection, and not a byte more.</summary>
internal sealed class RawAnswer(NetworkStream stream, TimeSpan patience)
{
    private readonly List<byte> _held = [];
    private readonly byte[] _block = new byte[16 * 1024];

    /// <summary>The answer; its status is 0 where the connection was ended without one.</summary>
    public async Task<(int Status, string Headers, string Body)> ReadAsync(bool isHead)
    {
        var head = await UntilAsync("\r\n\r\n");
        if (head.Length == 0) return (0, "", "");
        var status = int.Parse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        if (status == 100) return await ReadAsync(isHead);
        if (isHead || status is 204 or 304) return (status, head, "");
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)) return (status, head, await ChunksAsync());
        var length = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return (status, head, length is null ? "" : await TakeAsync(int.Parse(length[15..].Trim(), CultureInfo.InvariantCulture)));
    }

    private async Task<string> ChunksAsync()
    {
        var all = new StringBuilder();
        while (true)
        {
            var line = await UntilAsync("\r\n");
            if (line.Length == 0) throw new InvalidDataException("the answer is not whole");
            var size = int.Parse(line.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var text = await TakeAsync(size + 2);
            if (size == 0) return all.ToString();
            all.Append(text.AsSpan(0, text.Length - 2));
        }
    }

    private async Task<string> UntilAsync(string end)
    {
        var mark = Encoding.ASCII.GetBytes(end);
        while (true)
        {
            var at = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_held).IndexOf(mark);
            if (at >= 0) return Cut(at + mark.Length);
            if (await MoreAsync() == 0) return _held.Count == 0 ? "" : throw new InvalidDataException("the answer is not whole");
        }
    }

    private async Task<string> TakeAsync(int count)
    {
        while (_held.Count < count)
            if (await MoreAsync() == 0) throw new InvalidDataException("the answer is not whole");
        return Cut(count);
    }

    private string Cut(int count)
    {
        var text = Encoding.UTF8.GetString([.. _held[..count]]);
        _held.RemoveRange(0, count);
        return text;
    }

    private async Task<int> MoreAsync()
    {
        var count = await stream.ReadAsync(_block).AsTask().WaitAsync(patience);
        _held.AddRange(_block.AsSpan(0, count));
        return count;
    }
}
