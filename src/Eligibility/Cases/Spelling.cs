using System.Globalization;
using System.Text;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Names in a case: any spelling whose letters and digits agree with those of the declaration (language, section 6).
/// </summary>
internal static class Spelling
{
    /// <summary>
    /// What two spellings of one name share; null for what spells no name. A letter that no name may hold is no mere
    /// punctuation: leaving it out would read "not cannabis", its first word in another script, as cannabis.
    /// </summary>
    public static string? Key(string words)
    {
        foreach (var rune in words.EnumerateRunes())
            if (!MayStandInName(rune)) return null;
        var key = Name.KeyOf(words);
        return key.Length == 0 ? null : key;
    }

    /// <summary>
    /// The declared name nearest to a misspelt one, or null. Compared without spaces and capitals,
    /// which no spelling need have.
    /// </summary>
    public static string? Nearest(string words, IEnumerable<string> names)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names) spellings.TryAdd(Name.KeyOf(name), name);
        var key = Name.KeyOf(words);
        return key.Length > 0 && Text.Nearest.Of(key, spellings.Keys) is { } near ? spellings[near] : null;
    }

    private static bool MayStandInName(Rune rune)
    {
        if (rune.IsAscii) return rune.Value is >= 0x20 and < 0x7F;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation
            or UnicodeCategory.InitialQuotePunctuation
            or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
            or UnicodeCategory.SpaceSeparator;
    }
}
