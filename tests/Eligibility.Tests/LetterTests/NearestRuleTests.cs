using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LetterTests;

/// <summary>Which rule that came near a letter tells: one alone, and none where two came as near.</summary>
public class NearestRuleTests
{
    private const string Policy = """
        policy "Cautions"
            in force from 1 June 2018
            worst to best prosecute, caution
        fact agrees: yes or no
        fact sorry: yes or no
        fact first time: yes or no
        outcome prosecute "Prosecution"
        outcome caution "A caution"
        rule first
            caution when agrees and first time
            because "Who agrees is cautioned."
        rule second
            caution when sorry and first time
            because "Who is sorry is cautioned."
        otherwise prosecute
            because "No rule applies."
        end
        """;

    [Theory]
    [InlineData("""{"decision date": "2018-07-01", "agrees": false, "sorry": false, "first time": true}""", false)]
    [InlineData("""{"decision date": "2018-07-01", "agrees": true, "sorry": false, "first time": false}""", true)]
    public void A_rule_that_came_nearest_is_told_unless_another_came_as_near(string @case, bool isTold)
    {
        var compilation = Compiling.Text(Policy);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        var read = CaseReader.Read(compilation.Policy!, Encoding.UTF8.GetBytes(@case));
        var letter = LetterText.Render(LetterMaker.Of(compilation.Evaluator!.Decide(read.Case!, DecisionDetail.ForPerson), null));
        Assert.Equal(isTold, letter.Contains("Who agrees is cautioned.", StringComparison.Ordinal));
        Assert.DoesNotContain("Who is sorry is cautioned.", letter, StringComparison.Ordinal);
    }
}
