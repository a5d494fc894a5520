using System.Buffers;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.AspNetCore.Http;

/// <summary>One object on one line.</summary>
internal static class JsonLine
{
    public static void Write(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, JsonStyle.Compact)) write(json);
        output.Write("\n"u8);
    }
}
