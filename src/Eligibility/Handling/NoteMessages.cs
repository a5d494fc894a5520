using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Handling;

/// <summary>What is wrong with a note, in words: what was found and expected, and what to write instead.</summary>
internal static class NoteMessages
{
    private const int LongestShown = 40;

    public static (string, string?) TooLong(int length, int most) =>
        (Say($"has {length:N0} bytes; expected at most {most:N0}"), "shorten it");

    public static (string, string?) NoObject(string form) =>
        ("found no object, expected one", $"write {{ \"format\": \"{form}\", ... }}");

    public static (string, string?) NoJson(long? line, long? at, int nesting) =>
        (line is null ? "is no JSON that can be read"
            : Say($"is no JSON that can be read, at line {line + 1}, byte {at + 1}"),
            "look there, and just before it, for a quote, comma or bracket too many or too few; nothing nests over "
                + Say($"{nesting}"));

    public static (string, string?) NameNoText() =>
        ("the name of a member holds half of a character, or bytes that are no UTF-8", "save the file as UTF-8");

    public static (string, string?) NoText() =>
        ("holds half of a character, or bytes that are no UTF-8", "save the file as UTF-8");

    public static (string, string?) Twice() => ("stands there twice", "keep one of the two");

    public static (string, string?) NumberTwice(int number) =>
        (Say($"{number} stands there twice"), "state each number once");

    public static (string, string?) Blank() => ("is blank; say it in words", null);

    public static (string, string?) NoSuchMember(IEnumerable<string> names, string? near) =>
        ($"there is no such member; they are {string.Join(", ", names)}",
            near is null ? "take it out" : $"did you mean \"{near}\"?");

    public static (string, string?) Other(JsonElement found, string expected, string? help = null) =>
        ($"found {Shown(Raw(found))}, expected {expected}", help);

    public static (string, string?) TextTooLong(int length, int most) =>
        (Say($"has {length:N0} characters; at most {most:N0} can be printed there"), "shorten it");

    public static (string, string?) TooManyItems(int count, int most) =>
        (Say($"has {count:N0} items; at most {most} can be printed there"), "put some of them together");

    public static (string, string?) NoAddress(int most, int longest) =>
        (Say($"expected a name and an address of at most {most} lines of {longest} characters"), "shorten it");

    public static (string, string?) Unprinted(Rune rune) => rune.Value switch
    {
        '\n' or '\r' => ("holds a line break; expected one line", "write a space or a comma in its place"),
        '\t' => ("holds a tab; expected text alone", "write a space in its place"),
        _ => (Say($"holds the character U+{rune.Value:X4}, which cannot be seen, or turns the text around it"),
            "delete it, or write a plain space in its place"),
    };

    public static string TooMany(int most) =>
        Say($"has more than {most} faults; the others are told when these are mended");

    /// <summary>Some of what a stranger wrote, on one line.</summary>
    public static string Shown(string text) =>
        SafeText.Show(text.Length <= LongestShown ? text : text[..LongestShown] + "...");

    /// <summary>A value as it stands; bytes in it that are no UTF-8 are replaced.</summary>
    private static string Raw(JsonElement value) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value));

    private static string Say(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
