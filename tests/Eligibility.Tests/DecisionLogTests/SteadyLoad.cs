using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// Decides and appends at a steady rate, whatever comes of what was begun before. How long each takes is counted from
/// when it was due, so that what waits because others are late is told too.
/// </summary>
internal static class SteadyLoad
{
    /// <summary>How many are appended before.</summary>
    public const int Before = 2_000;

    /// <summary>Tells a line a minute, and one of all.</summary>
    /// <returns>
    /// How many records were acknowledged after the first, which are not counted, and how many were lost.
    /// </returns>
    public static async Task<(int Acknowledged, long Lost)> RunAsync(string place, TimeSpan time, int rate)
    {
        await using var log = DecisionLogWriter.Open(AppendLoad.StoreOf(place));
        log.Archive(LogBench.Compilation);
        var cases = Enumerable.Range(0, 400).Select(i => System.Text.Encoding.UTF8.GetBytes(LogBench.CaseText(i)))
            .ToArray();
        var run = Guid.NewGuid().ToString("N");
        // What is compiled when it is first used is not what is measured.
        await Task.WhenAll(Enumerable.Range(0, Before).Select(i =>
            AppendAsync(log, $"{run}-w{i}", cases[i % cases.Length])));

        var (waits, all, lags, commits) = (new Spread(), new Spread(), new Spread(), new Spread());
        using var listener = Commits(commits);
        var (clock, begun, minute) = (Stopwatch.StartNew(), 0, 1);
        var open = 0;
        while (clock.Elapsed < time)
        {
            for (; begun < clock.Elapsed.TotalSeconds * rate; begun++)
            {
                var (number, due) = (begun, TimeSpan.FromSeconds((double)begun / rate));
                Interlocked.Increment(ref open);
                _ = Task.Run(async () =>
                {
                    try
                    {
                        await AppendAsync(log, string.Create(CultureInfo.InvariantCulture, $"{run}-{number}"),
                            cases[number % cases.Length]);
                        var wait = (clock.Elapsed - due).TotalMilliseconds;
                        waits.Add(wait);
                        all.Add(wait);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref open);
                    }
                });
            }
            if (clock.Elapsed.TotalMinutes >= minute)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"minute {minute++}"), waits);
                waits.Clear();
            }
            var before = clock.Elapsed;
            Thread.Sleep(1);
            // With nothing to do but wait.
            lags.Add((clock.Elapsed - before).TotalMilliseconds - 1);
        }
        // What could not be appended is counted as lost.
        while (Volatile.Read(ref open) > 0) await Task.Delay(1);
        Tell("in all", all);
        return (all.Count, log.Lost);

        void Tell(string what, Spread told) => Console.WriteLine(
            $"{what}: {told}; {commits} of each commit; the machine itself is late by {lags}; "
                + string.Create(CultureInfo.InvariantCulture,
                    $"{log.Lost} lost; {Process.GetCurrentProcess().WorkingSet64 >> 20} MiB of memory, ")
                + string.Create(CultureInfo.InvariantCulture,
                    $"{GC.GetTotalMemory(false) >> 20} MiB held, {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/")
                + string.Create(CultureInfo.InvariantCulture, $"{GC.CollectionCount(2)} collections{Beside(place)}"));
    }

    private static MeterListener Commits(Spread told)
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

    private static async Task AppendAsync(DecisionLogWriter log, string id, byte[] @case)
    {
        var evaluator = LogBench.Evaluator;
        await log.AppendAsync(new Advice(id, evaluator.Decide(CaseReader.Read(evaluator.Policy, @case).Case!),
            "officer 7"));
    }

    private static string Beside(string place) => File.Exists(place)
        ? string.Create(CultureInfo.InvariantCulture,
            $", {new FileInfo(place).Length >> 20} MiB of file and {new FileInfo(place + "-wal").Length >> 20} beside it")
        : "";

    /// <summary>How long things took, in tenths of a millisecond: it takes as much room however many there are.</summary>
    private sealed class Spread
    {
        private readonly int[] _counts = new int[100_000];
        private int _count;

        public int Count => _count;

        public void Add(double milliseconds)
        {
            Interlocked.Increment(ref _counts[Math.Clamp((int)(milliseconds * 10), 0, _counts.Length - 1)]);
            Interlocked.Increment(ref _count);
        }

        public void Clear()
        {
            Array.Clear(_counts);
            _count = 0;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{_count:N0}, p50 {At(0.5):F1} ms, p99 {At(0.99):F1}, p99.9 {At(0.999):F1}, longest {At(1):F0}");

        private double At(double part)
        {
            var (at, seen) = (0, 0L);
            for (; at < _counts.Length - 1; at++)
                if ((seen += _counts[at]) >= Math.Max(1, part * _count)) break;
            return at / 10.0;
        }
    }
}
