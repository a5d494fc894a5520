using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Handling;

/// <summary>What a member may be: a text, a time, a day, numbers, one of some words.</summary>
internal sealed partial class NoteMembers
{
    private const int DigestDigits = 64;

    private const string ExpectedDigest =
        "64 digits of lower-case hexadecimal, the SHA-256 of the bytes that were shown";

    private const string ExpectedTime = "a time with its zone, such as 2018-01-10T14:05:00Z";

    private static readonly ImmutableArray<string> TimeForms =
        ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>
    /// A text that is not blank; null where it is left out or null, which is a fault where it is needed.
    /// </summary>
    /// <param name="name">The member.</param>
    /// <param name="isNeeded">Whether it may not be left out.</param>
    /// <param name="length">How much of it can be printed.</param>
    /// <param name="such">An example of it; of what nobody should copy three dots, which are refused as blank.</param>
    public string? Text(string name, bool isNeeded = true, TextLength length = TextLength.Line, string such = "...")
    {
        if (Find(name, isNeeded, ("a text", Written(name, such))) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return Sound(value, Place(name), length);
        Wrong(name, value, "a text", value.ValueKind == JsonValueKind.Number && length == TextLength.Line
            ? "write it between quotes" : Written(name, such));
        return null;
    }

    public ImmutableArray<string> Texts(string name, bool isNeeded = true)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var (element, at) in Elements(name, isNeeded))
            if (element.ValueKind != JsonValueKind.String)
                _faults.Add(at, NoteMessages.Other(element, "a text that is not blank"));
            else if (Sound(element, at, TextLength.Line) is { } text) texts.Add(text);
        return texts.ToImmutable();
    }

    /// <summary>True or false; null where it is left out.</summary>
    public bool? Flag(string name)
    {
        if (Find(name, isNeeded: false, ("true or false", null)) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(name, value, "true or false");
        return null;
    }

    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        List<string> words = [.. allowed];
        var expected = string.Join(", ", words.Select(a => $"\"{a}\""));
        var help = words.Count == 1 ? Written(name, words[0]) : null;
        if (Find(name, true, (expected, help)) is not { } value) return null;
        var found = value.ValueKind == JsonValueKind.String ? TextOf(value) : null;
        if (found is not null && words.Contains(found)) return found;
        Wrong(name, value, expected,
            found is not null && Nearest.Of(found, words) is { } near ? Written(name, near) : help);
        return null;
    }

    /// <summary>A SHA-256 in lower-case hexadecimal.</summary>
    public string? Digest(string name)
    {
        if (Find(name, true, (ExpectedDigest, null)) is not { } value) return null;
        var found = value.ValueKind == JsonValueKind.String ? TextOf(value) : null;
        if (found is { Length: DigestDigits } && found.All(char.IsAsciiHexDigitLower)) return found;
        Wrong(name, value, ExpectedDigest, found is { Length: DigestDigits } && found.All(char.IsAsciiHexDigit)
            ? "write its letters in lower case" : null);
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Find(name, true, (ExpectedTime, null)) is not { } value) return null;
        // Without a zone K takes anything: it must be written.
        if (value.ValueKind == JsonValueKind.String && TextOf(value) is { } text
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length)
            && DateTimeOffset.TryParseExact(text, [.. TimeForms], CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var time))
            return time;
        Wrong(name, value, ExpectedTime,
            ZoneLeftOut(value) is { } left ? $"write {left}Z, or its zone such as +01:00" : null);
        return null;
    }

    public DateOnly? Date(string name)
    {
        const string Expected = "a day such as 2018-01-10";
        if (Find(name, false, (Expected, null)) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(TextOf(value), "yyyy-MM-dd",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Wrong(name, value, Expected);
        return null;
    }

    /// <summary>Whole numbers from 1, none twice; empty where it is left out.</summary>
    public ImmutableArray<int> Numbers(string name)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var (element, at) in Elements(name, isNeeded: false))
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out var number) || number < 1)
                _faults.Add(at, NoteMessages.Other(element, "the number of a ground, from 1"));
            else if (numbers.Contains(number)) _faults.Add(at, NoteMessages.NumberTwice(number));
            else numbers.Add(number);
        return numbers.ToImmutable();
    }

    /// <summary>A whole number from 1; null where it is left out.</summary>
    public long? Number(string name)
    {
        const string Expected = "a whole number from 1";
        if (Find(name, isNeeded: false, (Expected, null)) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number > 0) return number;
        Wrong(name, value, Expected);
        return null;
    }

    /// <summary>A time to which nothing is lacking but its zone, as it was written; else null.</summary>
    private static string? ZoneLeftOut(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TextOf(value) is { } text && DateTime.TryParseExact(text,
            [.. TimeForms.Select(form => form.TrimEnd('K'))], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text : null;

    private static string Written(string name, string such) => $"write \"{name}\": \"{such}\"";
}
