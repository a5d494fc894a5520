namespace Eligibility.Tests.Support;

/// <summary>
/// Pieces of work done one after the other in a process of their own, each told as soon as it is done. A piece that
/// ends the process, or never ends, is told by its name; those after it are done in a new process.
/// </summary>
internal sealed class ChildSeries : IDisposable
{
    private const string Begun = "begun ";
    private const string Done = "done ";
    private const string Failed = "failed ";

    private readonly string _work;
    private readonly IReadOnlyList<string> _pieces;
    private readonly TimeSpan _limit;
    private readonly Dictionary<string, TaskCompletionSource<string>> _results;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>
    /// Begins a series of the work of a kind, whose pieces have these names; each may take as long as the limit.
    /// </summary>
    public ChildSeries(string work, IReadOnlyList<string> pieces, TimeSpan limit)
    {
        (_work, _pieces, _limit) = (work, pieces, limit);
        _results = pieces.ToDictionary(p => p,
            _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously),
            StringComparer.Ordinal);
        _ = Task.Run(WorkThroughAsync);
    }

    /// <summary>What a piece wrote, once it is done. Fails the test where the piece failed.</summary>
    public async Task<string> Of(string piece)
    {
        var said = await _results[piece].Task;
        Assert.False(said.StartsWith(Failed, StringComparison.Ordinal), said);
        return said;
    }

    /// <summary>In the child: does each piece from a number on, and says what came of it.</summary>
    public static void WorkThrough(string from, IReadOnlyList<string> pieces, Func<string, string> work)
    {
        foreach (var piece in pieces.Skip(int.Parse(from, System.Globalization.CultureInfo.InvariantCulture)))
        {
            ChildProcess.Say($"{Begun}{piece}");
            try { ChildProcess.Say($"{Done}{OnOneLine(work(piece))}"); }
            catch (Exception fault) { ChildProcess.Say($"{Failed}{piece}: {OnOneLine(fault.ToString())}"); }
        }
    }

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" | ");

    private async Task WorkThroughAsync()
    {
        try
        {
            for (var at = 0; at < _pieces.Count;) at = await RunAsync(at);
        }
        catch (Exception fault)
        {
            // Where the series itself is at fault no test may wait for it for ever.
            foreach (var result in _results.Values) result.TrySetException(fault);
        }
    }

    /// <summary>One process from a piece on; the number of the piece with which the next one has to begin.</summary>
    private async Task<int> RunAsync(int first)
    {
        using var process = ChildProcess.Start(FormattableString.Invariant($"{_work} {first}"));
        var error = process.StandardError.ReadToEndAsync();
        var at = first;
        var begun = false;
        var told = "";
        try
        {
            while (await process.StandardOutput.ReadLineAsync(_stop.Token).AsTask()
                .WaitAsync(_limit, _stop.Token) is { } line)
            {
                if (line.StartsWith(Begun, StringComparison.Ordinal)) begun = true;
                else if (begun && (line.StartsWith(Done, StringComparison.Ordinal)
                    || line.StartsWith(Failed, StringComparison.Ordinal)))
                {
                    _results[_pieces[at++]].SetResult(line);
                    begun = false;
                }
            }
            await process.WaitForExitAsync(_stop.Token);
            told = $"the process ended with {process.ExitCode}: {ChildProcess.Shorten(await error)}";
        }
        catch (TimeoutException) { told = $"not done after {_limit.TotalSeconds} s"; }
        finally { if (!process.HasExited) process.Kill(); }
        if (at < _pieces.Count) _results[_pieces[at]].SetResult($"{Failed}{_pieces[at++]}: {told}");
        return at;
    }

    /// <summary>Stops the series, however far it is.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
