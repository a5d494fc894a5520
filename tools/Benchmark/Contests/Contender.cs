using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.Contests;

/// <summary>Something that decides the cases of a contest, all of them the same.</summary>
/// <param name="name">What the table calls it.</param>
internal abstract class Contender(string name) : IDisposable
{
    public string Name { get; } = name;

    /// <summary>The contender that it is set beside, apart from the outcome by hand; null for none.</summary>
    public string? Beside { get; init; }

    /// <summary>
    /// At most how many times as long as that one it is to take, or as the outcome by hand; null: nothing is asked.
    /// </summary>
    public double? Bar { get; init; }

    /// <summary>
    /// How many cases it decides in a round, where it has its own or would take all the time there is; null for all.
    /// </summary>
    public int? Cases { get; init; }

    /// <summary>Makes ready for cases, outside the time.</summary>
    public virtual void Prepare(int first, int count)
    {
    }

    /// <summary>Decides a case, so that what it says can be checked. It has been made ready for it.</summary>
    public abstract Verdict Decide(int index);

    /// <summary>Decides cases for which it has been made ready.</summary>
    /// <returns>Something made of every decision, so that none can be left out.</returns>
    public abstract long Run(int first, int count);

    /// <summary>Decides cases for which it has been made ready, and measures.</summary>
    public virtual Cost Measure(int first, int count)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = CpuClock.Now();
        Sum += Run(first, count);
        var end = CpuClock.Now();
        return new Cost(end - start, GC.GetAllocatedBytesForCurrentThread() - bytes, count);
    }

    /// <summary>What the runs came to.</summary>
    protected long Sum { get; set; }

    public virtual void Dispose()
    {
    }
}

/// <summary>What decisions cost.</summary>
/// <param name="Nanoseconds">Of the processor.</param>
/// <param name="Bytes">Allocated.</param>
/// <param name="Cases">How many were decided.</param>
internal readonly record struct Cost(long Nanoseconds, long Bytes, int Cases)
{
    public double PerCase => (double)Nanoseconds / Cases;

    public static Cost operator +(Cost a, Cost b) =>
        new(a.Nanoseconds + b.Nanoseconds, a.Bytes + b.Bytes, a.Cases + b.Cases);
}
