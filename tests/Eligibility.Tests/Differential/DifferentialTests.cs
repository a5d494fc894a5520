using System.Globalization;
using Eligibility.Tests.Generators;
using Xunit.Abstractions;

namespace Eligibility.Tests.Differential;

/// <summary>
/// Both evaluators agree. The ordinary run takes fixed seeds; with ELIGIBILITY_LONG=1 it takes many more,
/// and others each time, which a failure names (ELIGIBILITY_SEED, ELIGIBILITY_PAIRS and ELIGIBILITY_PARTIAL choose them).
/// </summary>
public class DifferentialTests(ITestOutputHelper output)
{
    private const int CasesOfAPolicy = 100;

    private static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    [Fact]
    public void Both_evaluators_agree_on_complete_cases() => Run(Number("ELIGIBILITY_PAIRS", 10_000, 2_000_000), Differential.CompareComplete);

    [Fact]
    public void Both_evaluators_agree_on_partial_cases() => Run(Number("ELIGIBILITY_PARTIAL", 1_000, 800_000), Differential.ComparePartial);

    private void Run(int pairs, Action<int, int, DifferentialCounts> compare)
    {
        var counts = new DifferentialCounts();
        var first = Number("ELIGIBILITY_SEED", 1, Random.Shared.Next(1_000_000_000));
        output.WriteLine(FormattableString.Invariant($"first seed {first}"));
        Parallel.For(0, (pairs + CasesOfAPolicy - 1) / CasesOfAPolicy, i => compare(first + i, CasesOfAPolicy, counts));
        output.WriteLine(counts.ToString());
        Assert.True(counts.Refused * 1_000 <= pairs / CasesOfAPolicy, counts.ToString());
        // Of partial cases many have too many ways to try; most of all must have been compared, or the agreement says little.
        Assert.True(counts.Complete + counts.Partial > pairs / 2, counts.ToString());
    }

    private static int Number(string name, int ordinary, int inTheLongTier) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Long ? inTheLongTier : ordinary;
}
