namespace Eligibility.Cases;

/// <summary>Reads the texts of a case that a decision repeats: its id, and who judged what and why.</summary>
internal static class CaseTexts
{
    private const int LongestId = 200;

    /// <summary>A text where it may be an id as it stands; else null.</summary>
    public static string? Id(string text) => text.Length <= LongestId && Echo.FirstHidden(text) is null ? text : null;

    /// <summary>A text where it may say who judged, or why; else null.</summary>
    public static string? Reason(string text) =>
        !string.IsNullOrWhiteSpace(text) && Echo.FirstHidden(text) is null ? text : null;

    /// <summary>The id as text; null where there is none, or after reporting.</summary>
    public static string? ReadId(Stated stated, CaseFaults faults)
    {
        var id = stated switch
        {
            StatedText text => text.Text,
            StatedNumber number when number.Digits.AsSpan().IndexOfAnyExcept("-0123456789") < 0 => number.Digits,
            _ => null,
        };
        if (id is null)
        {
            if (stated is not StatedNothing) faults.Add(CaseMessages.NoId(stated));
            return null;
        }
        var length = id.EnumerateRunes().Count();
        if (length > LongestId) faults.Add(CaseMessages.IdTooLong(length, LongestId));
        else if (Echo.FirstHidden(id) is { } hidden) faults.Add(CaseMessages.HiddenCharacter("id", hidden));
        else return id;
        return null;
    }

    /// <summary>Who judged, or why; null after reporting.</summary>
    public static string? ReadReason(Stated stated, string path, CaseFaults faults)
    {
        if (stated is not StatedText { Text: var words }) faults.Add(CaseMessages.NoReason(path, stated));
        else if (string.IsNullOrWhiteSpace(words)) faults.Add(CaseMessages.Blank(path));
        else if (Echo.FirstHidden(words) is { } hidden) faults.Add(CaseMessages.HiddenCharacter(path, hidden));
        else return words;
        return null;
    }
}
