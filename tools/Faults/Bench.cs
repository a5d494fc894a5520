using System.Diagnostics;

namespace Eligibility.Faults;

/// <summary>What came of the kill tier.</summary>
/// <param name="Killed">Whether a check failed, or it was not done in time.</param>
/// <param name="By">The check, or what else ended it.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record Trial(bool Killed, string By, double Seconds);

/// <summary>
/// A copy of the built tests and of the files that they read, whose engine is exchanged for one with a fault: what a failing test
/// writes beside its snapshot is written here, and the repository is left as it was.
/// </summary>
internal sealed class Bench
{
    private static readonly string[] Read = ["tests", "rules", "docs", "src", "tools"];
    private readonly string _program;

    public Bench(string folder, string root, string tests)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (var file in Read.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(root)))
        {
            var path = Path.GetRelativePath(root, file);
            if (path.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj") || path.Contains(".received.", StringComparison.Ordinal)) continue;
            Copy(file, Path.Combine(folder, path));
        }
        var built = Path.Combine(folder, Path.GetRelativePath(root, tests));
        foreach (var file in Directory.EnumerateFiles(tests)) Copy(file, Path.Combine(built, Path.GetFileName(file)));
        (_program, Library) = (Path.Combine(built, "Eligibility.Tests.dll"), Path.Combine(built, "Eligibility.Core.dll"));
    }

    /// <summary>Where the engine lies.</summary>
    public string Library { get; }

    /// <summary>Runs the kill tier once, on one processor.</summary>
    public Trial Run(TimeSpan limit)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { _program } };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        // A fault that takes memory without end must not take the machine's.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x60000000";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return new Trial(true, "not done in time", watch.Elapsed.TotalSeconds);
        }
        process.WaitForExit();
        var seconds = watch.Elapsed.TotalSeconds;
        return process.ExitCode switch
        {
            0 => new Trial(false, "", seconds),
            1 => new Trial(true, First(output.Result), seconds),
            var code => new Trial(true, FormattableString.Invariant($"the process ended with {code}: {First(error.Result)}"), seconds),
        };
    }

    private static string First(string text) => text.Split('\n').FirstOrDefault(l => l.Length > 0) ?? "";

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
