using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>
/// What an edit of a policy changes, of small policies of which every case can be tried. The ordinary run takes fixed
/// seeds; <c>tools/brute-tier diff</c> takes as many as are asked for.
/// </summary>
public class BruteDiffTests(ITestOutputHelper output)
{
    private const int Policies = 400;

    [Fact]
    public void What_an_edit_changes_is_what_trying_every_case_tells()
    {
        var counts = new DiffCounts();
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        for (var seed = first; seed < first + Policies; seed++)
        {
            var difference = DiffComparison.Compare(seed, counts);
            Assert.True(difference.Length == 0, difference);
        }
        output.WriteLine(counts.ToString());
    }
}
