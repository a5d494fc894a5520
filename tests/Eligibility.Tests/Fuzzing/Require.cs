using System.Text;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Tests.Fuzzing;

/// <summary>What holds of everything that the engine says, whatever it was given.</summary>
internal static class Require
{
    public static void That(bool condition, string otherwise)
    {
        if (!condition) throw new InvalidOperationException(otherwise);
    }

    /// <summary>
    /// A text that may be shown: nothing in it is invisible, turns the text around it, or moves the cursor.
    /// </summary>
    public static void Safe(string text, string what, bool lines = true)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!(rune.Value == '\n' && lines) && rune != Rune.ReplacementChar && !CharacterRules.MayBeQuoted(rune))
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{what} holds U+{rune.Value:X4}: {SafeText.Show(text.Length > 400 ? text[..400] : text)}"));
    }

    /// <summary>JSON that anything can read.</summary>
    public static void Json(ReadOnlySpan<byte> utf8, string what)
    {
        Safe(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8), what);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1_000 });
        while (reader.Read()) ;
    }

    /// <summary>Work takes memory in proportion to its input, above what any input takes.</summary>
    public static void Bounded(long allocated, long bytes, long perByte, long above, string what) =>
        That(allocated <= above + bytes * perByte,
            FormattableString.Invariant($"{what} of {bytes} bytes allocated {allocated >> 10} KB"));
}
