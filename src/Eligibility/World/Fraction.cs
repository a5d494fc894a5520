using System.Numerics;

namespace Eligibility.World;

/// <summary>A fraction, exact and in lowest terms.</summary>
internal readonly record struct Fraction
{
    private readonly BigInteger _below;

    private Fraction(BigInteger over, BigInteger below)
    {
        var divisor = BigInteger.GreatestCommonDivisor(over, below);
        if (below.Sign < 0) divisor = -divisor;
        (Over, _below) = (over / divisor, below / divisor);
    }

    /// <summary>What stands over the stroke.</summary>
    public BigInteger Over { get; }

    /// <summary>What stands below it, which is positive.</summary>
    public BigInteger Below => _below.IsZero ? BigInteger.One : _below;

    /// <summary>Its sign.</summary>
    public int Sign => Over.Sign;

    public static implicit operator Fraction(Int128 whole) => new(whole, BigInteger.One);

    public static implicit operator Fraction(BigInteger whole) => new(whole, BigInteger.One);

    public static implicit operator Fraction(int whole) => new(whole, BigInteger.One);

    public static Fraction operator +(Fraction one, Fraction other) =>
        new((one.Over * other.Below) + (other.Over * one.Below), one.Below * other.Below);

    public static Fraction operator -(Fraction one, Fraction other) => one + (-other);

    public static Fraction operator -(Fraction one) => new(-one.Over, one.Below);

    public static Fraction operator *(Fraction one, Fraction other) => new(one.Over * other.Over, one.Below * other.Below);

    public static Fraction operator /(Fraction one, Fraction other) => new(one.Over * other.Below, one.Below * other.Over);

    public static bool operator <(Fraction one, Fraction other) => one.CompareTo(other) < 0;

    public static bool operator >(Fraction one, Fraction other) => one.CompareTo(other) > 0;

    public static bool operator <=(Fraction one, Fraction other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Fraction one, Fraction other) => one.CompareTo(other) >= 0;

    private int CompareTo(Fraction other) => (Over * other.Below).CompareTo(other.Over * Below);
}
