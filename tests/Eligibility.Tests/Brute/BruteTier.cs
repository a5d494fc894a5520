using System.Diagnostics;
using System.Globalization;
using Eligibility.Tests.ExplainingTests;
using Eligibility.Tests.SemanticDiffTests;

namespace Eligibility.Tests.Brute;

/// <summary>The long run: as many seeds as are asked for, from one on, told step by step.</summary>
internal static class BruteTier
{
    private const int Step = 5_000;

    /// <summary>
    /// <c>FIRST POLICIES [THREADS]</c>, the same behind <c>explain</c> or <c>diff</c>, or <c>show SEED</c>.
    /// </summary>
    public static int Run(ReadOnlySpan<string> numbers)
    {
        if (numbers is ["explain", .. var ofExplanations])
        {
            var told = new ExplanationCounts();
            return Run(ofExplanations, seed => ExplanationComparison.Compare(seed, told), told);
        }
        if (numbers is ["diff", .. var ofEdits])
        {
            var told = new DiffCounts();
            return Run(ofEdits, seed => DiffComparison.Compare(seed, told), told);
        }
        if (numbers is ["show", var shown])
        {
            Console.WriteLine(BruteShow.Of(Number(shown)));
            return 0;
        }
        var counts = new BruteCounts();
        return Run(numbers, seed => BruteForce.Compare(seed, counts), counts);
    }

    private static int Run(ReadOnlySpan<string> numbers, Func<int, string> compare, object counts)
    {
        var (first, policies) = (Number(numbers[0]), Number(numbers[1]));
        var options = new ParallelOptions { MaxDegreeOfParallelism = numbers.Length > 2 ? Number(numbers[2]) : 2 };
        var failures = 0;
        for (var from = first; from < first + policies; from += Step)
        {
            var until = Math.Min(from + Step, first + policies);
            var watch = Stopwatch.StartNew();
            Parallel.For(from, until, options, seed =>
            {
                var difference = Compare(seed, compare);
                if (difference.Length == 0) return;
                Interlocked.Increment(ref failures);
                Console.WriteLine(difference);
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"seeds {first} to {until - 1}, the last {until - from:N0} in {watch.Elapsed.TotalSeconds:F0} s; ")
                    + string.Create(CultureInfo.InvariantCulture, $"{failures} disagreements"));
            Console.WriteLine(counts);
        }
        return failures == 0 ? 0 : 1;
    }

    /// <summary>What ends a comparison is a finding too, and the others go on.</summary>
    private static string Compare(int seed, Func<int, string> compare)
    {
        try
        {
            return compare(seed);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {e}\n{BruteWriter.Write(seed).Text}");
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
