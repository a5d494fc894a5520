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

    // Each is compared as often as it has records.
    private const int CasesOfRecords = 20;

    // Two million in the long tier, and more than policies that are refused take away.
    [Fact]
    public void Both_evaluators_agree_on_complete_cases() =>
        Run(LongTier.Number("ELIGIBILITY_PAIRS", LongTier.IsOn ? 2_010_000 : 10_000), Differential.CompareComplete);

    [Fact]
    public void Both_evaluators_agree_on_partial_cases() =>
        Run(LongTier.Number("ELIGIBILITY_PARTIAL", LongTier.IsOn ? 800_000 : 1_000), Differential.ComparePartial);

    [Fact]
    public void Both_evaluators_agree_on_each_record_of_complete_cases() =>
        Run(LongTier.Number("ELIGIBILITY_PAIRS", LongTier.IsOn ? 200_000 : 3_000), Differential.CompareRecords, CasesOfRecords);

    [Fact]
    public void Both_evaluators_agree_on_each_record_of_partial_cases() =>
        Run(LongTier.Number("ELIGIBILITY_PARTIAL", LongTier.IsOn ? 100_000 : 600), Differential.ComparePartialRecords, CasesOfRecords);

    private void Run(int pairs, Action<int, int, DifferentialCounts> compare, int cases = CasesOfAPolicy)
    {
        var counts = new DifferentialCounts();
        var first = LongTier.Number("ELIGIBILITY_SEED", LongTier.IsOn ? Random.Shared.Next(1_000_000_000) : 1);
        output.WriteLine(FormattableString.Invariant($"first seed {first}"));
        Parallel.For(0, (pairs + cases - 1) / cases, i => compare(first + i, cases, counts));
        output.WriteLine(counts.ToString());
        Assert.True(counts.Refused * 1_000 <= pairs / cases, counts.ToString());
        // Of partial cases many have too many ways to try; most of all must have been compared,
        // or the agreement says little.
        Assert.True(counts.Complete + counts.Partial > pairs / 2, counts.ToString());
    }
}
