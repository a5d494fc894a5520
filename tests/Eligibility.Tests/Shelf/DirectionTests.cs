using System.Text;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Shelf;

/// <summary>
/// On whose side each outcome of the policies that come with the engine is. <c>directions.verified.txt</c> lists them,
/// so that a reviewer reads them at a glance, and a change is seen: the marks <c>for</c> and <c>against</c> of every
/// form that tells a decision go by them.
/// </summary>
public class DirectionTests
{
    private static readonly string List =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Shelf", "directions.txt");

    public static TheoryData<string> Files => ShelfPolicies.Files;

    [Fact]
    public void Each_outcome_is_on_the_side_that_the_list_says()
    {
        var text = new StringBuilder();
        foreach (var (file, evaluator) in ShelfPolicies.All)
        {
            var policy = evaluator.Policy;
            foreach (var outcome in policy.Outcomes)
                text.Append(string.Join(" | ", file, policy.Edition ?? "no edition", outcome.Name,
                    Say(outcome.Letter.Counts ?? Silent(Ranked(policy), outcome)),
                    outcome.Letter.Counts is null ? "by order" : "declared")).Append('\n');
            text.Append('\n');
        }
        Snapshot.Match(List, text.ToString());
    }

    /// <summary>
    /// Where nothing is said the worst outcome is against the person and the best one for. Where some refer, it could
    /// be asked whether these are ranked with the others: an outcome whose side hangs on that says its side.
    /// </summary>
    [Theory, MemberData(nameof(Files))]
    public void An_outcome_says_its_side_where_its_place_among_those_that_refer_could_be_read_two_ways(string file)
    {
        var all = Ranked(ShelfPolicies.Of(file).Policy);
        var deciding = all.Where(o => !o.Refers).ToList();
        var unclear = deciding.Where(o => o.Letter.Counts is null
            && (deciding.Count == 1 || Silent(all, o) != Silent(deciding, o)));
        Assert.Empty(unclear.Select(o => o.Name));
    }

    /// <summary>Information and principles are laid beside a decision: they take no side in it.</summary>
    [Theory, MemberData(nameof(Files))]
    public void Information_beside_a_decision_is_on_no_side(string file)
    {
        var policy = ShelfPolicies.Of(file).Policy;
        if (!policy.Title.StartsWith("Information", StringComparison.Ordinal)) return;
        Assert.All(policy.Outcomes, o => Assert.True(o.Refers || o.Letter.Counts == Side.Neither, o.Name));
    }

    private static List<Outcome> Ranked(Policy policy) =>
        [.. policy.WorstToBest.IsEmpty ? policy.Outcomes : policy.WorstToBest];

    private static Side Silent(List<Outcome> ranked, Outcome outcome) =>
        outcome.Refers ? Side.Neither
        : outcome == ranked[0] ? Side.Against
        : outcome == ranked[^1] ? Side.For
        : Side.Neither;

    private static string Say(Side side) => side switch
    {
        Side.For => "for",
        Side.Against => "against",
        _ => "neither",
    };
}
