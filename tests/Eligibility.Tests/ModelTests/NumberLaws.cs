using System.Globalization;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.ModelTests;

/// <summary>What must be so of any numbers, by fractions of whole numbers of any size.</summary>
internal static class NumberLaws
{
    private static readonly BigInteger Scale = BigInteger.Pow(10, 12);

    public static Number Read(string text) =>
        Number.TryParse(text, out var number) ? number : throw new FormatException(text);

    public static bool IsReadExactly(string text) => Units(Read(text)) == ExactUnits(text);

    public static bool IsWrittenShortest(Number n)
    {
        var text = n.ToString();
        return Read(text) == n && text is not "-0"
            && !(text.Contains('.', StringComparison.Ordinal) && text[^1] is '0' or '.')
            && text.TrimStart('-') is "0" or [not '0', ..] or ['0', '.', ..];
    }

    public static bool SumsAreExact(Number a, Number b) =>
        Units(a + b) == Units(a) + Units(b) && Units(a - b) == Units(a) - Units(b) && Units(-a) == -Units(a);

    public static bool ProductIsExactOrRefused(Number a, Number b)
    {
        var product = Units(a) * Units(b);
        try { return Units(a * b) * Scale == product; }
        catch (OverflowException)
        {
            return product % Scale != 0 || BigInteger.Abs(product / Scale) > (BigInteger)Int128.MaxValue;
        }
    }

    public static bool ProductIsExact(Number a, Number b) => Units(a * b) * Scale == Units(a) * Units(b);

    public static bool QuotientIsExactOrNone(Number a, Number b) =>
        b == Number.Zero || (a.DividedExactly(b) is { } quotient
            ? Units(quotient) * Units(b) == Units(a) * Scale
            : Units(a) * Scale % Units(b) != 0);

    public static bool OrderIsThatOfTheValues(Number a, Number b)
    {
        var order = Units(a).CompareTo(Units(b));
        return Math.Sign(a.CompareTo(b)) == order && (a < b) == order < 0 && (a > b) == order > 0
            && (a <= b) == order <= 0 && (a >= b) == order >= 0 && (a == b) == (order == 0);
    }

    public static bool PlacesAreCounted(Number n)
    {
        var text = n.ToString();
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return n.DecimalPlaces == (point < 0 ? 0 : text.Length - point - 1) && n.IsWhole == point < 0;
    }

    private static BigInteger Units(Number number) => (BigInteger)number.Units;

    private static BigInteger ExactUnits(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits * BigInteger.Pow(10, 12 - (point < 0 ? 0 : text.Length - point - 1));
    }
}
