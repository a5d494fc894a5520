using System.Collections.Immutable;
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
        var constant = Constant + other.Constant * times;
        if (other.Terms.IsEmpty) return constant == Constant ? this : new(Terms, constant);
        var all = ImmutableArray.CreateBuilder<(Atom Atom, Int128 Factor)>(Terms.Length + other.Terms.Length);
        var (own, its) = (0, 0);
        while (own < Terms.Length || its < other.Terms.Length)
        {
            var (one, two) = (own < Terms.Length ? Terms[own].Atom.Id : int.MaxValue,
                its < other.Terms.Length ? other.Terms[its].Atom.Id : int.MaxValue);
            var factor = (one <= two ? Terms[own].Factor : 0) + (two <= one ? other.Terms[its].Factor * times : 0);
            if (factor != 0) all.Add((one <= two ? Terms[own].Atom : other.Terms[its].Atom, factor));
            if (one <= two) own++;
            if (two <= one) its++;
        }
        return new(all.DrainToImmutable(), constant);
    }

    public Sum Times(Int128 factor) => Of(0).Plus(this, factor);

    /// <summary>The same with every factor divided, which must be multiples, and another constant.</summary>
    public Sum Divided(Int128 by, Int128 constant) => by == 1
        ? constant == Constant ? this : new(Terms, constant)
        : new([.. Terms.Select(t => (t.Atom, t.Factor / by))], constant);

    /// <summary>The greatest number that divides every factor; 1 of a known one.</summary>
    public Int128 CommonFactor
    {
        get
        {
            if (Terms.IsEmpty) return 1;
            Int128 common = 0;
            foreach (var (_, factor) in Terms)
                for (var left = Int128.Abs(factor); left != 0;) (common, left) = (left, common % left);
            return common;
        }
    }

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
