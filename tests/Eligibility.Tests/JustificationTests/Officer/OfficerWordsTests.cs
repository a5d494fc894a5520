using System.Text;
using Eligibility.Cases;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests.Officer;

/// <summary>What the officer is told of sources, of the policy's dates, of whom to turn to and of what follows without a ground.</summary>
public class OfficerWordsTests
{
    private const string Text = """
        policy "Shop theft"
            force "Northshire Police"
            in force from 1 June 2024
            caveat "That it held from June 2024 is inferred."
        letters
            from "Northshire Police"
            contact "01632 960000"
            reconsidered by inspector within 10 days
            referral settled by sergeant within 5 days
        source Paper "A report"
            published by "The Northshire Echo"
        source Minutes "Minutes of the council"
        fact repaid: yes or no
        fact planned: yes or no
        outcome prosecute "Court"
        outcome refer "A sergeant settles it"
            refers
        outcome caution "A caution"
        rule repaid thefts
            caution when repaid
            because "Who repays is cautioned."
            source Paper "page 2, in the words of the reporter", explicit
            source Minutes "item 4 of the minutes", inferred
        rule planned thefts
            refer when planned
            because "A sergeant looks at what was planned."
            source Paper, explicit
        otherwise prosecute
            because "Everything else goes to court."
        end
        """;

    [Fact]
    public void Who_published_a_source_stands_beside_what_it_states()
    {
        var page = Page("""{"repaid": true, "planned": false}""");
        Assert.Contains("Stated in the source (The Northshire Echo): page 2, in the words of the reporter.", page,
            StringComparison.Ordinal);
        // Of a source that does not say who published it nothing is guessed.
        Assert.Contains("Inferred: item 4 of the minutes.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "In force on that day by its declared dates; read its caveat.")]
    [InlineData("    caveat \"That it held from June 2024 is inferred.\"\n", "In force on that day. ")]
    public void That_a_policy_is_in_force_is_told_as_its_own_word_beside_its_caveats(string without, string expected) =>
        Assert.Contains(expected, Page("{}", without), StringComparison.Ordinal);

    [Fact]
    public void Whom_to_turn_to_is_told_where_the_policy_declares_it()
    {
        var page = Page("""{"repaid": true, "planned": false}""");
        Assert.Contains("Whom to turn to: Northshire Police: 01632 960000", page, StringComparison.Ordinal);
        Assert.Contains("Looked at again by: an inspector who did not make the decision, within 10 days", page, StringComparison.Ordinal);
        var bare = Page("""{"repaid": true, "planned": false}""",
            Text[Text.IndexOf("letters", StringComparison.Ordinal)..Text.IndexOf("source", StringComparison.Ordinal)]);
        Assert.DoesNotContain("Whom to turn to", bare, StringComparison.Ordinal);
        Assert.DoesNotContain("Looked at again by", bare, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_settles_a_referral_stands_on_the_first_screen() => Assert.Contains("To be settled by a sergeant, within 5 days.",
        Page("""{"repaid": false, "planned": true}""", extent: Extent.Brief), StringComparison.Ordinal);

    [Fact]
    public void What_follows_without_a_ground_is_told_of_the_same_facts()
    {
        var page = Page("""{"repaid": true, "planned": false}""");
        Assert.Contains("On the same facts, without this ground: Court.", page, StringComparison.Ordinal);
        Assert.Contains("Where a fact is otherwise, decide the case again with it.",
            Flat(OfficerHtml.Render(Content("""{"repaid": true, "planned": false}""", ""))), StringComparison.Ordinal);
    }

    private static OfficerPage Content(string json, string without)
    {
        var text = without.Length == 0 ? Text : Text.Replace(without, "", StringComparison.Ordinal);
        var evaluator = Compiling.Text(text).Evaluator!;
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(json),
            new CaseOptions { DecidedOn = new DateOnly(2025, 3, 3) });
        return OfficerContent.Of(Explanation.Of(evaluator.Decide(read.Case!)));
    }

    private static string Page(string json, string without = "", Extent extent = Extent.Ordinary) =>
        Flat(OfficerText.Render(Content(json, without), extent: extent));

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
