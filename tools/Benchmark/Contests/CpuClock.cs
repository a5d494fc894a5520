using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Eligibility.Benchmarking.Contests;

/// <summary>
/// The processor time of the calling thread. What other processes do in the meantime is not in it, as it is in the time
/// on the wall; what they leave in the caches is.
/// </summary>
internal static partial class CpuClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Nanoseconds, from some beginning.</summary>
    /// <exception cref="Win32Exception">There is no such clock: the benchmark runs on Linux alone.</exception>
    public static long Now()
    {
        if (clock_gettime(ThreadCpuTime, out var time) != 0) throw new Win32Exception();
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
