using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Differential;

/// <summary>
/// Both evaluators agree. The ordinary run takes fixed seeds; with ELIGIBILITY_LONG=1 it takes many more,
/// and others each time, which a failure names (ELIGIBILITY_SEED, ELIGIBILITY_PAIRS and
/// ELIGIBILITY_PARTIAL choose them).
/// </summary>
public class DifferentialTests(ITestOutputHelper output)
{
    private const int CasesOfAPolicy = 100;

    // Two million in the long tier, and more than policies that are refused take away.
    [Fact]
    public void Both_evaluators_agree_on_complete_cases() =>
        Run(LongTier.Number("ELIGIBILITY_PAIRS", LongTier.IsOn ? 2_010_000 : 10_000), Differential.CompareComplete);

    [Fact]
    public void Both_evaluators_agree_on_partial_cases() =>
        Run(LongTier.Number("ELIGIBILITY_PARTIAL", LongTier.IsOn ? 800_000 : 1_000), Differential.ComparePartial);

    private void Run(int pairs, Action<int, int, DifferentialCounts> compare)
    {
        var counts = new DifferentialCounts();
        var first = LongTier.Number("ELIGIBILITY_SEED", LongTier.IsOn ? Random.Shared.Next(1_000_000_000) : 1);
        output.WriteLine(FormattableString.Invariant($"first seed {first}"));
        Parallel.For(0, (pairs + CasesOfAPolicy - 1) / CasesOfAPolicy, i => compare(first + i, CasesOfAPolicy, counts));
        output.WriteLine(counts.ToString());
        Assert.True(counts.Refused * 1_000 <= pairs / CasesOfAPolicy, counts.ToString());
        // Of partial cases many have too many ways to try; most of all must have been compared,
        // or the agreement says little.
        Assert.True(counts.Complete + counts.Partial > pairs / 2, counts.ToString());
    }
}
