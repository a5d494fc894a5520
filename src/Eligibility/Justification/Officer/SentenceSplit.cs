namespace Eligibility.Justification;

/// <summary>The first sentence of a text and what follows it.</summary>
internal static class SentenceSplit
{
    /// <summary>Parts a text behind its first sentence: a full stop, a space and a capital letter or a digit.</summary>
    public static (string First, string After) Of(string text)
    {
        for (var at = text.IndexOf(". ", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(". ", at + 1, StringComparison.Ordinal))
            if (at + 2 < text.Length && (char.IsUpper(text[at + 2]) || char.IsDigit(text[at + 2])) && at > 2
                && !char.IsUpper(text[at - 1]) && text[at - 2] != '.')
                return (text[..(at + 1)], text[(at + 2)..]);
        return (text, "");
    }

    /// <summary>A text as it stands behind a colon: an article at its start in small letters, no name touched.</summary>
    public static string Lowered(string text)
    {
        foreach (var word in new[] { "A ", "An ", "The ", "No ", "Not ", "Any " })
            if (text.StartsWith(word, StringComparison.Ordinal)) return char.ToLowerInvariant(text[0]) + text[1..];
        return text;
    }
}
