using System.Text.Json;
using Eligibility.Tests.Checking.Explanations;

namespace Eligibility.Tests.JustificationTests;

/// <summary>What would change an outcome, where the answer hangs on something.</summary>
public class ChangeTests
{
    private static JsonElement Record(string rules, string @case) =>
        MadeUpRecord.Of("worst to best prosecute, caution, warning", $"{MadeUpRecord.Declared}\n{rules}", @case);

    [Fact]
    public void Nothing_stands_without_the_grounds_where_another_rule_may_apply()
    {
        const string Rules = """
            rule first
                prosecute when agrees
                because "So."
            rule second
                caution when sorry
                because "So."
            otherwise warning
            """;
        Assert.Equal(JsonValueKind.Null, Record(Rules, """{"agrees": true}""").GetProperty("withoutGrounds").ValueKind);
        var known = Record(Rules, """{"agrees": true, "sorry": false}""").GetProperty("withoutGrounds");
        Assert.Equal("warning", known.GetProperty("outcome").GetString());
    }

    [Fact]
    public void Nothing_stands_without_grounds_of_which_it_is_not_known_which_one_it_is()
    {
        var record = Record("""
            rule first
                caution when agrees
                because "So."
            rule second
                caution when not agrees
                because "So."
            otherwise prosecute
            """, "{}");
        Assert.Equal("decided", record.GetProperty("status").GetString());
        Assert.Equal([true, true], record.GetProperty("grounds").EnumerateArray().Select(g => g.GetProperty("open").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, record.GetProperty("withoutGrounds").ValueKind);
    }

    [Fact]
    public void The_day_of_the_decision_is_no_fact_that_could_have_changed_it()
    {
        var record = Record("""
            rule first
                caution when decision date is after 1 January 2018 and agrees
                because "So."
            otherwise prosecute
            """, """{"decision date": "2018-06-01", "agrees": true}""");
        Assert.Equal(["agrees"], record.GetProperty("couldChange").EnumerateArray().Select(c => c.GetProperty("fact").GetString()));
    }

    [Fact]
    public void A_rule_of_which_nothing_is_met_is_no_near_one_where_of_another_something_is()
    {
        const string Rules = """
            rule first
                caution when sorry
                because "So."
            rule second
                caution when agrees and drug is heroin and arrested on is after cautioned on
                because "So."
            otherwise prosecute
            """;
        Assert.Equal(["second"], Near("""
            {"sorry": false, "agrees": true, "drug": "cannabis", "arrested on": "2018-01-01", "cautioned on": "2018-02-01"}
            """));
        // Where of all nothing is met all are told, what lacks least first.
        Assert.Equal(["first", "second"], Near("""
            {"sorry": false, "agrees": false, "drug": "cannabis", "arrested on": "2018-01-01", "cautioned on": "2018-02-01"}
            """));

        IEnumerable<string?> Near(string @case) =>
            Record(Rules, @case).GetProperty("nearest").EnumerateArray().Select(n => n.GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("2018-05-31", "not yet", "Not yet in force: it starts on 1 June 2018.")]
    [InlineData("2018-06-01", "in force", "In force from 1 June 2018 until 31 January 2020.")]
    [InlineData("2020-01-31", "in force", "In force from 1 June 2018 until 31 January 2020.")]
    [InlineData("2020-02-01", "ended", "Ended on 31 January 2020: not in force on that day.")]
    public void A_policy_is_in_force_on_its_first_day_and_on_its_last(string day, string code, string text)
    {
        var standing = MadeUpRecord.Of("in force from 1 June 2018 until 31 January 2020", MadeUpRecord.Declared + "\notherwise prosecute",
            $$"""{"decision date": "{{day}}"}""").GetProperty("policy").GetProperty("standing");
        Assert.Equal((code, text), (standing.GetProperty("code").GetString(), standing.GetProperty("text").GetString()));
    }
}
