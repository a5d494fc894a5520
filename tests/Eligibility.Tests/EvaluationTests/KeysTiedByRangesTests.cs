using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>Fields in which no two items may agree, and at which the ranges of other fields begin or end.</summary>
public class KeysTiedByRangesTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" and weight is at most 3")]
    public void A_key_that_settles_a_field_is_asked_for_whether_or_not_a_rule_reads_it(string andMore)
    {
        var policy = Compiling.Text($"""
            policy "Keys"
            list finds
                weight: whole number
                    from 0 to 3
                part: whole number
                    from 0 to weight
                one per weight
            outcome course "A course"
            outcome release "A release"
            rule small
                course when any finds where part is under 2{andMore}
                because "It is so."
            otherwise release
            end

            """).Evaluator!;
        var decision = policy.Decide(CaseReader.Read(policy.Policy, """{"finds": [{}]}"""u8.ToArray()).Case!);
        Assert.Equal(["finds 1: weight, True", "finds 1: part, True"], decision.Needed.Select(n => $"{n.Name}, {n.Alone}"));
    }
}
