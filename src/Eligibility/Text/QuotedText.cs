using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Eligibility.Text;

/// <summary>A text as a value of JSON: in quotes, and escaped as <see cref="JsonStyle"/> has it.</summary>
internal static class QuotedText
{
    /// <summary>The bytes of a text that is written many times.</summary>
    public static byte[] Of(string text)
    {
        // Thousands of rules have tens of such texts each: most need no writer of JSON.
        if (IsPlain(text)) return [(byte)'"', .. Encoding.ASCII.GetBytes(text), (byte)'"'];
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact)) json.WriteStringValue(text);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The same without the quotes.</summary>
    public static byte[] Escaped(string text) => Of(text)[1..^1];

    /// <summary>Writes a text that is written once, <c>null</c> where there is none.</summary>
    public static void Write<TWriter>(TWriter output, string? text) where TWriter : IBufferWriter<byte>
    {
        if (text is null) output.Write("null"u8);
        else if (!IsPlain(text)) output.Write(Of(text));
        else
        {
            var quoted = output.GetSpan(text.Length + 2);
            quoted[0] = (byte)'"';
            Encoding.ASCII.GetBytes(text, quoted[1..]);
            quoted[text.Length + 1] = (byte)'"';
            output.Advance(text.Length + 2);
        }
    }

    /// <summary>Whether a text is written as it is.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('"', '\\');
}
