namespace Eligibility.Justification;

/// <summary>A text as it stands behind a colon.</summary>
internal static class BehindColon
{
    /// <summary>An article at its start in small letters; no name is touched.</summary>
    public static string Of(string text)
    {
        foreach (var word in new[] { "A ", "An ", "The ", "No ", "Not ", "Any " })
            if (text.StartsWith(word, StringComparison.Ordinal)) return char.ToLowerInvariant(text[0]) + text[1..];
        return text;
    }
}
