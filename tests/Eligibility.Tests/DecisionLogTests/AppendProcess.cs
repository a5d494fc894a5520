using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// A process that appends without end (<see cref="AppendLoad.WithoutEndAsync"/>), until it is killed.
/// </summary>
internal sealed class AppendProcess
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly Task _reading;
    private readonly TaskCompletionSource<bool> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];

    /// <param name="place">The place of the log, as the command takes it.</param>
    /// <param name="run">What the ids of its records begin with.</param>
    /// <param name="again">Ids that it appends first.</param>
    public AppendProcess(string place, string run, IEnumerable<string> again)
    {
        var host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new ProcessStartInfo(host,
            [typeof(AppendProcess).Assembly.Location, "--log", "append", place, run, string.Join(',', again)])
        {
            RedirectStandardOutput = true, RedirectStandardError = true
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _reading = Task.Run(Read);
    }

    /// <summary>The whole lines that it told, once it was killed: each an id, a number and a link.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>What it complained of, once it was killed.</summary>
    public string Error => _error.GetAwaiter().GetResult();

    /// <summary>Waits until it has told of a record.</summary>
    public void AwaitFirst()
    {
        if (!_first.Task.GetAwaiter().GetResult()) throw new InvalidOperationException($"it appended nothing: {Error}");
    }

    public void Kill()
    {
        _process.Kill();
        _reading.GetAwaiter().GetResult();
        _process.WaitForExit();
    }

    private void Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            // A line that was cut in the middle of it was never told.
            if (line.Split(' ') is not [_, _, { Length: 64 }]) continue;
            _lines.Add(line);
            _first.TrySetResult(true);
        }
        _first.TrySetResult(false);
    }
}
