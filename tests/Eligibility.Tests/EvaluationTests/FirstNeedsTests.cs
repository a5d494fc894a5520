using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>What is needed where nothing is stated is kept, for the decision date alone that it was worked out for.</summary>
public class FirstNeedsTests
{
    private const string Policy = """
        policy "Two years"
        fact age: whole number
            from 0 to 120
        fact income: whole number
            from 0 to 1000
        outcome yes "Yes"
        outcome no "No"
        rule before
            in force from 1 January 2020 until 31 December 2020
            yes when age is under 18
            because "x"
        rule after
            in force from 1 January 2021
            yes when income is under 500
            because "x"
        otherwise no
        end
        """;

    private readonly PolicyEvaluator _evaluator = Compiling.Text(Policy).Evaluator!;

    [Theory]
    [InlineData("", "age, decision date, income")]
    [InlineData("2020-06-01", "age")]
    [InlineData("2021-06-01", "income")]
    [InlineData("2019-06-01", "")]
    public void It_is_told_the_second_time_as_the_first(string decidedOn, string needed)
    {
        Assert.Equal(needed, Needed(decidedOn));
        Assert.Equal(needed, Needed(decidedOn));
    }

    [Fact]
    public void Of_one_decision_date_nothing_is_told_that_was_kept_of_another()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal("age", Needed("2020-06-01"));
            Assert.Equal("income", Needed("2021-06-01"));
            Assert.Equal("age, decision date, income", Needed(""));
        }
    }

    [Fact]
    public void Of_a_case_that_states_more_nothing_is_told_that_was_kept()
    {
        Assert.Equal("age", Needed("2020-06-01"));
        Assert.Equal("", Needed("2020-06-01", "\"age\": 40"));
        Assert.Equal("age", Needed("2020-06-01", "\"income\": 40"));
        Assert.Equal("age, decision date, income", Needed(""));
        Assert.Equal("decision date, income", Needed("", "\"age\": 40"));
    }

    private string Needed(string decidedOn, string more = "")
    {
        var date = decidedOn.Length == 0 ? "" : $"\"decision date\": \"{decidedOn}\"";
        var members = string.Join(", ", new[] { date, more }.Where(m => m.Length > 0));
        var decision = _evaluator.Decide(CaseReader.Read(_evaluator.Policy, Encoding.UTF8.GetBytes("{" + members + "}")).Case!);
        return string.Join(", ", decision.Needed.Select(n => n.Name).Order(StringComparer.Ordinal));
    }
}
