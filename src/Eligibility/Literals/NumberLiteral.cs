using System.Globalization;

namespace Eligibility.Literals;

/// <summary><c>3</c>, <c>2.5</c>, <c>twelve</c>: a number as it is written, and nothing of its value.</summary>
/// <param name="Digits">
/// A minus where it has one, ASCII digits, a point between two of them, an exponent where JSON would take one; of a
/// word, the digits that it stands for.
/// </param>
/// <param name="Forms">The forms in which it is written.</param>
internal sealed record NumberLiteral(string Digits, LiteralForms Forms = LiteralForms.Figures) : Literal(Forms)
{
    /// <summary>How many digits may stand before the point in a policy or a case (language, section 3).</summary>
    private const int MostBefore = 12;

    /// <summary>How many may stand after it.</summary>
    private const int MostAfter = 6;

    /// <summary>Figures of any form: with a minus, with an exponent.</summary>
    public static NumberLiteral Of(string figures) => new(figures, LiteralForms.Figures
        | (figures.StartsWith('-') ? LiteralForms.Minus : 0)
        | (figures.AsSpan().ContainsAny('e', 'E') ? LiteralForms.Exponent : 0));

    public bool HasExponent => (Forms & LiteralForms.Exponent) != 0;

    /// <summary>Whether it begins with a nought that says nothing, as in <c>007</c>: JSON has no such number.</summary>
    public bool HasLeadingNought => Unsigned is ['0', >= '0' and <= '9', ..];

    /// <summary>Whether it has at most 12 digits before the point and 6 after it.</summary>
    public bool HasFewDigits
    {
        get
        {
            if (Digits.Length <= MostAfter) return true;
            var point = Unsigned.IndexOf('.');
            return point < 0
                ? Unsigned.Length <= MostBefore
                : point <= MostBefore && Unsigned.Length - point - 1 <= MostAfter;
        }
    }

    /// <summary>The number as a year of four digits; 0 where it is none.</summary>
    public int Year => Digits.Length == 4 ? Math.Max(Small, 0) : 0;

    /// <summary>The number where it is whole and small, as the parts of a date are; else -1.</summary>
    public int Small =>
        int.TryParse(Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var small) ? small : -1;

    private ReadOnlySpan<char> Unsigned => Digits.AsSpan((Forms & LiteralForms.Minus) != 0 ? 1 : 0);
}
