using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Eligibility.Benchmarking.Tables;

/// <summary>What a command took.</summary>
/// <param name="Cpu">Seconds of the processor, on all cores together.</param>
/// <param name="Wall">Seconds on the wall.</param>
/// <param name="PeakMegabytes">The most memory that it held, or the process that started it: about 40.</param>
internal readonly partial record struct Spending(double Cpu, double Wall, double PeakMegabytes)
{
    /// <summary>Runs a command by a process of its own, of which it is the only child, and measures it.</summary>
    /// <param name="output">The file to which its standard output goes.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static Spending Of(string output, params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!,
            [.. OwnDll(), "spend", output, .. command]) { RedirectStandardOutput = true })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}");
        var numbers = told.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new Spending(numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>How this program is started again, as its own process.</summary>
    public static string[] Self(params string[] arguments) => [Environment.ProcessPath!, .. OwnDll(), .. arguments];

    /// <summary>The other side of <see cref="Of"/>: runs the command and tells what it took.</summary>
    /// <returns>The exit code of the command.</returns>
    public static int Measure(string output, string[] command)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", "exec \"$@\" > \"$0\"", output, .. command]))!;
        process.WaitForExit();
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var usage = new ResourceUsage();
        if (getrusage(Children, ref usage) != 0) throw new Win32Exception();
        var cpu = usage.User.Seconds + usage.System.Seconds + (usage.User.Micros + usage.System.Micros) / 1e6;
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{cpu} {wall} {usage.PeakKilobytes / 1024.0}"));
        return process.ExitCode;
    }

    private static string[] OwnDll() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Path.Combine(AppContext.BaseDirectory, "eligibility-benchmark.dll")]
            : [];

    private const int Children = -1;

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getrusage(int who, ref ResourceUsage usage);

    private struct TimeValue
    {
        public nint Seconds;
        public nint Micros;
    }

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public TimeValue User;
        public TimeValue System;
        public nint PeakKilobytes;
    }
}
