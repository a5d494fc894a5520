using System.Numerics;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>A test of what is unknown: it can be taken to hold or to fail.</summary>
internal abstract class Test(int id) : Part(id)
{
    /// <summary>A part to be settled before it can be; null where there is none.</summary>
    protected virtual Part? OpenGuard(State state) => null;

    /// <summary>Narrows what is assumed to where it holds, or fails, as far as domains can say it.</summary>
    public abstract Narrowing Narrow(State state, bool holds);

    /// <summary>
    /// Gathers what it reads by itself, and not what parts do that are to be settled before it is: these hold tests of
    /// their own.
    /// </summary>
    public virtual void GatherOwn(HashSet<object> read) => Gather(read);

    public override Test? Next(State state) => OpenGuard(state) is { } guard ? NextOf(guard, state) : this;
}

/// <summary>How a sum lies to nought.</summary>
internal sealed class SumTest(int id, Sum sum, ToNought relation) : Test(id)
{
    /// <summary>The sum; its first factor is positive, and no number divides all its factors.</summary>
    public Sum Sum => sum;

    /// <summary>At most, or equal.</summary>
    public ToNought Relation => relation;

    protected override Part? OpenGuard(State state) => sum.OpenGuard(state);

    public override void Gather(HashSet<object> read)
    {
        if (read.Add(this)) sum.Gather(read);
    }

    public override void GatherOwn(HashSet<object> read) => sum.GatherOwn(read);

    protected override Truth Evaluate(State state)
    {
        var (low, high) = sum.Values(state);
        if (relation == ToNought.AtMost) return high <= 0 ? Truth.Held : low > 0 ? Truth.Failed : Truth.Open;
        if (low > 0 || high < 0) return Truth.Failed;
        if (low == 0 && high == 0) return Truth.Held;
        return sum.Terms is [(VariableAtom { Variable: var variable }, var factor)]
            && state[variable].Allowed is { } allowed && -sum.Constant / factor is var at
            && (at < 0 || at > state[variable].High || ((allowed >> (int)at) & 1).IsZero)
                ? Truth.Failed
                : Truth.Open;
    }

    public override Narrowing Narrow(State state, bool holds)
    {
        if (sum.Terms is [(SizeAtom { Set: var set }, var times)]) return Narrow(state, set, (int)(-sum.Constant / times), holds);
        if (sum.Terms is not [(VariableAtom { Variable: var variable }, var factor)]) return Narrowing.Part;
        var domain = state[variable];
        // factor * n + constant, with a factor of 1 once no number divides it but 1.
        var at = -sum.Constant / factor;
        if (relation == ToNought.AtMost)
        {
            domain = holds
                ? domain with { High = Int128.Min(domain.High, at) }
                : domain with { Low = Int128.Max(domain.Low, at + 1) };
            return Narrowed(Domains.Tighten(ref domain) ? Narrowing.Whole : Narrowing.None);
        }
        if (!holds) return Narrowed(Domains.Without(ref domain, at));
        domain = domain with { Low = Int128.Max(domain.Low, at), High = Int128.Min(domain.High, at) };
        return Narrowed(Domains.Tighten(ref domain) ? Narrowing.Whole : Narrowing.None);

        Narrowing Narrowed(Narrowing narrowing)
        {
            state[variable] = domain;
            return narrowing;
        }
    }

    /// <summary>The same of how many values a set holds.</summary>
    /// <param name="state">What is assumed.</param>
    /// <param name="set">The set.</param>
    /// <param name="at">The number that it is held against.</param>
    /// <param name="holds">Whether the test is taken to hold.</param>
    private Narrowing Narrow(State state, SetVariable set, int at, bool holds)
    {
        var (domain, (least, most)) = (state[set], state[set].Sizes);
        var (from, to) = (relation, holds) switch
        {
            (ToNought.AtMost, true) => (least, at),
            (ToNought.AtMost, false) => (at + 1, most),
            (_, true) => (at, at),
            _ => at == least ? (at + 1, most) : at == most ? (least, at - 1) : (least, most),
        };
        domain = domain with { Fewest = Math.Max(least, from), Most = Math.Min(most, to) };
        state[set] = domain;
        return !domain.CanBe ? Narrowing.None
            : relation == ToNought.Equal && !holds && at > least && at < most ? Narrowing.Part
            : Narrowing.Whole;
    }
}

/// <summary>Whether a variable is one of several numbers: a choice, one of its values.</summary>
internal sealed class OneOfTest(int id, Variable variable, BigInteger values) : Test(id)
{
    public override void Gather(HashSet<object> read) => read.Add(variable);

