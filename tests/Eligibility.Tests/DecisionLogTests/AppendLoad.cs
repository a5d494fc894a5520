using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>Appends from many callers at once: to be killed in the middle of it, or to be measured.</summary>
internal static class AppendLoad
{
    private const int Decisions = 400;

    /// <summary>What a place names, as the command has it.</summary>
    public static LogStore StoreOf(string place) => place.StartsWith("Host=", StringComparison.Ordinal)
        ? LogStore.Postgres(place)
        : LogStore.Sqlite(place);

    /// <summary>
    /// Appends without end, and tells each record on a line of its own once it was acknowledged: its id, number and
    /// link. A log that stops is resumed, and what was not acknowledged appended again.
    /// </summary>
    /// <param name="place">The place of the log.</param>
    /// <param name="run">What ids begin with.</param>
    /// <param name="again">
    /// Ids that an earlier run may or may not have written: they are written first, and again at random.
    /// </param>
    public static async Task WithoutEndAsync(string place, string run, ImmutableArray<string> again)
    {
        await using var log = await OpenAsync(place);
        log.Archive(LogBench.Compilation);
        using var output = Console.OpenStandardOutput();
        var (next, writing) = (0, new Lock());
        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            foreach (var id in again.Where((_, i) => i % 16 == caller)) await AppendAsync(id);
            while (true) await AppendAsync(string.Create(CultureInfo.InvariantCulture,
                $"{run}-{Interlocked.Increment(ref next)}"));
        })));

        async Task AppendAsync(string id)
        {
            RecordReceipt? receipt = null;
            while (receipt is null)
                try
                {
                    receipt = await log.AppendAsync(Advice(id));
                }
                catch (DecisionLogException fault) when (!fault.Message.Contains(" has the id ",
                    StringComparison.Ordinal))
                {
                    await ResumeAsync(log);
                }
            var line = System.Text.Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{receipt.Id} {receipt.Number} {receipt.Link}\n"));
            // One write a line: a line that was cut in the middle of it was never told.
            lock (writing) output.Write(line);
        }
    }

    /// <summary>A server that was just killed is not there at once; a file is.</summary>
    private static async Task<DecisionLogWriter> OpenAsync(string place)
    {
        while (true)
            try
            {
                return DecisionLogWriter.Open(StoreOf(place));
            }
            catch (DecisionLogException fault) when (fault.InnerException is Npgsql.NpgsqlException)
            {
                await Task.Delay(20);
            }
    }

    private static async Task ResumeAsync(DecisionLogWriter log)
    {
        try
        {
            await log.ResumeAsync();
        }
        catch (DecisionLogException fault) when (!fault.Message.Contains("was acknowledged", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }
    }

    /// <summary>How many records a second a number of callers write, and how long each waits.</summary>
    public static async Task<string> MeasureAsync(string file, int callers, TimeSpan time)
    {
        await using var log = DecisionLogWriter.Open(StoreOf(file));
        log.Archive(LogBench.Compilation);
        var decisions = Enumerable.Range(0, Decisions).Select(i => LogBench.Decide(i)).ToArray();
        var (clock, next, waits) = (Stopwatch.StartNew(), 0, new List<double>[callers]);
        var run = Guid.NewGuid().ToString("N");
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = waits[caller] = [];
            while (clock.Elapsed < time)
            {
                var number = Interlocked.Increment(ref next);
                var begun = Stopwatch.GetTimestamp();
                await log.AppendAsync(new Advice($"{run}-{number}", decisions[number % Decisions], "officer 7"));
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        var all = waits.SelectMany(w => w).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{callers,3} callers: {all.Count / clock.Elapsed.TotalSeconds:F0} records/s, {(double)all.Count / log.Groups:F1} to a commit; "
                + $"median {all[all.Count / 2]:F1} ms, p99 {all[(int)(all.Count * 0.99)]:F1} ms, longest {all[^1]:F0} ms; "
                + $"{log.Lost} lost; {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MiB held, "
                + $"{new FileInfo(file).Length / 1048576} MiB on disk");
    }

    /// <summary>The same decision for the same id.</summary>
    private static Advice Advice(string id) =>
        new(id, LogBench.Decide((int)(id.Aggregate(17L, (hash, c) => (hash * 31 + c) % 1_000_003) % Decisions)),
            "officer 7");
}
