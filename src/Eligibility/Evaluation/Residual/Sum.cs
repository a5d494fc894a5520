using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// A constant and atoms each times a factor, in order of their places, on some scale of whole numbers: a value on the
/// scale of <see cref="Model.Scalar"/> where the factors are those of <see cref="Sum.OfValue"/>.
/// </summary>
internal sealed record Sum(ImmutableArray<(Atom Atom, Int128 Factor)> Terms, Int128 Constant)
{
    public static Sum Of(Int128 constant) => new([], constant);

    /// <summary>The value of an atom.</summary>
    public static Sum OfValue(Atom atom) => new([(atom, atom.Step)], atom.Offset);

    /// <summary>Whether it is known.</summary>
    public bool IsKnown => Terms.IsEmpty;

    /// <summary>
    /// A part that is to be settled before it is known what its atoms stand for; null where there is none.
    /// </summary>
    public Part? OpenGuard(State state)
    {
        foreach (var (atom, _) in Terms)
            if (atom is not VariableAtom && StackGuard.Run((Atom: atom, State: state),
                static at => at.Atom.OpenGuard(at.State)) is { } guard) return guard;
        return null;
    }

    /// <summary>Gathers the variables and sets that it reads.</summary>
    public void Gather(HashSet<object> read)
    {
        foreach (var (atom, _) in Terms)
            if (read.Add(atom))
                StackGuard.Run((Atom: atom, Read: read), static at =>
                {
                    at.Atom.Gather(at.Read);
                    return true;
                });
    }

    /// <summary>Gathers what it reads by itself, and not what parts do that decide what its atoms stand for.</summary>
    public void GatherOwn(HashSet<object> read)
    {
        foreach (var (atom, _) in Terms)
            StackGuard.Run((Atom: atom, Read: read), static at =>
            {
                at.Atom.GatherOwn(at.Read);
                return true;
            });
    }

    /// <summary>Between which bounds it lies.</summary>
    public Between Values(State state)
    {
        var (low, high) = (Constant, Constant);
        foreach (var (atom, factor) in Terms) Add(BoundsOf(atom, state), factor, ref low, ref high);
        if (state.Shift is { } shift && Terms.Length > 1 && Together(shift, state) is { } together)
            return new(Int128.Max(low, together.Low), Int128.Min(high, together.High));
        return new(low, high);
    }

    /// <summary>The same with each day that moves with another told by that; null where less than two do.</summary>
    private Between? Together(Shift shift, State state)
    {
        var (low, high, leaders, moving) = (Constant, Constant, (Int128)0, 0);
        foreach (var (atom, factor) in Terms)
        {
            if (shift.After(atom, state) is { } days)
            {
                (leaders, moving) = (leaders + factor, moving + 1);
                Add(days, factor, ref low, ref high);
            }
            else Add(BoundsOf(atom, state), factor, ref low, ref high);
        }
        if (moving < 2) return null;
        var leader = state[shift.Leader];
        Add(new(leader.Low, leader.High), leaders, ref low, ref high);
        return new(low, high);
    }

    private static Between BoundsOf(Atom atom, State state) => atom is VariableAtom
        ? atom.Bounds(state)
        : StackGuard.Run((Atom: atom, State: state), static at => at.Atom.Bounds(at.State));

    private static void Add(Between bounds, Int128 factor, ref Int128 low, ref Int128 high) =>
        (low, high) = factor > 0
            ? (low + factor * bounds.Low, high + factor * bounds.High)
            : (low + factor * bounds.High, high + factor * bounds.Low);

    public Sum Plus(Sum other, Int128 times)
    {
        var all = new SortedDictionary<int, (Atom Atom, Int128 Factor)>();
        foreach (var (atom, factor) in Terms) all[atom.Id] = (atom, factor);
        foreach (var (atom, factor) in other.Terms)
            all[atom.Id] = (atom, factor * times + (all.TryGetValue(atom.Id, out var so) ? so.Factor : 0));
        return new([.. all.Values.Where(t => t.Factor != 0)], Constant + other.Constant * times);
    }

    public Sum Times(Int128 factor) => Of(0).Plus(this, factor);

    /// <summary>The greatest number that divides every factor; 1 of a known one.</summary>
    public Int128 CommonFactor =>
        Terms.IsEmpty ? 1 : (Int128)Terms.Aggregate(BigInteger.Zero,
            (all, t) => BigInteger.GreatestCommonDivisor(all, t.Factor));

    public bool Equals(Sum? other) =>
        other is not null && Constant == other.Constant && Terms.AsSpan().SequenceEqual(other.Terms.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Constant);
        foreach (var (atom, factor) in Terms)
        {
            hash.Add(atom.Id);
            hash.Add(factor);
        }
        return hash.ToHashCode();
    }
}
