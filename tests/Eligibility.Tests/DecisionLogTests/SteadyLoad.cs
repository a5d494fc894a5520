using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// Decides and appends at a steady rate, whatever comes of what was begun before. How long each takes is counted from when it
/// was due, so that what waits because others are late is told too.
/// </summary>
internal static class SteadyLoad
{
    /// <summary>Tells a line a minute, and one of all.</summary>
    public static async Task RunAsync(string place, TimeSpan time, int rate)
    {
        await using var log = DecisionLogWriter.Open(AppendLoad.StoreOf(place));
        log.Archive(LogBench.Compilation);
        var cases = Enumerable.Range(0, 400).Select(i => System.Text.Encoding.UTF8.GetBytes(LogBench.CaseText(i))).ToArray();
        var run = Guid.NewGuid().ToString("N");
        // What is compiled when it is first used is not what is measured.
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => AppendAsync(log, $"{run}-w{i}", cases[i % cases.Length])));

        var (waits, all, lags, commits) =
            (new ConcurrentBag<double>(), new List<double>(), new List<double>(), new ConcurrentBag<double>());
        using var listener = Commits(commits);
        var (clock, begun, minute) = (Stopwatch.StartNew(), 0, 1);
        var running = new ConcurrentDictionary<int, Task>();
        while (clock.Elapsed < time)
        {
            for (; begun < clock.Elapsed.TotalSeconds * rate; begun++)
            {
                var (number, due) = (begun, TimeSpan.FromSeconds((double)begun / rate));
                running[number] = Task.Run(async () =>
                {
                    await AppendAsync(log, string.Create(CultureInfo.InvariantCulture, $"{run}-{number}"), cases[number % cases.Length]);
                    waits.Add((clock.Elapsed - due).TotalMilliseconds);
                    running.TryRemove(number, out _);
                });
            }
            if (clock.Elapsed.TotalMinutes >= minute) Tell(string.Create(CultureInfo.InvariantCulture, $"minute {minute++}"), Taken());
            var before = clock.Elapsed;
            Thread.Sleep(1);
            // With nothing to do but wait.
            lags.Add((clock.Elapsed - before).TotalMilliseconds - 1);
        }
        await Task.WhenAll(running.Values);
        if (!waits.IsEmpty) Tell("the rest", Taken());
        Tell("in all", all.Order().ToList());

        List<double> Taken()
        {
            var taken = Interlocked.Exchange(ref waits, []).Order().ToList();
            all.AddRange(taken);
            return taken;
        }

        void Tell(string what, List<double> sorted)
        {
            Console.WriteLine($"{what}: {Spread(sorted)}; {Spread(commits.Order().ToList())} of each commit; the machine itself is late by "
                + string.Create(CultureInfo.InvariantCulture, $"{Spread(lags.Order().ToList())}; {log.Lost} lost; ")
                + string.Create(CultureInfo.InvariantCulture,
                    $"{Process.GetCurrentProcess().WorkingSet64 >> 20} MiB of memory, {GC.GetTotalMemory(false) >> 20} MiB held, "
                    + $"{GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} collections, {Beside(place)}"));
        }
    }

    private static string Spread(List<double> sorted) => string.Create(CultureInfo.InvariantCulture,
        $"{sorted.Count:N0}, p50 {At(sorted, 0.5):F1} ms, p99 {At(sorted, 0.99):F1}, p99.9 {At(sorted, 0.999):F1}, longest {sorted[^1]:F0}");

    private static MeterListener Commits(ConcurrentBag<double> told)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "eligibility.log.commit.duration") l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => told.Add(seconds * 1_000));
        listener.Start();
        return listener;
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

    private static async Task AppendAsync(DecisionLogWriter log, string id, byte[] @case)
    {
        var evaluator = LogBench.Evaluator;
        await log.AppendAsync(new Advice(id, evaluator.Decide(CaseReader.Read(evaluator.Policy, @case).Case!), "officer 7"));
    }

    private static string Beside(string place) => File.Exists(place)
        ? string.Create(CultureInfo.InvariantCulture,
            $"{new FileInfo(place).Length >> 20} MiB of file and {new FileInfo(place + "-wal").Length >> 20} beside it")
        : "";
}
