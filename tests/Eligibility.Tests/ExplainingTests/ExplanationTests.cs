using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.ExplainingTests;

/// <summary>
/// What settles a decision and what would change it, of small policies of which every case can be tried. The ordinary run
/// takes fixed seeds; <c>tools/brute-tier explain</c> takes as many as are asked for.
/// </summary>
public class ExplanationTests(ITestOutputHelper output)
{
    private const int Policies = 150;

    [Fact]
    public void What_settles_a_decision_and_what_would_change_it_is_what_trying_everything_tells()
    {
        var counts = new ExplanationCounts();
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        for (var seed = first; seed < first + Policies; seed++)
        {
            var difference = ExplanationComparison.Compare(seed, counts);
            Assert.True(difference.Length == 0, difference);
        }
        output.WriteLine(counts.ToString());
    }
}
