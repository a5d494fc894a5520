using System.Diagnostics;
using System.Globalization;
using System.Text;
using Eligibility.Tests.Fuzzing;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hostility;

/// <summary>Reads hostile inputs and measures that, in a process of their own.</summary>
internal static class Hostile
{
    /// <summary>How much more an input of twice the size may take.</summary>
    private const double MostGrowth = 2.6;

    // Below this what is measured is the work that any input takes.
    private const long Least = 12 << 20;

    /// <summary>The largest input once: time, processor time and memory.</summary>
    public static void Once(string name)
    {
        // The first reading pays for loading and preparing code, which is no input's fault.
        var family = HostileFamily.All.Single(f => f.Name == name);
        PolicyCompiler.Compile(
            Library.Of(("policy.rules", Texts.Policy("caution when agrees or decision date is after 1 May 2018"))),
            "policy.rules");
        family.Read(Encoding.UTF8.GetBytes("{\"age\": 20}\n"));
        Console.Out.WriteLine(Measure(family, family.Largest).Said);
    }

    /// <summary>Every size: what is allocated grows no faster than the input.</summary>
    public static string Growing(string name)
    {
        var family = HostileFamily.All.Single(f => f.Name == name);
        // Whatever is made once is made first.
        family.Read(Encoding.UTF8.GetBytes("{\"age\": 20}\n"));
        var measured = family.Sizes.Select(size => Measure(family, size)).ToList();
        var growth = measured.Skip(1).Zip(measured, (twice, once) =>
            twice.Allocated < Least ? 0 : (double)twice.Allocated / Math.Max(once.Allocated, Least / 2)).Max();
        Require.That(growth <= MostGrowth, $"twice the size allocates {growth} times as much");
        return string.Create(CultureInfo.InvariantCulture,
            $"growth {growth:0.00}\n{string.Join('\n', measured.Select(m => m.Said))}");
    }

    // A shorter time is mostly that of something else.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Every size, the shortest of five times without collecting garbage: how many times as long twice the
    /// size takes, from a quarter of the largest to the largest. One step alone shows when memory was asked
    /// for more than what was done with it.
    /// </summary>
    public static void Doubling(string name)
    {
        var family = HostileFamily.All.Single(f => f.Name == name);
        family.Read(family.Of(family.Largest));
        var times = HostileFamily.AllParts.Select(part => family.Of(family.Largest / part))
            .Select(input => Enumerable.Range(0, 5).Min(_ => TimeOf(family, input))).ToList();
        var growth = times[^1] < Shortest ? 0 : Math.Sqrt(times[^1] / times[^3]);
        ChildProcess.Say(
            $"growth {growth:0.00}: {string.Join(", ",
                times.Select(t => t.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)))} ms");
    }

    private static TimeSpan TimeOf(HostileFamily family, byte[] input)
    {
        GC.Collect();
        // A collection comes or does not come by what was there before: what it has to do is
        // bounded by what is allocated.
        var (paused, watch) = (GC.GetTotalPauseDuration(), Stopwatch.StartNew());
        family.Read(input);
        return watch.Elapsed - (GC.GetTotalPauseDuration() - paused);
    }

    private static (long Allocated, string Said) Measure(HostileFamily family, int size)
    {
        var input = family.Of(size);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (peak, allocated, processor, watch) = (process.PeakWorkingSet64, GC.GetTotalAllocatedBytes(precise: true),
            process.TotalProcessorTime, Stopwatch.StartNew());
        var came = family.Read(input);
        var time = watch.ElapsedMilliseconds;
        process.Refresh();
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return (bytes, string.Create(CultureInfo.InvariantCulture,
            $"{input.Length} bytes: {time} ms, {(process.TotalProcessorTime - processor).TotalMilliseconds:0} ms of "
                + $"the processor, {bytes >> 20} MB allocated, {(process.PeakWorkingSet64 - peak) >> 20} MB more at the peak, {came}"));
    }
}
