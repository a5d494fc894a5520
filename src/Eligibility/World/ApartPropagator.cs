namespace Eligibility.World;

/// <summary>Pairs not all equal, as they narrow bounds: the last that can differ must.</summary>
internal sealed class ApartPropagator(int index, ApartConstraint apart)
    : Propagator(index, VariablesOf(apart))
{
    public override bool Narrow(Bounds bounds)
    {
        var last = -1;
        for (var at = 0; at < apart.Pairs.Length; at++)
        {
            var (one, other) = apart.Pairs[at];
            if (one == other) continue;
            if (bounds.Low(one) > bounds.High(other) || bounds.Low(other) > bounds.High(one)) return true;
            if (bounds.IsKnown(one) && bounds.IsKnown(other)) continue;
            if (last >= 0) return true;
            last = at;
        }
        if (last < 0) return bounds.Fail(Index);
        var (left, right) = apart.Pairs[last];
        if (bounds.IsKnown(left)) return bounds.Exclude(right, bounds.Low(left), Index);
        return !bounds.IsKnown(right) || bounds.Exclude(left, bounds.Low(right), Index);
    }

    private static int[] VariablesOf(ApartConstraint apart)
    {
        var found = new int[apart.Pairs.Length * 2];
        for (var at = 0; at < apart.Pairs.Length; at++)
            (found[2 * at], found[2 * at + 1]) = apart.Pairs[at];
        return found;
    }
}
