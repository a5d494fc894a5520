using System.Text;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Handling;

/// <summary>What a text may hold.</summary>
internal sealed partial class NoteMembers
{
    /// <summary>The most characters of a line.</summary>
    public const int LongestLine = 200;

    /// <summary>The most items of a list.</summary>
    public const int MostItems = 100;

    private const int LongestPassage = 10_000;

    /// <summary>A text in which something can be read, and of which all can be printed; null after reporting.</summary>
    private string? Sound(JsonElement value, string at, TextLength length)
    {
        if (TextOf(value) is not { } text)
        {
            _faults.AddUnreadable(at, NoteMessages.NoText());
            return null;
        }
        if (!SaysSomething(text))
        {
            _faults.Add(at, NoteMessages.Blank());
            return null;
        }
        if (Use == NoteUse.Kept) return text;
        // The two characters by which Windows ends a line are one.
        if (length == TextLength.Passage) text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var most = length == TextLength.Line ? LongestLine : LongestPassage;
        if (text.Length > most) _faults.Add(at, NoteMessages.TextTooLong(text.Length, most));
        else if (FirstUnprinted(text, length) is { } rune) _faults.Add(at, NoteMessages.Unprinted(rune));
        else return text;
        return null;
    }

    /// <summary>The first character that would not be seen, or would turn or break the text around it.</summary>
    private static Rune? FirstUnprinted(string text, TextLength length)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!CharacterRules.MayBeQuoted(rune) && !(rune.Value == '\n' && length == TextLength.Passage)) return rune;
        return null;
    }

    /// <summary>Whether anything can be read in it: what nobody sees is as blank as a space.</summary>
    private static bool SaysSomething(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>
    /// The text of a string; null where it holds half of a surrogate pair, or bytes that are no UTF-8.
    /// </summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>How much of a text can be printed: one line, or several.</summary>
internal enum TextLength { Line, Passage }
