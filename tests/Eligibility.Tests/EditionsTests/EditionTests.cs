using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EditionsTests;

/// <summary>Which edition decides where the policy goes by another date than that of the decision.</summary>
public class EditionTests
{
    private static readonly Editions Editions =
        Eligibility.Editions.Of([Edition("Old", "from 2015 until 2017", 21), Edition("New", "from 2018", 18)])[0];

    [Theory]
    [InlineData("2017-12-31", "2018-06-01", "Old", "charge")]
    [InlineData("2018-01-01", "2018-06-01", "New", "warn")]
    [InlineData("2017-12-31", "2017-12-31", "Old", "charge")]
    public void The_date_that_the_policy_is_dated_by_chooses_the_edition_and_not_that_of_the_decision(string offence,
        string decided, string edition, string outcome)
    {
        var result = Decide($$"""{"age": 18, "date of offence": "{{offence}}", "decision date": "{{decided}}"}""");
        Assert.Equal((edition, outcome), (result.Decision?.Policy.Edition, result.Decision?.Outcome?.Name));
    }

    [Fact]
    public void Without_that_date_the_case_needs_it_whatever_the_decision_date()
    {
        var result = Decide("""{"age": 18, "decision date": "2018-06-01"}""");
        Assert.True(result.NeedsDate);
        Assert.Equal("date of offence", Editions.DatedBy.Name);
    }

    [Fact]
    public void On_a_day_before_the_first_edition_none_is_in_force() =>
        Assert.Equal(new DateOnly(2014, 12, 31),
            Decide("""{"age": 18, "date of offence": "2014-12-31", "decision date": "2018-06-01"}""").NoneInForceOn);

    private static EditionDecision Decide(string json) => Editions.Decide(Encoding.UTF8.GetBytes(json));

    private static PolicyEvaluator Edition(string name, string period, int age)
    {
        var compilation = Compiling.Text($"""
            policy "Warnings"
                edition "{name}"
                in force {period}
                dated by date of offence
            fact age: whole number of years
            fact date of offence: date
            outcome warn "A warning"
            outcome charge "A charge"
            rule of age
                warn when age is at least {age}
                because "The person is old enough."
            otherwise charge
            end
            """);
        return compilation.Evaluator ?? throw new InvalidOperationException(Compiling.Render(compilation));
    }
}
