using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Differential;

/// <summary>
/// The plan against the evaluator that goes from condition to condition and searches: whatever the plan tells, the
/// search tells too, of complete cases and of those with unknowns for which two runs are enough.
/// </summary>
public class PlanTests(ITestOutputHelper output)
{
    private const int CasesOfAPolicy = 50;

    [Fact]
    public void The_plan_tells_of_complete_cases_what_the_search_tells()
    {
        var counts = Run(LongTier.Number("ELIGIBILITY_PAIRS", LongTier.IsOn ? 2_000_000 : 10_000), new PolicyOptions(),
            PlanComparison.Complete);
        // Whatever is complete is decided by the plan.
        Assert.Equal(0, counts.Proved);
    }

    [Fact]
    public void The_plan_tells_of_open_cases_what_the_search_tells()
    {
        var counts = Run(LongTier.Number("ELIGIBILITY_PARTIAL", LongTier.IsOn ? 400_000 : 4_000),
            PlanComparison.Small, PlanComparison.Open);
        Assert.True(counts.Open > counts.All / 20, $"two runs were enough for {counts.Open} of {counts.All}");
        Assert.True(counts.Undecided > counts.Open / 20, $"{counts.Undecided} of {counts.Open} were undecided");
    }

    private PlanCounts Run(int pairs, PolicyOptions options, Func<CaseGenerator, Dice, GeneratedCase> make)
    {
        var counts = new PlanCounts();
        var first = LongTier.Number("ELIGIBILITY_SEED", LongTier.IsOn ? Random.Shared.Next(1_000_000_000) : 3_000);
        output.WriteLine(FormattableString.Invariant($"first seed {first}"));
        Parallel.For(0, pairs / CasesOfAPolicy, i => PlanComparison.Compare(first + i, options, CasesOfAPolicy, make, counts));
        output.WriteLine($"{counts.All} cases, {counts.Proved} searched, {counts.Open} open by two runs");
        return counts;
    }
}
