namespace Eligibility.Hosting;

/// <summary>
/// One case in so many. Threads count apart, since they would wait for each other over one number; two that count in one
/// place may pass over a case, which a sample can bear.
/// </summary>
/// <param name="oneIn">Of how many cases one is taken: 1 is every case.</param>
internal sealed class CaseSample(int oneIn)
{
    private const int Counts = 64;

    // A line of the cache each.
    private const int Apart = 16;

    private readonly int[] _passedOver = new int[Counts * Apart];

    /// <summary>Whether this case is one of the sample; the first is.</summary>
    public bool Takes()
    {
        if (oneIn == 1) return true;
        ref var left = ref _passedOver[(Environment.CurrentManagedThreadId & (Counts - 1)) * Apart];
        if (left > 0)
        {
            left--;
            return false;
        }
        left = oneIn - 1;
        return true;
    }
}
