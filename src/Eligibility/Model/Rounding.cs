using System.Numerics;

namespace Eligibility.Model;

/// <summary>Which way a number is rounded; <see cref="Nearest"/> takes a half to the higher.</summary>
internal enum Rounding { Nearest, Down, Up }

/// <summary>
/// A value, divided by another, as a multiple of a third (language, section 10). All on the scale of
/// <see cref="Scalar"/>, in whole numbers: no fraction is cut on the way.
/// </summary>
internal static class Roundings
{
    /// <summary>How many times the step it comes to.</summary>
    /// <param name="value">What is divided.</param>
    /// <param name="by">What it is divided by, above zero; one where it is rounded alone.</param>
    /// <param name="rounding">Which way.</param>
    /// <param name="step">Of what it is to be a multiple, above zero.</param>
    public static BigInteger Steps(BigInteger value, BigInteger by, Rounding rounding, Int128 step)
    {
        var (top, bottom) = (value * Number.One.Units, by * step);
        return rounding switch
        {
            Rounding.Nearest => Floor(2 * top + bottom, 2 * bottom),
            Rounding.Down => Floor(top, bottom),
            Rounding.Up => -Floor(-top, bottom),
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        };
    }

    /// <summary>What it comes to.</summary>
    /// <param name="value">What is divided.</param>
    /// <param name="by">What it is divided by.</param>
    /// <param name="rounding">Which way.</param>
    /// <param name="step">Of what it is to be a multiple.</param>
    public static Int128 Of(Int128 value, Int128 by, Rounding rounding, Int128 step) =>
        (Int128)(Steps(value, by, rounding, step) * step);

    /// <summary>The greatest value that comes to so many steps at most: above it are more, as rounding never falls.</summary>
    /// <param name="steps">The most steps.</param>
    /// <param name="by">What it is divided by.</param>
    /// <param name="rounding">Which way.</param>
    /// <param name="step">Of what it is to be a multiple.</param>
    public static BigInteger Greatest(BigInteger steps, BigInteger by, Rounding rounding, Int128 step)
    {
        var bottom = by * step;
        return rounding switch
        {
            Rounding.Nearest => Floor(bottom * (2 * steps + 1) - 1, 2 * (BigInteger)Number.One.Units),
            Rounding.Down => Floor(bottom * (steps + 1) - 1, Number.One.Units),
            Rounding.Up => Floor(bottom * steps, Number.One.Units),
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        };
    }

    private static BigInteger Floor(BigInteger value, BigInteger by)
    {
        var quotient = BigInteger.DivRem(value, by, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
