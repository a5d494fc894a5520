using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

public class BruteDomainTests
{
    [Fact]
    public void Every_value_of_a_fact_is_tried() =>
        Assert.Equal([2, 3, 4, 16, 8, 31, 1], Counts("""
            fact admits: yes or no
            fact coat: one of red, green, blue
            fact age: whole number
                from 3 to 6
            fact weapons: any of knife, bat, chain, bottle
            fact waited: number
                from 0.000001 to 0.000008
            fact arrest: date
                from 2020-01-15 to 2020-02-14
            """));

    // Of each of the three sorts none, or one that is fresh or not.
    [Fact]
    public void With_one_per_every_list_is_tried() => Assert.Equal([27, 1], Counts("""
        list finds
            sort: one of red, green, blue
            fresh: yes or no
            one per sort
        """));

    // Of each of the two sorts none, one, two or three.
    [Fact]
    public void Without_one_per_as_many_items_alike_are_tried_as_anything_counts_and_one_more() =>
        Assert.Equal([16, 1], Counts("""
            list finds
                sort: one of red, green
            """));

    [Fact]
    public void A_day_of_each_stretch_that_no_test_tells_apart_is_tried() =>
        Assert.Equal([1 + 1 + 3 + 1 + 1],
            Counts("define late as decision date is 2020-02-11\n", [Day(10), Day(11), Day(12)]));

    private static int Day(int day) => new DateOnly(2020, 2, day).DayNumber;

    /// <summary>How many values each of a policy's inputs has, the decision date last.</summary>
    private static int[] Counts(string declarations, params ImmutableArray<int> days)
    {
        var lines = declarations.TrimEnd('\n').Split('\n').Append("outcome caution \"A caution\"")
            .Append("otherwise caution").Append("end").Prepend("policy \"Made up\"").Select(l => new TextLine(l));
        var policy = new GeneratedPolicy(0, [new PolicyFile(GeneratedPolicy.Path, [.. lines])]);
        var values = ImmutableArray.CreateRange(policy.Policy.Inputs, _ => (Datum?)null);
        var unknowns = BruteDomain.Of(new BrutePolicy(policy, [], days), policy.Policy, values)!;
        return [.. unknowns.Select(u => u.Candidates.Count)];
    }
}
