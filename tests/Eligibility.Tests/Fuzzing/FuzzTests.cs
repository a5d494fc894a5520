using System.Diagnostics;
using System.Globalization;
using System.Text;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Fuzzing;

/// <summary>
/// No text, however hostile, gets anything from the engine but its documented messages (language, sections 6
/// and 7). The ordinary run replays what was kept and works a few thousand changed inputs through;
/// ELIGIBILITY_LONG=1 a million.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    /// <summary>How many inputs follow from one beginning. What counted branches lead to is not begun anew.</summary>
    private static readonly int Chunk = Branches.AreCounted ? int.MaxValue : 5_000;

    public static TheoryData<string> Targets => [.. Target.All.Select(t => t.Name)];

    [Theory, MemberData(nameof(Targets))]
    public void Every_input_that_was_kept_holds(string name)
    {
        var target = Target.All.Single(t => t.Name == name);
        foreach (var file in Fuzzer.Kept("Corpus", target).Concat(Fuzzer.Kept("Crashes", target)))
            Fuzzer.Try(target, Encoding.Latin1.GetString(File.ReadAllBytes(file)), new Seen(),
                Path.GetFileName(file), twice: true);
    }

    [Theory, MemberData(nameof(Targets))]
    public void Changed_inputs_get_documented_messages_only(string name)
    {
        var target = Target.All.Single(t => t.Name == name);
        var (count, first) = LongTier.IsOn
            ? (LongTier.Number("ELIGIBILITY_FUZZ_COUNT", 1_000_000) / 100 * target.Share,
                LongTier.Number("ELIGIBILITY_FUZZ_SEED", 1))
            : (15 * target.Share, 1);
        var chunks = (count - 1) / Chunk + 1;
        var watch = Stopwatch.StartNew();
        var (features, found) = (0, 0);
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, chunk =>
        {
            var result = Fuzzer.Run(target, first + chunk, Math.Min(Chunk, count - chunk * Chunk));
            Keep(target, result.Found);
            lock (watch) (features, found) = (Math.Max(features, result.Features), found + result.Found.Count);
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{target.Name}: {count} inputs from seed {first} in {watch.Elapsed.TotalSeconds:0} s, "
                + $"{count / watch.Elapsed.TotalSeconds:0} a second; {found} led to something new; {features} "
                + $"things seen at most{(Branches.AreCounted ? ", branches taken among them" : "")}"));
    }

    /// <summary>
    /// Where a long run is asked to, it leaves what led to something new, so that the best of it can be kept.
    /// </summary>
    private static void Keep(Target target, IEnumerable<string> found)
    {
        if (Environment.GetEnvironmentVariable("ELIGIBILITY_FUZZ_FOUND") is not { Length: > 0 } folder) return;
        foreach (var input in found)
        {
            var bytes = Encoding.Latin1.GetBytes(input);
            File.WriteAllBytes(Path.Combine(folder,
                    $"{target.Name}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..12]}"),
                bytes);
        }
    }
}
