using System.Collections.Immutable;

namespace Eligibility.Evaluation;

/// <summary>
/// The greatest or least of what is given for each part that holds; one always does. Held against nought it is opened
/// into its ways (<see cref="Formula.AtMost"/>): it stands by itself only within what is no sum.
/// </summary>
/// <param name="Id">Its place.</param>
/// <param name="IsGreatest">Whether the greatest counts.</param>
/// <param name="Ways">The parts, and what each gives.</param>
internal sealed record ExtremeAtom(int Id, bool IsGreatest, ImmutableArray<(Part When, Sum Gives)> Ways) : Atom(Id, 0, 1)
{
    /// <summary>How many ways there are through it and the groups in it.</summary>
    public long Leaves { get; } = Ways.Sum(w => LeavesOf(w.Gives));

    /// <summary>How many ways there are through the groups of a sum, as far as they are counted.</summary>
    public static long LeavesOf(Sum sum)
    {
        var leaves = 1L;
        foreach (var (atom, _) in sum.Terms)
            if (atom is ExtremeAtom group) leaves = Math.Min(leaves * group.Leaves, 2 * MostLeaves);
        return leaves;
    }

    /// <summary>Whether a group stands in a sum that has not too many ways to look at each.</summary>
    public static bool IsOpenedIn(Sum sum) => sum.Terms.Any(t => t.Atom is ExtremeAtom) && LeavesOf(sum) <= MostLeaves;

    private const long MostLeaves = 4_096;

    public override Part? OpenGuard(State state)
    {
        foreach (var (when, gives) in Ways)
        {
            var truth = when.In(state);
            if (truth == Truth.Open) return when;
            if (truth == Truth.Held && gives.OpenGuard(state) is { } guard) return guard;
        }
        return null;
    }

    public override Between Bounds(State state)
    {
        var (certain, possible) = ((Between?)null, (Between?)null);
        foreach (var (when, gives) in Ways)
        {
            var truth = when.In(state);
            if (truth == Truth.Failed) continue;
            var value = gives.Values(state);
            if (truth == Truth.Held) certain = Better(certain, value);
            possible = Better(possible, value);
        }
        return IsGreatest
            ? new((certain ?? possible)!.Value.Low, possible!.Value.High)
            : new(possible!.Value.Low, (certain ?? possible)!.Value.High);
    }

    private Between Better(Between? one, Between other) => one is not { } so ? other
        : IsGreatest ? new(Int128.Max(so.Low, other.Low), Int128.Max(so.High, other.High))
        : new(Int128.Min(so.Low, other.Low), Int128.Min(so.High, other.High));

    public override void Gather(HashSet<object> read)
    {
        foreach (var (when, gives) in Ways)
        {
            when.Gather(read);
            gives.Gather(read);
        }
    }

    public override void GatherOwn(HashSet<object> read)
    {
        foreach (var (_, gives) in Ways) gives.GatherOwn(read);
    }

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitExtreme(this, context);
}
