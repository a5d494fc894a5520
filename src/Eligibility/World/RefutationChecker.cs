using System.Collections.Immutable;

namespace Eligibility.World;

/// <summary>
/// Works a refutation out again, by nothing that found it: each bound follows where the constraint named for it cannot
/// be fulfilled past that bound, and what a row says follows from what it names.
/// </summary>
internal static class RefutationChecker
{
    /// <summary>Deeper refutations do not hold: none that is found is.</summary>
    private const int MostSplits = 4096;

    /// <summary>Whether it shows that the conjunction cannot be.</summary>
    public static bool Holds(Conjunction conjunction, Refutation refutation)
    {
        ImmutableArray<(Int128 Low, Int128 High)> box = [.. conjunction.Domains.Select(d => (d.Low, d.High))];
        try
        {
            return Holds(conjunction, refutation, box, DerivedRows.None, 0);
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool Holds(Conjunction of, Refutation refutation, ImmutableArray<(Int128 Low, Int128 High)> box,
        DerivedRows rows, int depth)
    {
        if (depth > MostSplits) return false;
        switch (refutation)
        {
            case Conflict conflict:
                return Box.IsEmpty(of, rows, conflict.Constraint, box.AsSpan());
            case Split split:
                if (split.Variable < 0 || split.Variable >= box.Length) return false;
                var (low, high) = box[split.Variable];
                var below = box.SetItem(split.Variable, (low, Int128.Min(high, split.At)));
                var above = box.SetItem(split.Variable, (Int128.Max(low, split.At + 1), high));
                return Holds(of, split.Below, below, rows, depth + 1) && Holds(of, split.Above, above, rows, depth + 1);
            case Derived derived:
                var known = box.ToArray();
                foreach (var step in derived.Steps)
                {
                    if (step is RowStep row)
                    {
                        if (rows.With(of, row, known) is not { } more) return false;
                        rows = more;
                    }
                    else if (step is not BoundStep bound || !Follows(of, rows, bound, known)) return false;
                }
                return Holds(of, derived.End, ImmutableArray.Create(known), rows, depth + 1);
            default:
                return false;
        }
    }

    /// <summary>Whether the constraint cannot be fulfilled past the bound; then the bound is known.</summary>
    private static bool Follows(Conjunction of, DerivedRows rows, BoundStep bound, (Int128 Low, Int128 High)[] known)
    {
        if (bound.Variable < 0 || bound.Variable >= known.Length) return false;
        var (low, high) = known[bound.Variable];
        known[bound.Variable] = bound.Upper ? (bound.Value + 1, high) : (low, bound.Value - 1);
        if (known[bound.Variable] is var past && past.Low <= past.High
            && !Box.IsEmpty(of, rows, bound.Constraint, known)) return false;
        known[bound.Variable] = bound.Upper
            ? (low, Int128.Min(high, bound.Value)) : (Int128.Max(low, bound.Value), high);
        return true;
    }
}
