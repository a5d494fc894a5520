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

    /// <summary>What is known of an item leaves its key as few values as the range of another field says.</summary>
    [Theory]
    [InlineData("[{'weight': 0, 'part': 1}, {'part': 0}]", true)]
    [InlineData("[{'part': 0}, {'part': 0}]", true)]
    [InlineData("[{'part': 1}, {'part': 1}, {'weight': 2, 'part': 3}]", false)]
    [InlineData("[{'part': 1}, {'part': 1}, {'part': 0}]", true)]
    [InlineData("[{'weight': 0, 'part': 1}, {'part': 1}]", false)]
    public void A_key_at_which_a_range_begins_has_no_more_values_than_the_range_leaves(string items, bool isTooMany)
    {
        var policy = Compiling.Text("policy \"Keys\"\nlist finds\n    weight: whole number\n        from 0 to 2\n    part: whole number\n"
            + "        from weight to 3\n    one per weight\noutcome course \"A course\"\notherwise course\nend\n").Policy!;
        var read = CaseReader.Read(policy, System.Text.Encoding.UTF8.GetBytes($"{{\"finds\": {items.Replace('\'', '"')}}}"));
        Assert.Equal(isTooMany ? ["ELG764 finds"] : Array.Empty<string>(), read.Faults.Select(f => $"{f.Code} {f.Path}"));
    }

    /// <summary>What lies between is narrowed from both sides, in whatever order the facts are declared.</summary>
    [Theory]
    [InlineData("{'first': 5, 'fourth': 3}", false)]
    [InlineData("{'first': 3, 'fourth': 3}", true)]
    [InlineData("{'first': 3, 'fourth': 5, 'second': 4}", true)]
    public void A_case_that_a_chain_of_ranges_rules_out_is_refused(string @case, bool isCase)
    {
        var policy = Compiling.Text("policy \"Chain\"\nfact third: whole number\n    from second to 9\nfact fourth: whole number\n"
            + "    from third to 9\nfact second: whole number\n    from first to 9\nfact first: whole number\n    from 0 to 9\n"
            + "outcome course \"A course\"\notherwise course\nend\n").Policy!;
        Assert.Equal(isCase, CaseReader.Read(policy, System.Text.Encoding.UTF8.GetBytes(@case.Replace('\'', '"'))).IsValid);
    }

    private static ImmutableArray<Datum?> Unknown(Policy policy, int items) =>
        [.. policy.Inputs.Select(i => i is ListInput
            ? new Items([.. Enumerable.Repeat(ImmutableArray.Create<Datum?>((Datum?)null), items)])
            : (Datum?)null)];
}
