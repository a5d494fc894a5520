using System.Text;
using System.Text.Json;

namespace Eligibility.Cases;

/// <summary>A place in the text of a case, and what stands there.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Character">
/// The character that stands there; null for the end of the text, or what is no character.
/// </param>
internal readonly record struct JsonPlace(long Line, int Column, string Found, Rune? Character)
{
    /// <summary>The place at which the reader of JSON stopped.</summary>
    public static JsonPlace Of(ReadOnlySpan<byte> utf8, JsonException fault)
    {
        var start = 0;
        for (var line = fault.LineNumber ?? 0; line > 0
            && utf8[start..].IndexOf((byte)'\n') is >= 0 and var end; line--)
            start += end + 1;
        return At(utf8, (int)Math.Min(start + (fault.BytePositionInLine ?? 0), utf8.Length));
    }

    /// <summary>The place of a byte.</summary>
    public static JsonPlace At(ReadOnlySpan<byte> utf8, int offset)
    {
        // The reader may stop in the middle of a character.
        while (offset > 0 && offset < utf8.Length && (utf8[offset] & 0xC0) == 0x80
            && Rune.DecodeFromUtf8(utf8[offset..], out _, out _) != System.Buffers.OperationStatus.Done)
            offset--;
        var before = utf8[..offset];
        var line = before.Count((byte)'\n') + 1;
        var column = CharactersIn(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        if (offset >= utf8.Length) return new JsonPlace(line, column, "the end of the text", null);
        if (Rune.DecodeFromUtf8(utf8[offset..], out var rune, out _) == System.Buffers.OperationStatus.Done)
            return new JsonPlace(line, column, Words(rune), rune);
        return new JsonPlace(line, column,
            FormattableString.Invariant($"the byte 0x{utf8[offset]:X2}, which is no UTF-8"), null);
    }

    /// <summary>What the reader had just read, where that says what is missing.</summary>
    public static JsonGap Hint(ref Utf8JsonReader reader) => (reader.TokenType, reader.CurrentDepth) switch
    {
        (JsonTokenType.EndObject, 0) => JsonGap.AfterTheCase,
        (JsonTokenType.None, _) => JsonGap.BeforeTheCase,
        (JsonTokenType.PropertyName or JsonTokenType.StartArray or JsonTokenType.StartObject, _) => JsonGap.None,
        _ => JsonGap.AfterAValue,
    };

    private static string Words(Rune rune) => rune.Value switch
    {
        '\n' or '\r' => "the end of the line",
        '\t' => "a tab",
        _ => Echo.Quote(rune.ToString()),
    };

    private static int CharactersIn(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out _, out var length);
            utf8 = utf8[length..];
            count++;
        }
        return count;
    }
}

/// <summary>Between which parts of the text reading stopped.</summary>
internal enum JsonGap { None, BeforeTheCase, AfterAValue, AfterTheCase }
