using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Eligibility.Tests.Smt;

/// <summary>A whole number that a solver chooses, or that hangs on what it chooses.</summary>
/// <param name="low">The least it can be.</param>
/// <param name="high">The greatest.</param>
internal abstract class Atom(BigInteger low, BigInteger high)
{
    private static long _made;

    /// <summary>Atoms stand in a sum in the order in which they were made.</summary>
    public long Id { get; } = Interlocked.Increment(ref _made);

    public BigInteger Low { get; } = low;

    public BigInteger High { get; } = high;
}

/// <summary>A whole number that the solver chooses between its bounds.</summary>
internal sealed class IntVariable(string name, BigInteger low, BigInteger high) : Atom(low, high)
{
    public string Name { get; } = name;
}

/// <summary>One of two numbers.</summary>
internal sealed class Either(Formula when, Linear then, Linear otherwise)
    : Atom(BigInteger.Min(then.Low, otherwise.Low), BigInteger.Max(then.High, otherwise.High))
{
    public Formula When { get; } = when;

    public Linear Then { get; } = then;

    public Linear Otherwise { get; } = otherwise;
}

/// <summary>A sum of whole multiples of atoms and a constant: what every number and date is translated to.</summary>
internal sealed class Linear
{
    private Linear(IEnumerable<(Atom Atom, BigInteger Times)> parts, BigInteger constant)
    {
        Parts = [.. parts.GroupBy(p => p.Atom).Select(g => (Atom: g.Key, Times: Sum(g.Select(p => p.Times))))
            .Where(p => !p.Times.IsZero).OrderBy(p => p.Atom.Id)];
        Constant = constant;
        Low = constant + Sum(Parts.Select(p => p.Times * (p.Times.Sign > 0 ? p.Atom.Low : p.Atom.High)));
        High = constant + Sum(Parts.Select(p => p.Times * (p.Times.Sign > 0 ? p.Atom.High : p.Atom.Low)));
    }

    public ImmutableArray<(Atom Atom, BigInteger Times)> Parts { get; }

    public BigInteger Constant { get; }

    /// <summary>The least it can be; it may never be so little.</summary>
    public BigInteger Low { get; }

    /// <summary>The greatest it can be; it may never be so great.</summary>
    public BigInteger High { get; }

    public bool IsConstant => Parts.IsEmpty;

    /// <summary>What divides all of it; the constant too.</summary>
    public BigInteger Divisor => BigInteger.GreatestCommonDivisor(Times, Constant);

    /// <summary>What divides all but the constant.</summary>
    public BigInteger Times => Parts.Aggregate(BigInteger.Zero, (g, p) => BigInteger.GreatestCommonDivisor(g, p.Times));

    /// <summary>The same for the same: what is kept of a sum is found by it.</summary>
    public string Key => field ??= string.Join('+', Parts
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Times}*{p.Atom.Id}"))
        .Append(Constant.ToString(CultureInfo.InvariantCulture)));

    public static Linear Of(BigInteger constant) => new([], constant);

    public static Linear Of(Atom atom) => new([(atom, BigInteger.One)], 0);

    public static Linear operator +(Linear one, Linear other) =>
        new(one.Parts.Concat(other.Parts), one.Constant + other.Constant);

    public static Linear operator -(Linear one, Linear other) => one + other * -1;

    public static Linear operator +(Linear one, BigInteger constant) => new(one.Parts, one.Constant + constant);

    public static Linear operator *(Linear one, BigInteger by) =>
        new(one.Parts.Select(p => (p.Atom, p.Times * by)), one.Constant * by);

    /// <summary>The quotient; the checker has shown that there is one.</summary>
    /// <exception cref="NotTranslatedException">It is no whole number.</exception>
    public Linear DividedBy(BigInteger by) => (Divisor % by).IsZero
        ? new Linear(Parts.Select(p => (p.Atom, p.Times / by)), Constant / by)
        : throw new NotTranslatedException("a number with more digits than numbers have");

    /// <summary>One number or another; what divides both stands before the choice, which is of small ones.</summary>
    public static Linear Choose(Formula when, Linear then, Linear otherwise)
    {
        if (when.IsTrue || then.Key == otherwise.Key) return then;
        if (when.IsFalse) return otherwise;
        var divisor = BigInteger.GreatestCommonDivisor(then.Divisor, otherwise.Divisor);
        return Of(new Either(when, then.DividedBy(divisor), otherwise.DividedBy(divisor))) * divisor;
    }

    /// <summary>1 where something holds, else 0.</summary>
    public static Linear OfTruth(Formula formula) => Choose(formula, Of(1), Of(0));

    /// <summary>The product, of which one side may only choose between numbers that the policy names.</summary>
    /// <exception cref="NotTranslatedException">Both sides are chosen by the solver.</exception>
    public static Linear Product(Linear one, Linear other) => one.IsWritten ? one.Distribute(other)
        : other.IsWritten ? other.Distribute(one)
        : throw new NotTranslatedException("a product of two unknown numbers");

    private bool IsWritten => Parts.All(p => p.Atom is Either { Then.IsWritten: true, Otherwise.IsWritten: true });

    private Linear Distribute(Linear over) => Parts.Aggregate(over * Constant, (sum, part) =>
        part.Atom is Either either
            ? sum + Choose(either.When, either.Then.Distribute(over), either.Otherwise.Distribute(over)) * part.Times
            : throw new NotTranslatedException("a product"));

    private static BigInteger Sum(IEnumerable<BigInteger> numbers) =>
        numbers.Aggregate(BigInteger.Zero, (a, b) => a + b);
}

/// <summary>Something for which the translation has no form: such a case is counted and not compared.</summary>
internal sealed class NotTranslatedException(string message) : Exception(message);
