using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Eligibility.Cases;

/// <summary>
/// From the bytes of a case to what it states. Strict: what two readers of JSON could take
/// for different cases is refused.
/// </summary>
internal static class JsonText
{
    /// <summary>The largest case, in bytes (language, section 7).</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>How deep arrays and objects may nest (language, section 6).</summary>
    public const int MostNesting = 16;

    // One more than is allowed, so that it is here that the limit is met and told.
    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = MostNesting + 1, CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>What the bytes state; null after reporting.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="faults">Where to report.</param>
    /// <param name="beginsFile">Whether a byte order mark may stand before it: only at the beginning of a file.</param>
    public static StatedObject? Read(ReadOnlySpan<byte> utf8, CaseFaults faults, bool beginsFile = true)
    {
        if (utf8.Length > MostBytes)
        {
            faults.Add(CaseMessages.TooLong(utf8.Length, MostBytes));
            return null;
        }
        if (beginsFile && utf8.StartsWith(ByteOrderMark)) utf8 = utf8[ByteOrderMark.Length..];
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            faults.Add(CaseMessages.Empty());
            return null;
        }
        var reader = new Utf8JsonReader(utf8, Strict);
        var within = "";
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var stated = ReadObject(ref reader, 1, ref within);
                // Throws where anything follows but space.
                reader.Read();
                return stated;
            }
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                faults.Add(CaseMessages.NoObject(new StatedArray([])));
            else faults.Add(CaseMessages.NoObject(ReadValue(ref reader, 1, ref within)));
        }
        catch (NestingException)
        {
            faults.Add(CaseMessages.NestsTooDeep(within, MostNesting,
                InFile(JsonPlace.At(utf8, (int)reader.TokenStartIndex), faults)));
        }
        catch (JsonException fault)
        {
            faults.Add(CaseMessages.NoJson(InFile(JsonPlace.Of(utf8, fault), faults), JsonPlace.Hint(ref reader)));
        }
        return null;
    }

    private static JsonPlace InFile(JsonPlace place, CaseFaults faults) =>
        place with { Line = place.Line + faults.FirstLine - 1 };

    private static Stated ReadValue(ref Utf8JsonReader reader, int depth, ref string within) => reader.TokenType switch
    {
        JsonTokenType.Null => StatedNothing.Instance,
        JsonTokenType.True => StatedFlag.True,
        JsonTokenType.False => StatedFlag.False,
        JsonTokenType.Number => new StatedNumber(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.String => ReadText(ref reader, out var text) is { } fault ? fault : new StatedText(text),
        JsonTokenType.StartArray => ReadArray(ref reader, depth + 1, ref within),
        _ => ReadObject(ref reader, depth + 1, ref within),
    };

    private static StatedArray ReadArray(ref Utf8JsonReader reader, int depth, ref string within)
    {
        if (depth > MostNesting) throw new NestingException();
        var elements = ImmutableArray.CreateBuilder<Stated>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            elements.Add(ReadValue(ref reader, depth, ref within));
        return new StatedArray(elements.ToImmutable());
    }

    private static StatedObject ReadObject(ref Utf8JsonReader reader, int depth, ref string within)
    {
        if (depth > MostNesting) throw new NestingException();
        var members = ImmutableArray.CreateBuilder<StatedMember>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var fault = ReadText(ref reader, out var name);
            if (depth == 1) within = name;
            reader.Read();
            members.Add(new StatedMember(name, ReadValue(ref reader, depth, ref within), fault));
        }
        return new StatedObject(members.ToImmutable());
    }

    /// <summary>
    /// The text of a string or a name. The reader takes any bytes between quotes: what they are is seen here.
    /// </summary>
    private static StatedUnusable? ReadText(ref Utf8JsonReader reader, out string text)
    {
        if (!Utf8.IsValid(reader.ValueSpan))
        {
            text = Encoding.UTF8.GetString(reader.ValueSpan);
            return CaseMessages.NotUtf8();
        }
        try
        {
            text = reader.GetString()!;
            return null;
        }
        catch (InvalidOperationException)
        {
            // Only an escape such as \ud83d without its other half gets here.
            text = Encoding.UTF8.GetString(reader.ValueSpan);
            return CaseMessages.HalfCharacter();
        }
    }

    private sealed class NestingException : Exception;
}
