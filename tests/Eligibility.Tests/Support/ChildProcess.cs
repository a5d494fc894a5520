using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Eligibility.Tests.Support;

/// <summary>
/// Runs a piece of work in a process of its own: an overflowing stack cannot be caught and would end the whole test
/// run, work that never ends could not be stopped, and only a process of its own has a peak of memory of its own.
/// </summary>
internal static class ChildProcess
{
    private const string Variable = "ELIGIBILITY_CHILD";

    /// <summary>The work that this process was started for, or null in the test run itself.</summary>
    public static string? Work => Environment.GetEnvironmentVariable(Variable);

    /// <summary>What the work wrote. Fails the test when the process dies or is not done in time.</summary>
    public static string Run(string work, TimeSpan limit)
    {
        using var process = Start(work);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(limit))
        {
            process.Kill();
            Assert.Fail($"{work}: not done after {limit.TotalSeconds} s");
        }
        process.WaitForExit();
        Assert.True(process.ExitCode == 0,
            $"{work}: the process ended with {process.ExitCode}\n{output.Result}{Shorten(error.Result)}");
        return output.Result;
    }

    /// <summary>A process that does a piece of work and ends.</summary>
    public static Process Start(string work)
    {
        var assembly = typeof(ChildProcess).Assembly.Location;
        var start = new ProcessStartInfo(Host)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { assembly }
        };
        start.Environment[Variable] = work;
        start.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // As the command is set up: what is measured is what its users wait for.
        start.Environment["DOTNET_TC_QuickJit"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Writes a line that the test reads.</summary>
    public static void Say(FormattableString line) => Console.Out.WriteLine(FormattableString.Invariant(line));

    private static string Host =>
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    // An overflowing stack is told with thousands of frames.
    public static string Shorten(string text) => text.Length <= 2_000 ? text : text[..2_000] + "...";
}
