using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests;

/// <summary>The status that the record gives to <c>otherwise</c> among the reasons.</summary>
public class OtherwiseTests
{
    private static readonly PolicyEvaluator Evaluator = Compiling.Text("""
        policy "P"
        fact violent: yes or no
        outcome prosecute "P"
        outcome caution "C"
        rule violence
            caution when violent
            because "B"
        otherwise caution
        end
        """).Evaluator!;

    [Theory]
    [InlineData("""{"violent": false}""", "Reason")]
    [InlineData("{}", "Open")]
    public void It_is_a_reason_where_no_rule_gives_the_outcome_and_open_where_one_may(string text, string status)
    {
        var decision = Evaluator.Decide(CaseReader.Read(Evaluator.Policy,
            System.Text.Encoding.UTF8.GetBytes(text)).Case!);
        Assert.Equal(status,
            JustificationBuilder.Build(decision).Reasons.Single(r => r.Rule is null).Status.ToString());
    }
}
