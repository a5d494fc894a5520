using System.Diagnostics;
using System.Globalization;

namespace Eligibility.Faults;

/// <summary>What came of the kill tier.</summary>
/// <param name="Killed">Whether a check failed, or it was not done in time.</param>
/// <param name="By">The check, or what else ended it.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record Trial(bool Killed, string By, double Seconds);

/// <summary>
/// A copy of the built tests and of the files that they read, whose engine is exchanged for one with faults: what a
/// failing test writes beside its snapshot is written here, and the repository is left as it was.
/// </summary>
internal sealed class Bench : IDisposable
{
    private static readonly string[] Needed = ["tests", "rules", "docs"];
    private readonly string _program;
    private readonly TimeSpan _limit;
    private Process? _process;

    /// <param name="folder">Where it is made.</param>
    /// <param name="root">The root of the repository.</param>
    /// <param name="tests">The folder of the built tests.</param>
    /// <param name="limit">The most time on a processor that the tier may take before it counts as never done.</param>
    public Bench(string folder, string root, string tests, TimeSpan limit)
    {
        _limit = limit;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (var file in Needed.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*",
            SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(root)))
        {
            var path = Path.GetRelativePath(root, file);
            if (path.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj")
                || path.Contains(".received.", StringComparison.Ordinal))
                continue;
            Copy(file, Path.Combine(folder, path));
        }
        var built = Path.Combine(folder, Path.GetRelativePath(root, tests));
        foreach (var file in Directory.EnumerateFiles(tests)) Copy(file, Path.Combine(built, Path.GetFileName(file)));
        (_program, Library) = (Path.Combine(built, "Eligibility.Tests.dll"),
            Path.Combine(built, "Eligibility.Core.dll"));
    }

    /// <summary>Where the engine lies.</summary>
    public string Library { get; }

    /// <summary>
    /// Runs the kill tier with one of the faults switched on, 0 for none; in a new process
    /// only where the last one ended, or a fault left something behind in it.
    /// </summary>
    public Trial Run(int number)
    {
        var watch = Stopwatch.StartNew();
        var trial = RunOnce(number);
        if (IsLeftBehind(trial))
        {
            // By another fault before it, or by this one: in a new process it is the latter.
            trial = RunOnce(number);
            if (IsLeftBehind(trial)) trial = trial with { By = trial.By + ", and what it leaves behind" };
        }
        return trial with { Seconds = watch.Elapsed.TotalSeconds };
    }

    /// <summary>Whether the check that failed still does without the fault; the process is then ended.</summary>
    private bool IsLeftBehind(Trial trial)
    {
        if (!trial.Killed || _process is null || !Ask("0\t" + trial.By).Killed) return false;
        Dispose();
        return true;
    }

    private Trial RunOnce(int number)
    {
        if (_process is null)
        {
            _process = Start();
            // Once without a fault: what is worked out once for the whole process is so without one.
            if (Ask("0") is { Killed: true } broken) throw new InvalidOperationException("without a fault: " + broken.By);
        }
        return Ask(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Runs the kill tier in a new process, on the engine as it lies there.</summary>
    public Trial RunAfresh()
    {
        Dispose();
        var watch = Stopwatch.StartNew();
        _process = Start();
        var trial = Ask("0") with { Seconds = watch.Elapsed.TotalSeconds };
        Dispose();
        return trial;
    }

    private Trial Ask(string what)
    {
        var process = _process!;
        var before = process.TotalProcessorTime;
        try
        {
            process.StandardInput.WriteLine(what);
            process.StandardInput.Flush();
        }
        catch (IOException) { return Ended("the process ended"); }
        var answer = process.StandardOutput.ReadLineAsync();
        while (!answer.Wait(50))
            if (process.HasExited ? answer.Wait(2_000) : process.TotalProcessorTime - before > _limit) break;
        if (!answer.IsCompleted) return Ended("not done in time");
        return answer.Result switch
        {
            null => Ended("the process ended"),
            "" => new Trial(false, "", 0),
            var check => new Trial(true, check, 0)
        };
    }

    private Trial Ended(string how)
    {
        Dispose();
        return new Trial(true, how, 0);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            ArgumentList = { _program, "--each" }
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        // A fault that takes memory without end must not take the machine's.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x60000000";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    public void Dispose()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        _process = null;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
