using System.Collections.Immutable;

namespace Eligibility.Text;

/// <summary>
/// A text cut behind its first sentence. Only a full stop that surely ends one cuts: behind an abbreviation or an initial,
/// or before a small letter, the sentence goes on.
/// </summary>
internal static class FirstSentence
{
    private static readonly ImmutableArray<string> Abbreviations =
    [
        "e.g", "i.e", "s", "ss", "No", "Nos", "para", "paras", "cf", "v", "Mr", "Mrs", "Ms", "Dr", "St", "p", "pp", "art",
    ];

    public static (string First, string After) Of(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?')) continue;
            var end = at + 1;
            while (end < text.Length && text[end] is '"' or ')' or '\'') end++;
            if (end + 1 >= text.Length || text[end] != ' ') continue;
            if (!IsStart(text[end + 1]) || text[at] == '.' && IsShort(text[..at])) continue;
            return (text[..end], text[(end + 1)..].TrimStart());
        }
        return (text, "");
    }

    private static bool IsStart(char c) => char.IsUpper(c) || char.IsAsciiDigit(c) || c is '"' or '(' or '\'';

    private static bool IsShort(string before)
    {
        var word = before[(before.LastIndexOfAny([' ', '(', '"']) + 1)..];
        return word.Length == 1 && char.IsUpper(word[0]) || Abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }
}
