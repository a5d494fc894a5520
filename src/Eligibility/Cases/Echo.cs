using System.Text;
using Eligibility.Text;

namespace Eligibility.Cases;

/// <summary>
/// Repeats in a message what a case says. The words come from outside: they are kept short, and nothing in them hides
/// or turns the text around them.
/// </summary>
internal static class Echo
{
    private const int Longest = 60;
    private const string Cut = "...";

    /// <summary>The words between backticks.</summary>
    public static string Quote(string words) => "`" + Plain(words) + "`";

    /// <summary>A name from outside as a place; between quotes where it is blank.</summary>
    public static string Name(string name) => string.IsNullOrWhiteSpace(name) ? "\"" + Plain(name) + "\"" : Plain(name);

    /// <summary>The words, shortened, with what cannot be seen written as its code.</summary>
    public static string Plain(string words)
    {
        var shown = new StringBuilder();
        var end = 0;
        foreach (var rune in words.EnumerateRunes())
        {
            // A backtick would end the quotation early.
            shown.Append(rune.Value == '`' ? "'" : SafeText.Show(rune.ToString()));
            if (shown.Length > Longest) return shown.ToString(0, end) + Cut;
            if (shown.Length <= Longest - Cut.Length) end = shown.Length;
        }
        return shown.ToString();
    }

    /// <summary>The first character that a recorded text may not hold, or null.</summary>
    public static Rune? FirstHidden(string words)
    {
        if (!words.AsSpan().ContainsAnyExceptInRange(' ', '~')) return null;
        foreach (var rune in words.EnumerateRunes())
            if (!CharacterRules.MayBeQuoted(rune)) return rune;
        return null;
    }
}
