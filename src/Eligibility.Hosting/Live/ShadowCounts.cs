namespace Eligibility.Hosting;

/// <summary>What became of the cases that a shadow was offered.</summary>
internal enum ShadowCount
{
    /// <summary>Decided beside.</summary>
    Compared,

    /// <summary>Come out otherwise.</summary>
    Different,

    /// <summary>Let go.</summary>
    Dropped,
}

/// <summary>
/// Counts that one thread raises while others decide: they lie apart from whatever those read, or each decision would
/// wait for the line of the cache that a count is in.
/// </summary>
internal sealed class ShadowCounts
{
    private const int Apart = 16;

    private readonly long[] _counts = new long[4 * Apart];

    public long Of(ShadowCount count) => Interlocked.Read(ref _counts[((int)count + 1) * Apart]);

    public void Add(ShadowCount count) => Interlocked.Increment(ref _counts[((int)count + 1) * Apart]);
}
