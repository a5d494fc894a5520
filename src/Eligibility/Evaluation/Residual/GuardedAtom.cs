using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// A value that parts decide: what a table or a score says, how many stated items a test holds of, what they come to
/// together. It adds up what is given for each part that holds; or takes what stands at the first.
/// </summary>
/// <param name="Id">Its place.</param>
/// <param name="Step">What all its values are a multiple of.</param>
/// <param name="Start">What it begins with; of a table what it is where no row fits.</param>
/// <param name="Ways">The parts, and what each gives.</param>
/// <param name="IsFirst">Whether the first that holds alone counts.</param>
/// <param name="Limits">The least and the most that it comes to, on the scale of <see cref="Scalar"/>; or null.</param>
internal sealed record GuardedAtom(int Id, Int128 Step, Int128? Start, ImmutableArray<(Part When, Sum Gives)> Ways,
    bool IsFirst, (Int128? Low, Int128? High) Limits) : Atom(Id, 0, Step)
{
    public override Part? OpenGuard(State state)
    {
        foreach (var (when, gives) in Ways)
        {
            var truth = when.In(state);
            if (truth == Truth.Open) return when;
            if (truth == Truth.Failed) continue;
            if (gives.OpenGuard(state) is { } guard) return guard;
            if (IsFirst) return null;
        }
        return null;
    }

    public override Between Bounds(State state)
    {
        var values = IsFirst ? First(state) : Added(state);
        return new(Clamp(values.Low) / Step, Clamp(values.High) / Step);
    }

    /// <summary>What it comes to, where every part that counts is settled: the sum of these.</summary>
    public IEnumerable<Sum> Given(State state)
    {
        foreach (var (when, gives) in Ways)
        {
            if (when.In(state) != Truth.Held) continue;
            yield return gives;
            if (IsFirst) yield break;
        }
    }

    /// <summary>The value within the limits.</summary>
    public Int128 Clamp(Int128 value)
    {
        if (Limits.Low is { } low) value = Int128.Max(value, low);
        return Limits.High is { } high ? Int128.Min(value, high) : value;
    }

    private Between Added(State state)
    {
        var (low, high) = (Start ?? 0, Start ?? 0);
        foreach (var (when, gives) in Ways)
        {
            var truth = when.In(state);
            if (truth == Truth.Failed) continue;
            var value = gives.Values(state);
            if (truth == Truth.Open) value = value.Or(Between.Exactly(0));
            (low, high) = (low + value.Low, high + value.High);
        }
        return new(low, high);
    }

    private Between First(State state)
    {
        Between? together = null;
        foreach (var (when, gives) in Ways)
        {
            var truth = when.In(state);
            if (truth == Truth.Failed) continue;
            var value = gives.Values(state);
            together = together is { } so ? so.Or(value) : value;
            if (truth == Truth.Held) return together.Value;
        }
        // A table without `otherwise` has a row for every case.
        return Start is not { } start ? together!.Value
            : together is { } last ? last.Or(Between.Exactly(start)) : Between.Exactly(start);
    }

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
        visitor.VisitGuarded(this, context);
}
