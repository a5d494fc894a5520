using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>A conjunction as a test writes it down.</summary>
internal sealed class Worlds
{
    /// <summary>What was written down.</summary>
    public Conjunction Conjunction { get; } = new();

    /// <summary>Any day.</summary>
    public int Day() => Number(0, DateOnly.MaxValue.DayNumber);

    /// <summary>A number up to a thousand million.</summary>
    public int Number() => Number(-1_000_000_000, 1_000_000_000);

    /// <summary>A number between two.</summary>
    public int Number(Int128 low, Int128 high) => Conjunction.Add(new Domain(low, high));

    /// <summary>One of a few values.</summary>
    public int Choice(BigInteger allowed) => Conjunction.Add(new Domain(0, (Int128)allowed.GetBitLength() - 1, allowed));

    /// <summary>A day moved.</summary>
    public int Moved(int day, int amount, bool months)
    {
        var (by, result) = (Number(amount, amount), Day());
        Conjunction.Add(new MovedConstraint(result, day, by, months));
        return result;
    }

    /// <summary>A count of units between two days, from a least to a most.</summary>
    public int Elapsed(Elapsed unit, int from, int to, int least, int most)
    {
        var result = Number(least, most);
        Conjunction.Add(new ElapsedConstraint(result, unit, from, to));
        return result;
    }

    /// <summary>One at most another.</summary>
    public Worlds AtMost(int one, int other) => Linear(ToNought.AtMost, 0, (1, one), (-1, other));

    /// <summary>One less than another.</summary>
    public Worlds Before(int one, int other) => Linear(ToNought.AtMost, 1, (1, one), (-1, other));

    /// <summary>A sum.</summary>
    public Worlds Linear(ToNought relation, Int128 constant, params (Int128 Factor, int Variable)[] terms)
    {
        Conjunction.Add(new LinearConstraint([.. terms.Select(t => (t.Variable, t.Factor))], constant, relation));
        return this;
    }

    /// <summary>Pairs not all equal.</summary>
    public Worlds Apart(params (int, int)[] pairs)
    {
        Conjunction.Add(new ApartConstraint([.. pairs]));
        return this;
    }

    /// <summary>Holds that it cannot be, which is refuted within so many steps.</summary>
    public Refutation IsImpossible(long steps)
    {
        var effort = new Effort(steps);
        var impossible = Assert.IsType<Impossible>(Conjunction.Solve(effort));
        Assert.True(RefutationChecker.Holds(Conjunction, impossible.Why), $"{impossible.Why} does not hold");
        return impossible.Why;
    }

    /// <summary>Holds that it can be, with a witness found within so many steps.</summary>
    public ImmutableArray<Int128> CanBe(long steps)
    {
        var witness = Assert.IsType<Witness>(Conjunction.Solve(new Effort(steps)));
        Assert.True(Conjunction.Constraints.All(c => BruteForce.Holds(c, witness.Values)));
        return witness.Values;
    }

    /// <summary>
    /// Solves many conjunctions, and holds of each that its witness fulfils it, or that its refutation holds. How many can
    /// be, cannot be, and were left open.
    /// </summary>
    public static (int Can, int Cannot, int Open) Settled(int many, long steps, Func<Conjunction> next,
        Action<Conjunction, Verdict>? look = null)
    {
        var (can, cannot, open) = (0, 0, 0);
        for (var at = 0; at < many; at++)
        {
            var conjunction = next();
            var verdict = conjunction.Solve(new Effort(steps));
            look?.Invoke(conjunction, verdict);
            switch (verdict)
            {
                case Witness witness:
                    can++;
                    Assert.True(conjunction.Constraints.All(c => BruteForce.Holds(c, witness.Values)), $"{at}: no witness");
                    break;
                case Impossible impossible:
                    cannot++;
                    Assert.True(RefutationChecker.Holds(conjunction, impossible.Why), $"{at}: not refuted");
                    break;
                default:
                    open++;
                    break;
            }
        }
        return (can, cannot, open);
    }
}
