using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ModelTests;

/// <summary>What counts as one condition: in coverage, and wherever a policy's conditions are gone through.</summary>
public class ConditionCountTests
{
    [Theory]
    [InlineData("age is one of 12, 14, 16")]
    [InlineData("age is between 12 and 16")]
    [InlineData("born is within 3 months before decision date")]
    [InlineData("born is one of 1 May 2012, 3 May 2012")]
    public void A_test_with_several_values_is_one_condition(string test)
    {
        var compilation = Compiling.Text($"""
            policy "One condition"
            fact age: whole number
            fact born: date
            outcome prosecute "Prosecution"
            outcome caution "A caution"
            rule one
                caution when {test}
                because "One test."
            otherwise prosecute
            end
            """);
        Assert.IsType<JointComparison>(Assert.Single(compilation.Policy!.Conditions));
    }
}
