using Eligibility.Documenting;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DocumentingTests;

/// <summary>Conditions in plain words, that they hold and that they do not.</summary>
public class ConditionWordsTests
{
    private const string Policy = """
        policy "Words"

        values class A drugs: heroin, cocaine

        fact hate crime: yes or no
        fact agrees: yes or no
        fact age: whole number of years
        fact convictions: whole number
        fact drug: one of class A drugs, cannabis
        fact other drug: one of class A drugs, cannabis
        fact grade: one of low, medium, high
            in order
        fact weapons: any of knife, bat, gun
        fact date of offence: date
            from 1 January 2000 to decision date
        fact date of birth: date

        list drugs found
            substance: one of class A drugs, cannabis
            quantity: amount in g

        define adult as years from date of birth to decision date is at least 18

        outcome prosecute "To court"
        outcome caution "A caution"

        rule the one
            prosecute when CONDITION
            because "So."

        otherwise caution

        end
        """;

    private static readonly ConditionWords Words = new();

    [Theory]
    [InlineData("hate crime", "hate crime is yes", "hate crime is no")]
    [InlineData("not hate crime", "hate crime is no", "hate crime is yes")]
    [InlineData("hate crime is no", "hate crime is no", "hate crime is yes")]
    [InlineData("hate crime is agrees", "hate crime is the same as agrees", "hate crime is not the same as agrees")]
    [InlineData("convictions are at least 3", "convictions are at least 3", "convictions are under 3")]
    [InlineData("convictions are not over 3", "convictions are at most 3", "convictions are over 3")]
    [InlineData("age is 18 years", "age is 18 years", "age is not 18 years")]
    [InlineData("age is between 18 and 20", "age is between 18 and 20", "age is not between 18 and 20")]
    [InlineData("convictions are one of 1, 3", "convictions are one of 1, 3", "convictions are none of 1, 3")]
    [InlineData("drug is heroin", "drug is heroin", "drug is not heroin")]
    [InlineData("drug is not heroin", "drug is not heroin", "drug is heroin")]
    [InlineData("drug is one of class A drugs", "drug is one of class A drugs", "drug is none of class A drugs")]
    [InlineData("not drug is one of class A drugs", "drug is none of class A drugs", "drug is one of class A drugs")]
    [InlineData("drug is other drug", "drug is the same as other drug", "drug is not the same as other drug")]
    [InlineData("grade is at least medium", "grade is at least medium", "grade is not at least medium")]
    [InlineData("weapons includes any of knife, gun",
        "weapons includes any of knife, gun", "weapons does not include any of knife, gun")]
    [InlineData("weapons are empty", "weapons are empty", "weapons are not empty")]
    [InlineData("number of weapons is 2", "number of weapons is 2", "number of weapons is not 2")]
    [InlineData("date of offence is after decision date minus 3 months", "date of offence is after decision date minus 3 months",
        "date of offence is on or before decision date minus 3 months")]
    [InlineData("date of offence is within 3 months before decision date", "date of offence is within 3 months before decision date",
        "date of offence is not within 3 months before decision date")]
    [InlineData("adult", "adult is yes", "adult is no")]
    [InlineData("any drugs found where quantity is over 2 g", "one or more of drugs found where quantity is over 2 g",
        "none of drugs found where quantity is over 2 g")]
    [InlineData("no drugs found where substance is heroin and quantity is over 2 g",
        "none of drugs found where all of these (substance is heroin; quantity is over 2 g)",
        "one or more of drugs found where all of these (substance is heroin; quantity is over 2 g)")]
    [InlineData("(number of drugs found where quantity is over 2 g) is at least 2",
        "number of drugs found (those where quantity is over 2 g) is at least 2",
        "number of drugs found (those where quantity is over 2 g) is under 2")]
    [InlineData("(total quantity of drugs found) multiplied by 2 is over 5 g",
        "total quantity of drugs found multiplied by 2 is over 5 g",
        "total quantity of drugs found multiplied by 2 is at most 5 g")]
    [InlineData("(convictions plus 1) multiplied by 2 is over 5", "(convictions plus 1) multiplied by 2 is over 5",
        "(convictions plus 1) multiplied by 2 is at most 5")]
    [InlineData("hate crime and agrees", "all of these (hate crime is yes; agrees is yes)",
        "one or more of these (hate crime is no; agrees is no)")]
    [InlineData("hate crime or drug is heroin", "one or more of these (hate crime is yes; drug is heroin)",
        "none of these (hate crime is yes; drug is heroin)")]
    [InlineData("hate crime or agrees", "one or more of these (hate crime is yes; agrees is yes)",
        "all of these (hate crime is no; agrees is no)")]
    [InlineData("not (drug is not heroin or drug is not other drug)", "all of these (drug is heroin; drug is the same as other drug)",
        "one or more of these (drug is not heroin; drug is not the same as other drug)")]
    [InlineData("not (drug is heroin and grade is high)", "not all of these (drug is heroin; grade is high)",
        "all of these (drug is heroin; grade is high)")]
    public void A_condition_and_its_opposite(string condition, string holds, string fails)
    {
        var when = Bound(condition);
        Assert.Equal((holds, fails), (Words.That(when).InRow, Words.ThatNot(when).InRow));
    }

    [Theory]
    [InlineData("any of", "one or more of these", "all of these")]
    [InlineData("all of", "all of these", "one or more of these")]
    [InlineData("none of", "all of these", "one or more of these")]
    [InlineData("at least 2 of", "at least 2 of these", "fewer than 2 of these")]
    [InlineData("at most 1 of", "at most 1 of these", "more than 1 of these")]
    [InlineData("exactly 2 of", "exactly 2 of these", "fewer or more than 2 of these")]
    public void A_group_and_its_opposite(string group, string holds, string fails)
    {
        var when = Bound($"{group}\n        hate crime\n        agrees\n        adult");
        Assert.Equal((holds, fails), (Words.That(when).Words, Words.ThatNot(when).Words));
        Assert.Equal(3, Words.That(when).Parts.Length);
    }

    [Theory]
    [InlineData("when hate crime", "Applies when: hate crime is yes")]
    [InlineData("unless agrees", "Applies when: agrees is no")]
    [InlineData("unless not agrees", "Applies when: agrees is yes")]
    [InlineData("unless drug is heroin", "Does not apply when: drug is heroin")]
    [InlineData("unless not drug is heroin", "Applies when: drug is heroin")]
    [InlineData("when hate crime unless agrees", "Applies when: hate crime is yes|Does not apply when: agrees is yes")]
    [InlineData("when hate crime unless drug is not heroin", "Applies when: hate crime is yes|Applies only when: drug is heroin")]
    [InlineData("when hate crime or adult", "Applies when one or more of these:")]
    [InlineData("always", "Applies always.")]
    public void When_a_rule_applies_is_never_said_with_two_denials(string verdict, string said)
    {
        var rule = Compiled(Policy.Replace("when CONDITION", verdict, StringComparison.Ordinal)).Rules[0];
        var lines = RuleSections.Conditions(Words, rule.When, rule.Unless)
            .Select(i => string.Concat(i.Words.Runs.Select(r => r.Text)));
        Assert.Equal(said, string.Join('|', lines));
    }

    private static Condition Bound(string condition) =>
        Compiled(Policy.Replace("CONDITION", condition, StringComparison.Ordinal)).Rules[0].When!;

    private static Policy Compiled(string text)
    {
        var compilation = Compiling.Text(text);
        return compilation.Policy ?? throw new InvalidOperationException(Compiling.Render(compilation));
    }
}
