using System.Globalization;
using System.Numerics;

namespace Eligibility.Model;

/// <summary>
/// An exact decimal with up to 18 digits before the point and 12 after it (language, section 3): a whole count of
/// 10^-12. No operation rounds; the checker has shown that none of a checked policy leaves these bounds.
/// </summary>
internal readonly record struct Number : IComparable<Number>
{
    private const int Places = 12;
    private static readonly Int128 One12 = (Int128)1_000_000_000_000;

    private Number(Int128 units) => Units = units;

    /// <summary>The number times 10^12.</summary>
    internal Int128 Units { get; }

    /// <summary>Zero.</summary>
    public static Number Zero => new(0);

    /// <summary>One.</summary>
    public static Number One => new(One12);

    internal static Number OfUnits(Int128 units) => new(units);

    /// <summary>A whole number.</summary>
    public static Number Of(long whole) => new(whole * One12);

    /// <summary>Whether it has no digits after the point.</summary>
    public bool IsWhole => Units % One12 == 0;

    /// <summary>The whole part, for a number known to be whole and small.</summary>
    /// <exception cref="OverflowException">It is no 64-bit number.</exception>
    public long ToLong() => (long)(Units / One12);

    /// <summary>Reads digits with an optional point, as the language and a case write them.</summary>
    /// <param name="text">ASCII digits, at most one point between two of them, an optional leading minus.</param>
    /// <param name="number">The number, or zero.</param>
    /// <returns>False where it is written otherwise or has more than 18 digits before or 12 after the point.</returns>
    public static bool TryParse(string text, out Number number)
    {
        number = Zero;
        // Most numbers have a few digits and no point.
        if (text.Length is > 0 and <= 9 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            number = Of(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
            return true;
        }
        var negative = text.StartsWith('-');
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? "" : digits[(point + 1)..];
        if (whole.Length == 0 || (point >= 0 && part.Length == 0) || !(whole + part).All(char.IsAsciiDigit))
            return false;
        whole = whole.TrimStart('0');
        part = part.TrimEnd('0');
        if (whole.Length > 18 || part.Length > Places) return false;
        var units = Int128.Parse("0" + whole + part.PadRight(Places, '0'), NumberStyles.None,
            CultureInfo.InvariantCulture);
        number = new Number(negative ? -units : units);
        return true;
    }

    /// <summary>The sum; exact.</summary>
    public static Number operator +(Number a, Number b) => new(checked(a.Units + b.Units));

    /// <summary>The difference; exact.</summary>
    public static Number operator -(Number a, Number b) => new(checked(a.Units - b.Units));

    /// <summary>The negative.</summary>
    public static Number operator -(Number a) => new(checked(-a.Units));

    /// <summary>The product; exact wherever it has at most 12 digits after the point.</summary>
    /// <exception cref="OverflowException">
    /// It would need more digits than that: no checked policy gets here.
    /// </exception>
    public static Number operator *(Number a, Number b)
    {
        // Mostly by a whole number, such as the factor of a unit.
        if (b.IsWhole) return new Number(checked(a.Units * (b.Units / One12)));
        var product = BigInteger.DivRem((BigInteger)a.Units * b.Units, One12, out var rest);
        return rest.IsZero
            ? new Number((Int128)product)
            : throw new OverflowException("the product has more than 12 digits after the point");
    }

    /// <summary>The quotient where it is exact within 12 digits, else null.</summary>
    internal Number? DividedExactly(Number by)
    {
        var quotient = BigInteger.DivRem((BigInteger)Units * One12, by.Units, out var rest);
        return rest.IsZero ? new Number((Int128)quotient) : null;
    }

    /// <summary>Digits after the point that it needs, 0 to 12.</summary>
    internal int DecimalPlaces
    {
        get
        {
            var (places, units) = (Places, Units);
            while (places > 0 && units % 10 == 0) (places, units) = (places - 1, units / 10);
            return places;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(Number other) => Units.CompareTo(other.Units);

    /// <summary>Less than.</summary>
    public static bool operator <(Number a, Number b) => a.Units < b.Units;

    /// <summary>More than.</summary>
    public static bool operator >(Number a, Number b) => a.Units > b.Units;

    /// <summary>At most.</summary>
    public static bool operator <=(Number a, Number b) => a.Units <= b.Units;

    /// <summary>At least.</summary>
    public static bool operator >=(Number a, Number b) => a.Units >= b.Units;

    /// <summary>The shortest digits that say it exactly, such as <c>2.5</c>; the same on every machine.</summary>
    public override string ToString()
    {
        var units = Int128.Abs(Units);
        var whole = (units / One12).ToString(CultureInfo.InvariantCulture);
        var part = (units % One12).ToString(CultureInfo.InvariantCulture).PadLeft(Places, '0').TrimEnd('0');
        return (Units < 0 ? "-" : "") + whole + (part.Length > 0 ? "." + part : "");
    }
}
