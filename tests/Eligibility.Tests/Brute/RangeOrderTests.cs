using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Brute;

/// <summary>
/// Small policies whose ranges begin and end at each other, against every completion: whether it is a case, what is told
/// as certain, and what is needed.
/// </summary>
public class RangeOrderTests(ITestOutputHelper output)
{
    private const int Policies = 250;

    [Fact]
    public void What_is_told_where_ranges_begin_and_end_at_other_facts_is_what_trying_every_completion_tells()
    {
        var counts = new BruteCounts();
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        for (var seed = first; seed < first + Policies; seed++)
        {
            var difference = BruteForce.Compare(RangeWriter.Write((int)seed), counts);
            Assert.True(difference.Length == 0, difference);
        }
        output.WriteLine(counts.ToString());
        Assert.True(counts.Refused < Policies / 20, counts.ToString());
        Assert.True(counts.Cases > Policies, counts.ToString());
        Assert.True(counts.InexactInside * 15 < counts.Cases, counts.ToString());
    }
}
