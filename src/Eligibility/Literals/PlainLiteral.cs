using System.Globalization;
using Eligibility.Text;

namespace Eligibility.Literals;

/// <summary>
/// The plainest literals, read in one look at each character: what most cells and most words of a policy hold. The
/// grammar reads each of them alike, and no other text as one of their forms, which a test holds.
/// </summary>
internal static class PlainLiteral
{
    /// <summary>The forms that are read here: what is written in these alone needs no grammar.</summary>
    public const LiteralForms All = LiteralForms.YesNo | LiteralForms.TrueFalse | LiteralForms.Figures
        | LiteralForms.NumberWord | LiteralForms.IsoDate;

    /// <summary>Digits with or without a point, a date in figures, a word; null for anything else.</summary>
    public static Literal? Read(string text)
    {
        if (text.Length == 0) return null;
        if (char.IsAsciiLetter(text[0])) return LiteralWords.Find(text);
        if (IsDigitsWithPoint(text)) return new NumberLiteral(text);
        return Dates.IsInFigures(text)
            ? new DayLiteral(Part(text, 0, 4), Part(text, 5, 2), Part(text, 8, 2), LiteralForms.IsoDate)
            : null;
    }

    private static bool IsDigitsWithPoint(ReadOnlySpan<char> text)
    {
        var whole = text.IndexOfAnyExceptInRange('0', '9');
        if (whole < 0) return true;
        if (whole == 0 || text[whole] != '.') return false;
        var fraction = text[(whole + 1)..];
        return fraction.Length > 0 && fraction.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static int Part(string text, int start, int length) =>
        int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
