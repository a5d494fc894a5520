using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Eligibility.Tests.Command;

/// <summary>
/// The command as it is built, in a process of its own: what a process is started with, and how it ends, is its own.
/// </summary>
internal static class BuiltCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static string File { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "eligibility.exe" : "eligibility");

    /// <summary>Runs it from a shell, in a folder. Fails the test where it is not done in time.</summary>
    /// <param name="folder">The folder in which it runs.</param>
    /// <param name="script">What the shell does; <c>"$@"</c> in it runs the command.</param>
    /// <param name="args">What stands after the command.</param>
    public static CommandRun Shell(string folder, string script, params IEnumerable<string> args)
    {
        using var process = Start(folder, "/bin/sh", ["-c", script, "sh", File, .. args]);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{script} with {string.Join(' ', args)}: not done after {Limit.TotalSeconds} s");
        }
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts a program in a folder, with pipes for all three streams.</summary>
    public static Process Start(string folder, string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The runtime that runs the tests, wherever it is installed.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // What is tested is how it ends and what it says, not how long it takes: this halves the time of each run.
        start.Environment["DOTNET_TC_QuickJit"] = "1";
        return Process.Start(start)!;
    }
}