    protected override Truth Evaluate(State state)
    {
        var may = Domains.Bits(state[variable]);
        return (may & values).IsZero ? Truth.Failed : (may & values) == may ? Truth.Held : Truth.Open;
    }

    public override Narrowing Narrow(State state, bool holds)
    {
        var domain = state[variable];
        var may = Domains.Bits(domain);
        domain = domain with { Allowed = holds ? may & values : may & ~values };
        var isSome = Domains.Tighten(ref domain);
        state[variable] = domain;
        return isSome ? Narrowing.Whole : Narrowing.None;
    }
}

/// <summary>Whether a set holds one of several values at least.</summary>
internal sealed class HitsTest(int id, SetVariable set, BigInteger values) : Test(id)
{
    /// <summary>The set.</summary>
    public SetVariable Set => set;

    /// <summary>The values, one bit each.</summary>
    public BigInteger Values => values;

    public override void Gather(HashSet<object> read) => read.Add(set);

    protected override Truth Evaluate(State state)
    {
        var domain = state[set];
        if (domain.IsEmpty || (domain.May & values).IsZero) return Truth.Failed;
        foreach (var hit in domain.Hits)
            if ((hit & domain.May & ~values).IsZero) return Truth.Held;
        return Truth.Open;
    }

    public override Narrowing Narrow(State state, bool holds)
    {
        var domain = state[set];
        domain = holds ? domain with { Hits = domain.Hits.Add(values) } : domain with { May = domain.May & ~values };
        state[set] = domain;
        return domain.CanBe ? Narrowing.Whole : Narrowing.None;
    }
}

/// <summary>Whether a set holds nothing.</summary>
internal sealed class EmptyTest(int id, SetVariable set) : Test(id)
{
    public override void Gather(HashSet<object> read) => read.Add(set);

    protected override Truth Evaluate(State state)
    {
        var domain = state[set];
        return domain.IsEmpty || domain.May.IsZero ? Truth.Held : domain.Hits.IsEmpty ? Truth.Open : Truth.Failed;
    }

    public override Narrowing Narrow(State state, bool holds)
    {
        var domain = state[set];
        domain = holds ? domain with { IsEmpty = true } : domain with { Hits = domain.Hits.Add(domain.May) };
        state[set] = domain;
        return domain.CanBe ? Narrowing.Whole : Narrowing.None;
    }
}

/// <summary>
/// What is not told by what it reads: it can be either, and an answer that rests on it is not certain.
/// </summary>
/// <param name="id">Its place.</param>
/// <param name="reads">The variables, sets, facts and lists that it hangs on.</param>
internal sealed class FreeTest(int id, IReadOnlySet<object> reads) : Test(id)
{
    public override void Gather(HashSet<object> read)
    {
        read.Add(this);
        read.UnionWith(reads);
    }

    protected override Truth Evaluate(State state) => Truth.Open;

    public override Narrowing Narrow(State state, bool holds) => Narrowing.Whole;
}

/// <summary>What narrowing does to domains.</summary>
internal static class Domains
{
    /// <summary>Its numbers as bits, for one that lies between 0 and some hundred.</summary>
    public static BigInteger Bits(in Domain domain) => domain.Allowed
        ?? ((BigInteger.One << (int)(domain.High + 1)) - 1) & ~((BigInteger.One << (int)domain.Low) - 1);

    /// <summary>Draws the ends in to numbers that are allowed; false where none is.</summary>
    public static bool Tighten(ref Domain domain)
    {
        if (domain.Low > domain.High) return false;
        if (domain.Allowed is not { } allowed) return true;
        allowed &= ((BigInteger.One << (int)(domain.High + 1)) - 1) & ~((BigInteger.One << (int)domain.Low) - 1);
        if (allowed.IsZero) return false;
        var low = 0;
        while (((allowed >> low) & 1).IsZero) low++;
        domain = new Domain(low, (int)allowed.GetBitLength() - 1, allowed);
        return true;
    }

    /// <summary>Takes one number out.</summary>
    public static Narrowing Without(ref Domain domain, Int128 number)
    {
        if (number < domain.Low || number > domain.High) return Narrowing.Whole;
        if (domain.Allowed is { } allowed)
            domain = domain with { Allowed = allowed & ~(BigInteger.One << (int)number) };
        else if (number == domain.Low) domain = domain with { Low = number + 1 };
        else if (number == domain.High) domain = domain with { High = number - 1 };
        else return Narrowing.Part;
        return Tighten(ref domain) ? Narrowing.Whole : Narrowing.None;
    }
}
