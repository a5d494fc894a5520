namespace Eligibility.World;

/// <summary>
/// How much may still be done before <see cref="NotKnown"/> is said: a count of propagations, splits and pivots, never
/// a
/// time, so that the answer is the same on every machine. Several calls may share one.
/// </summary>
/// <param name="limit">How many steps there are; not negative.</param>
internal sealed class Effort(long limit)
{
    /// <summary>How many steps were taken.</summary>
    public long Spent { get; private set; }

    /// <summary>How many steps are left.</summary>
    public long Left => Math.Max(0, limit - Spent);

    /// <summary>Whether no step is left.</summary>
    public bool IsSpent => Spent >= limit;

    /// <summary>Takes steps; false, and none taken, where none is left.</summary>
    public bool Take(int steps = 1)
    {
        if (IsSpent) return false;
        Spent += steps;
        return true;
    }
}
