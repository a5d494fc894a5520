using System.Diagnostics;
using System.Globalization;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>The long run of reloads: rounds of each kind, told round by round, so that it can be taken up again.</summary>
internal static class ReloadTier
{
    private const int Callers = 64;
    private const int Reloads = 1_000;
    private const int Events = 10;
    private const int Scripts = 5;

    /// <summary><c>FIRST COUNT</c>: a hundred rounds are 100,000 reloads, 1,000 events of each kind and 500 scripts.</summary>
    public static async Task<int> Run(string[] numbers)
    {
        var (first, count) = (Number(numbers[0]), Number(numbers[1]));
        var (decisions, pinned, seen, twice, refused, loaded) = (0L, 0L, 0, 0, 0, 0);
        var longest = TimeSpan.Zero;
        for (var round = first; round < first + count; round++)
        {
            var watch = Stopwatch.StartNew();
            var reloads = new ConcurrentReloads(Callers);
            await reloads.Run(round * Reloads, Reloads);
            if (reloads.Differences.Count > 0) return Failed(round, string.Join('\n', reloads.Differences.Take(5)));
            (decisions, pinned) = (decisions + reloads.Decisions, pinned + reloads.Pinned);
            foreach (var kind in Enum.GetValues<FileEvent>())
            {
                await using var events = new FileEvents(TimeSpan.FromMilliseconds(20));
                await events.Run(kind, Events, callers: 4);
                (seen, twice) = (seen + events.Seen, twice + events.CompiledTwice);
                if (events.Longest > longest) longest = events.Longest;
            }
            for (var seed = round * Scripts; seed < (round + 1) * Scripts; seed++)
            {
                var script = new FaultyScript(seed);
                if (await script.Run() is { } difference) return Failed(round, difference);
                (refused, loaded) = (refused + script.Counts.Refused, loaded + script.Counts.Loaded);
            }
            var rounds = round - first + 1;
            Tell($"round {round} in {watch.Elapsed.TotalSeconds:F1} s; in all {rounds * Reloads:N0} reloads under {Callers} callers");
            Tell($"  {decisions:N0} decisions held against their policy, {pinned:N0} more by its hash");
            Tell($"  {seen:N0} changes of files, none lost, {twice:N0} compiled twice, the slowest in {longest.TotalMilliseconds:F0} ms");
            Tell($"  {rounds * Scripts:N0} faulty scripts, {refused:N0} steps refused, {loaded:N0} in force");
            Tell($"  {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB");
        }
        return 0;
    }

    private static int Failed(int round, string difference)
    {
        Tell($"round {round} found:\n{difference}");
        return 1;
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
