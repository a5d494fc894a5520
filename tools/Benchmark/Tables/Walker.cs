using System.Text.Json;

namespace Eligibility.Benchmarking.Tables;

/// <summary>
/// The least that a program on .NET can do with a file of cases and still have looked at all of it: every line is
/// walked, token by token, and its id written.
/// </summary>
internal static class Walker
{
    public static void Run(string path, Stream output)
    {
        using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        using var buffered = new BufferedStream(output, 1 << 20);
        var buffer = new byte[1 << 20];
        var filled = 0;
        int read;
        while ((read = input.Read(buffer, filled, buffer.Length - filled)) > 0)
        {
            filled += read;
            var rest = buffer.AsSpan(0, filled);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..]) Walk(rest[..end], buffered);
            rest.CopyTo(buffer);
            filled = rest.Length;
        }
        if (filled > 0) Walk(buffer.AsSpan(0, filled), buffered);
    }

    private static void Walk(ReadOnlySpan<byte> line, BufferedStream output)
    {
        var json = new Utf8JsonReader(line);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals("id"u8)) continue;
            json.Read();
            output.Write(json.ValueSpan);
            output.WriteByte((byte)'\n');
        }
    }
}
