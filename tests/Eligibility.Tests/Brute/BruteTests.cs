using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Brute;

/// <summary>
/// Small policies of which every case can be tried. The ordinary run takes fixed seeds; <c>tools/brute-tier</c> takes
/// two hundred thousand.
/// </summary>
public class BruteTests(ITestOutputHelper output)
{
    private const int Policies = 300;

    private static readonly BruteKinds[] Kinds =
    [
        BruteKinds.UnknownFields, BruteKinds.UnknownLists, BruteKinds.OnePer, BruteKinds.Sets, BruteKinds.DateChains,
        BruteKinds.Sums, BruteKinds.Tied, BruteKinds.Wide,
    ];

    [Fact]
    public void What_is_told_of_a_partial_case_is_what_trying_every_completion_tells()
    {
        var counts = new BruteCounts();
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        for (var seed = first; seed < first + Policies; seed++)
        {
            var difference = BruteForce.Compare(seed, counts);
            Assert.True(difference.Length == 0, difference);
        }
        output.WriteLine(counts.ToString());
        // Were there too few of a kind, the agreement would say little of it.
        foreach (var kind in Kinds) Assert.True(counts.Share(kind) > 7, $"{kind}\n{counts}");
        Assert.True(counts.InexactInside < 3, counts.ToString());
        Assert.True(counts.Refused < 3, counts.ToString());
        Assert.True(counts.Records * 12 > counts.Cases + counts.Whole, counts.ToString());
    }
}
