using Eligibility.Documenting;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.DocumentingTests;

public class SmallPartsTests
{
    [Theory]
    [InlineData("Hate crime is excluded.", "Hate crime is excluded.", "")]
    [InlineData("Hate crime is excluded. So the force says.", "Hate crime is excluded.", "So the force says.")]
    [InlineData("Is it? It is. Yes.", "Is it?", "It is. Yes.")]
    [InlineData("They are \"sad\" and not \"bad.\" That is inferred.", "They are \"sad\" and not \"bad.\"", "That is inferred.")]
    [InlineData("It is said (in a note.) More is not.", "It is said (in a note.)", "More is not.")]
    [InlineData("The report by V. Felbab-Brown says so. It is long.", "The report by V. Felbab-Brown says so.", "It is long.")]
    [InlineData("Under s. 37 of the Act, e.g. Part 3, it is so. It is.", "Under s. 37 of the Act, e.g. Part 3, it is so.", "It is.")]
    [InlineData("About 2.5 g are found. More is not.", "About 2.5 g are found.", "More is not.")]
    [InlineData("no capital. follows", "no capital. follows", "")]
    [InlineData("", "", "")]
    public void A_sentence_ends_only_where_it_surely_does(string text, string first, string after) =>
        Assert.Equal((first, after), FirstSentence.Of(text));

    [Theory]
    [InlineData("", "worst against, middle neither, best for, sent neither", "best, sent, middle, worst")]
    [InlineData("worst to best best, worst, middle", "worst neither, middle for, best against, sent neither", "middle, worst, sent, best")]
    [InlineData("worst to best worst, best", "worst against, middle neither, best for, sent neither", "best, middle, sent, worst")]
    public void An_outcome_is_on_the_side_that_its_rank_says(string rank, string sides, string bestFirst)
    {
        var policy = Outcomes(rank);
        var order = new OutcomeOrder(policy);
        Assert.Equal(sides, string.Join(", ", policy.Outcomes.Select(o => $"{o.Name} {order.SideOf(o)}")).ToLowerInvariant());
        Assert.Equal(bestFirst, string.Join(", ", order.BestFirst.Select(o => o.Name)));
    }

    [Fact]
    public void An_outcome_that_says_on_whose_side_it_is_is_on_that_side()
    {
        var policy = Outcomes("", counts: "counts for the person");
        Assert.Equal(Side.For, new OutcomeOrder(policy).SideOf(policy.Outcomes[0]));
    }

    [Fact]
    public void One_outcome_alone_is_on_neither_side()
    {
        var policy = Compiling.Text("policy \"One\"\n\noutcome only \"The only one\"\n\notherwise only\n\nend\n").Policy!;
        Assert.Equal(Side.Neither, new OutcomeOrder(policy).SideOf(policy.Outcomes[0]));
    }

    [Fact]
    public void What_was_never_in_force_says_what_it_is_whatever_the_day()
    {
        var policy = Compiling.Text("policy \"One\"\n    never in force \"A position, not law.\"\n\noutcome only \"The only one\"\n\n"
            + "otherwise only\n\nend\n").Policy!;
        Assert.Equal(["A position, not law.", "A position, not law."],
            [PolicyStanding.Of(policy, null).Text, PolicyStanding.Of(policy, new DateOnly(2020, 1, 1)).Text]);
    }

    private static Policy Outcomes(string rank, string counts = "")
    {
        var compilation = Compiling.Text($"""
            policy "Outcomes"
                {rank}

            outcome worst "To court"
                {counts}
            outcome middle "A warning"
            outcome best "Nothing"
            outcome sent "To somebody"
                refers

            otherwise worst

            end
            """);
        return compilation.Policy ?? throw new InvalidOperationException(Compiling.Render(compilation));
    }
}
