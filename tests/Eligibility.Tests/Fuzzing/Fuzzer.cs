using System.Globalization;
using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Fuzzing;

/// <summary>
/// Works changed inputs through a target. Those that lead to something not seen before are changed further. One target,
/// seed and count make the same inputs on every machine, unless branches are counted (<see cref="Branches"/>).
/// </summary>
internal static class Fuzzer
{
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Fuzzing");

    /// <summary>The inputs kept for a target, or its past crashes.</summary>
    public static IEnumerable<string> Kept(string folder, Target target) =>
        Directory.Exists(Path.Combine(Folder, folder))
            ? Directory.EnumerateFiles(Path.Combine(Folder, folder), $"{target.Name}-*").Order(StringComparer.Ordinal)
            : [];

    private static readonly Dictionary<Target, Lazy<(string[] Pool, Seen Seen)>> Beginnings =
        Target.All.ToDictionary(t => t, t => new Lazy<(string[], Seen)>(() => Begin(t)));

    /// <summary>The seeds and the kept inputs, and what they lead to.</summary>
    private static (string[] Pool, Seen Seen) Begin(Target target)
    {
        string[] pool =
        [
            .. target.Seeds, .. Kept("Corpus", target).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f)))
        ];
        var seen = new Seen();
        foreach (var input in pool) Try(target, input, seen, "a seed");
        return (pool, seen);
    }

    /// <summary>What a run came to.</summary>
    /// <param name="Found">Inputs that led to something new.</param>
    /// <param name="Features">How many things were seen, the seeds' among them.</param>
    public sealed record Result(IReadOnlyList<string> Found, int Features);

    public static Result Run(Target target, int seed, int count)
    {
        var (seeds, beginning) = Beginnings[target].Value;
        var (pool, found, seen) = (seeds.ToList(), new List<string>(), beginning.Copy());
        var random = new Random(seed);
        var mutator = new Mutator(random, target.Words, pool);
        for (var number = 0; number < count; number++)
        {
            var input = mutator.Mutate(Choose(pool, random));
            seen.Begin();
            Try(target, input, seen, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, input {number}"),
                twice: number % 16 == 0);
            if (!seen.AnythingNew || input.Length > 16 * 1024) continue;
            pool.Add(input);
            found.Add(input);
        }
        return new Result(found, seen.Count);
    }

    /// <summary>Long inputs take long, and are taken seldom.</summary>
    private static string Choose(List<string> pool, Random random)
    {
        var chosen = "";
        for (var tries = 0; tries < 20; tries++)
        {
            chosen = pool[random.Next(3) == 0
                ? Math.Max(0, pool.Count - 1 - random.Next(100))
                : random.Next(pool.Count)];
            if (random.Next(chosen.Length + 1) < 2_000) break;
        }
        return chosen.Length > Mutator.Longest ? chosen[..Mutator.Longest] : chosen;
    }

    /// <summary>Works one input through; what does not hold fails the test with the input.</summary>
    public static void Try(Target target, string input, Seen seen, string which, bool twice = false)
    {
        var bytes = Encoding.Latin1.GetBytes(input);
        try
        {
            Branches.Begin();
            var said = target.Work(bytes, seen);
            Branches.AddTo(seen);
            if (twice)
                Require.That(said == target.Work(bytes, seen), "the same input gave something else the second time");
        }
        catch (Exception fault)
            when (Environment.GetEnvironmentVariable("ELIGIBILITY_FUZZ_KEEP") is { Length: > 0 } folder)
        {
            // A long run goes on, and leaves what it found.
            var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
            var name = $"{target.Name}-{fault.GetType().Name}-{digest[..12]}";
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
            File.WriteAllText(Path.Combine(folder, name + ".why.txt"), $"{which}\n{fault}");
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException(
                $"{target.Name}, {which}: {fault.Message}\n{Convert.ToBase64String(bytes)}\n\n{Encoding.UTF8.GetString(bytes)}",
                fault);
        }
    }
}
