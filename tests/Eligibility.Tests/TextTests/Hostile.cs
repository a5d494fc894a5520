using System.Diagnostics;
using System.Text;
using Eligibility.Tests.Fuzzing;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.TextTests;

/// <summary>Reads one hostile input and measures that, in a process of its own.</summary>
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
        PolicyCompiler.Compile(Library.Of(("policy.rules", Texts.Policy("caution when agrees"))), "policy.rules");
        family.Read(Encoding.UTF8.GetBytes("{\"age\": 20}\n"));
        Measure(family, family.Largest);
    }

    /// <summary>Every size: what is allocated grows no faster than the input.</summary>
    public static void Growing(string name)
    {
        var family = HostileFamily.All.Single(f => f.Name == name);
        family.Read(Encoding.UTF8.GetBytes("{\"age\": 20}\n"));
        // The largest comes first, for its peak, and again, when whatever is made once has been made.
        Measure(family, family.Largest);
        var allocated = family.Sizes.Select(size => Measure(family, size)).ToList();
        var growth = allocated.Skip(1).Zip(allocated, (twice, once) => twice < Least ? 0 : (double)twice / Math.Max(once, Least / 2)).ToList();
        ChildProcess.Say($"growth {growth.Max():0.00}");
        Require.That(growth.Max() <= MostGrowth, $"twice the size allocates {growth.Max()} times as much");
    }

    private static long Measure(HostileFamily family, int size)
    {
        var input = family.Of(size);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (peak, allocated, processor, watch) = (process.PeakWorkingSet64, GC.GetTotalAllocatedBytes(precise: true), process.TotalProcessorTime, Stopwatch.StartNew());
        var came = family.Read(input);
        var time = watch.ElapsedMilliseconds;
        process.Refresh();
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        ChildProcess.Say($"{input.Length} bytes: {time} ms, {(process.TotalProcessorTime - processor).TotalMilliseconds:0} ms of the processor, {bytes >> 20} MB allocated, {(process.PeakWorkingSet64 - peak) >> 20} MB more at the peak, {came}");
        return bytes;
    }
}
