using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests.Officer;

/// <summary>What the officer's page warns of, and where it opens a definition.</summary>
public class FirstScreenTests
{
    private const string Declared = """
        policy "Made up"
            in force from 1 June 2018
        source Code "The Code"
        fact age: whole number
        fact sorry: yes or no
        outcome prosecute "Prosecution"
        outcome caution "A caution"
        define adult as all of
            age is at least 18
            sorry
        """;

    [Theory]
    [InlineData("", null)]
    [InlineData("\n    source Code \"1\", explicit", null)]
    [InlineData("\n    source Code \"1\", inferred", "Rests on inference: no source states it.")]
    [InlineData("\n    source Code \"1\", disputed", "Disputed: sources disagree.")]
    [InlineData("\n    source Code \"1\", illustrative", "Illustrative: made up. Not for a decision.")]
    [InlineData("\n    source Code \"1\", inferred\n    source Code \"2\", explicit", null)]
    public void A_ground_that_no_source_states_is_warned_of(string sources, string? warning)
    {
        var told = Told($"{Declared}\nrule first\n    caution when sorry\n    because \"So.\"{sources}\notherwise prosecute\nend\n",
            """{"decision date": "2018-07-01", "age": 20, "sorry": true}""");
        Assert.Equal(warning is null ? [] : [warning], OfficerSentences.Warnings(told));
    }

    [Fact]
    public void A_definition_is_opened_once_and_later_pointed_to_where_it_stands()
    {
        var told = Told(Declared + """

            rule first
                caution when adult
                because "So."
            rule second
                caution when adult and age is over 18
                because "So."
            otherwise prosecute
            end
            """, """{"decision date": "2018-07-01", "age": 20, "sorry": true}""");
        var grounds = OfficerContent.Of(told).Grounds;
        Assert.Equal(["adult: yes"], grounds[0].Lines.Select(l => l.Words));
        Assert.Equal(["age: 20, at least 18", "sorry: yes"], grounds[0].Lines[0].Parts.Select(l => l.Words));
        Assert.Equal(["adult: yes (see rule 1)", "age: 20, over 18"], grounds[1].Lines.Select(l => l.Words));
        Assert.Empty(grounds[1].Lines[0].Parts);
    }

    private static Explanation Told(string text, string @case)
    {
        var compilation = Compiling.Text(text);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        var read = CaseReader.Read(compilation.Policy!, Encoding.UTF8.GetBytes(@case));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return Explanation.Of(compilation.Evaluator!.Decide(read.Case!));
    }
}
