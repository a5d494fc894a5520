namespace Eligibility.Literals;

/// <summary>How many digits a number in a policy or a case may have (language, section 3).</summary>
internal static class Digits
{
    /// <summary>Whether the text has at most 12 digits before the point and 6 after it.</summary>
    public static bool Allowed(string text)
    {
        if (text.Length <= 12 && !text.Contains('.', StringComparison.Ordinal)) return true;
        var digits = text.StartsWith('-') ? text[1..] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits.Length : point;
        return whole <= 12 && (point < 0 || digits.Length - point - 1 <= 6);
    }
}
