using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>A value divided by another and rounded: a number of steps.</summary>
/// <param name="Id">Its place.</param>
/// <param name="Of">What is divided, on the scale of <see cref="Scalar"/>.</param>
/// <param name="By">What it is divided by, above zero.</param>
/// <param name="Rounding">Which way it is rounded.</param>
/// <param name="To">The step.</param>
internal sealed record RoundedAtom(int Id, Sum Of, Sum By, Rounding Rounding, Int128 To) : Atom(Id, 0, To)
{
    // Far beyond what any value comes to, and far enough from the end of 128 bits.
    private static readonly BigInteger Far = BigInteger.Pow(10, 36);

    public override Part? OpenGuard(State state) => Of.OpenGuard(state) ?? By.OpenGuard(state);

    public override Between Bounds(State state)
    {
        var (of, by) = (Of.Values(state), By.Values(state));
        if (by.IsKnown) return new(Steps(of.Low, by.Low), Steps(of.High, by.Low));
        Int128[] corners = [Steps(of.Low, by.Low), Steps(of.Low, by.High), Steps(of.High, by.Low), Steps(of.High, by.High)];
        return new(corners.Min(), corners.Max());
    }

    private Int128 Steps(Int128 of, Int128 by) => (Int128)Roundings.Steps(of, by, Rounding, To);

    /// <summary>The greatest value of what is divided that comes to so many steps at most, the divisor being known.</summary>
    public Int128 Greatest(Int128 steps)
    {
        var greatest = Roundings.Greatest(steps, By.Constant, Rounding, To);
        return (Int128)BigInteger.Max(-Far, BigInteger.Min(Far, greatest));
    }

    public override void Gather(HashSet<object> read)
    {
        Of.Gather(read);
        By.Gather(read);
    }

    public override void GatherOwn(HashSet<object> read)
    {
        Of.GatherOwn(read);
        By.GatherOwn(read);
    }

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitRounded(this, context);
}
