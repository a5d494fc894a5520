using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Eligibility.Benchmarking.Contests;

/// <summary>
/// Processor time, of the calling thread or of all threads. What other processes do in the meantime is not in it, as
/// it is in the time on the wall; what they leave in the caches is.
/// </summary>
internal static partial class CpuClock
{
    private const int ProcessCpuTime = 2;
    private const int ThreadCpuTime = 3;

    /// <summary>Of the calling thread, nanoseconds from some beginning.</summary>
    /// <exception cref="Win32Exception">There is no such clock: the benchmark runs on Linux alone.</exception>
    public static long Now() => Read(ThreadCpuTime);

    /// <summary>Of all threads of this process.</summary>
    /// <exception cref="Win32Exception">There is no such clock.</exception>
    public static long OfProcess() => Read(ProcessCpuTime);

    private static long Read(int clock)
    {
        if (clock_gettime(clock, out var time) != 0) throw new Win32Exception();
        return time.Seconds * 1_000_000_000L + time.Nanoseconds;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int clock_gettime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
