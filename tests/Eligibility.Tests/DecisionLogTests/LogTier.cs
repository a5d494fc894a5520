using System.Diagnostics;
using System.Globalization;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// The long runs of the log, told step by step, so that one that was stopped is taken up behind the last step.
/// </summary>
internal static class LogTier
{
    private const int KillStep = 20;
    private const int TamperStep = 5_000;

    /// <summary>
    /// <c>kill FIRST COUNT</c>, <c>kill-postgres FIRST COUNT</c>, <c>tamper FIRST COUNT</c>, <c>measure SECONDS</c>,
    /// or what a killed process does.
    /// </summary>
    public static int Run(ReadOnlySpan<string> work) => work switch
    {
        ["kill", var first, var count] => Kill(null, Number(first), Number(count)),
        ["kill-postgres", var first, var count] => KillPostgres(Number(first), Number(count)),
        ["tamper", var first, var count] => Tamper(Number(first), Number(count)),
        ["measure", var seconds] => Measure(Number(seconds)),
        ["steady", var seconds, var rate] => Steady(null, Number(seconds), Number(rate)),
        ["steady-postgres", var seconds, var rate] => SteadyPostgres(Number(seconds), Number(rate)),
        ["append", var file, var run, var again] => Append(file, run, again),
        _ => throw new ArgumentException(
            "kill or kill-postgres FIRST COUNT, tamper FIRST COUNT, measure SECONDS, or steady SECONDS RATE"),
    };

    private static int KillPostgres(int first, int count)
    {
        using var server = new PostgresServer();
        return Kill(server, first, count);
    }

    private static int Kill(PostgresServer? server, int first, int count)
    {
        using var runs = new KillRuns(server);
        var (failures, watch) = (0, Stopwatch.StartNew());
        for (var seed = first; seed < first + count; seed++)
        {
            if (runs.Kill(seed) is { } wrong)
            {
                failures++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {seed}: {wrong}"));
            }
            if ((seed - first) % KillStep == KillStep - 1 || seed == first + count - 1)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"kills {first} to {seed} in {watch.Elapsed.TotalSeconds:F0} s: {runs.Acknowledged:N0} records acknowledged, ")
                    + string.Create(CultureInfo.InvariantCulture,
                        $"{runs.Unacknowledged:N0} found that were not told, {failures} failures"));
        }
        return failures == 0 ? 0 : 1;
    }

    private static int Tamper(int first, int count)
    {
        var (missed, watch) = (0, Stopwatch.StartNew());
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var from = first; from < first + count; from += TamperStep)
        {
            var until = Math.Min(from + TamperStep, first + count);
            var told = Tampering.Run(from, until - from);
            foreach (var line in told.Missed) Console.WriteLine(line);
            foreach (var (kind, times) in told.ByKind) kinds[kind] = kinds.GetValueOrDefault(kind) + times;
            missed += told.Missed.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"seeds {first} to {until - 1} in {watch.Elapsed.TotalSeconds:F0} s, {missed} missed: ")
                    + string.Join(", ", kinds.Select(k =>
                        string.Create(CultureInfo.InvariantCulture, $"{k.Key} {k.Value:N0}"))));
        }
        return missed == 0 ? 0 : 1;
    }

    private static int Measure(int seconds)
    {
        foreach (var callers in (int[])[1, 16, 64])
        {
            using var folder = new TemporaryFolder();
            Console.WriteLine(AppendLoad.MeasureAsync(Path.Combine(folder.Path, "m.log"), callers,
                TimeSpan.FromSeconds(seconds))
                .GetAwaiter().GetResult());
        }
        return 0;
    }

    private static int SteadyPostgres(int seconds, int rate)
    {
        using var server = new PostgresServer();
        return Steady(server.NewSchema(), seconds, rate);
    }

    private static int Steady(string? place, int seconds, int rate)
    {
        using var folder = new TemporaryFolder();
        SteadyLoad.RunAsync(place ?? Path.Combine(folder.Path, "s.log"), TimeSpan.FromSeconds(seconds), rate)
            .GetAwaiter().GetResult();
        return 0;
    }

    private static int Append(string file, string run, string again)
    {
        AppendLoad.WithoutEndAsync(file, run, [.. again.Split(',', StringSplitOptions.RemoveEmptyEntries)])
            .GetAwaiter().GetResult();
        return 0;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
