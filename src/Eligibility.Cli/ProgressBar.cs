using System.Globalization;
using Spectre.Console;

namespace Eligibility.Cli;

/// <summary>How far a file has been read, on standard error. Lines written through it stand above it.</summary>
internal sealed class ProgressBar : IDisposable
{
    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _end = new();
    private readonly Task _shown;
    private ProgressTask? _task;

    /// <param name="bytes">How many bytes there are to read.</param>
    /// <param name="console">Where it is shown; standard error when silent.</param>
    public ProgressBar(long bytes, IAnsiConsole? console = null)
    {
        _console = console
            ?? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        using var started = new ManualResetEventSlim();
        _shown = Task.Run(() => _console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(),
            new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
            {
                _task = progress.AddTask("deciding", maxValue: Math.Max(1, bytes));
                started.Set();
                await _end.Task.ConfigureAwait(false);
            }));
        started.Wait();
    }

    public void Show(long read, long cases)
    {
        _task!.Value = read;
        _task.Description = string.Create(CultureInfo.InvariantCulture, $"{cases:N0} cases");
    }

    /// <summary>A line that stays.</summary>
    public void WriteLine(string line) => _console.Write(new Spectre.Console.Text(line + "\n"));

    public void Dispose()
    {
        _end.TrySetResult();
        try
        {
            _shown.GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            // The terminal is gone, and with it whoever watched: what is decided is decided all the same.
        }
    }
}
