using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>Items of which nothing is known must still be able to differ in what a list has one item per.</summary>
public class ValidityTests
{
    [Theory]
    [InlineData("whole number\n        from 5 to 6", 2)]
    [InlineData("whole number\n        from 100 to 102", 3)]
    [InlineData("whole number of weeks\n        from 5 weeks to 6 weeks", 2)]
    [InlineData("date\n        from 31 December 2017 to 2 January 2018", 3)]
    [InlineData("yes or no", 2)]
    [InlineData("one of left, right, both", 3)]
    [InlineData("any of left, right", 4)]
    public void As_many_items_can_differ_as_their_key_has_values(string type, int values)
    {
        var policy = Compiling.Text(
            $"policy \"Keys\"\nlist items\n    key: {type}\n    one per key\noutcome prosecute "
                + "\"Prosecution\"\notherwise prosecute\n    because \"Everybody.\"\nend\n");
        Assert.False(policy.HasErrors, Compiling.Render(policy));
        Assert.Null(Validity.Fault(policy.Policy!, Unknown(policy.Policy!, values)));
        Assert.Equal(InvalidKind.TooManyItems,
            Validity.Fault(policy.Policy!, Unknown(policy.Policy!, values + 1))?.Kind);
    }

    private static ImmutableArray<Datum?> Unknown(Policy policy, int items) =>
        [.. policy.Inputs.Select(i => i is ListInput
            ? new Items([.. Enumerable.Repeat(ImmutableArray.Create<Datum?>((Datum?)null), items)])
            : (Datum?)null)];
}
