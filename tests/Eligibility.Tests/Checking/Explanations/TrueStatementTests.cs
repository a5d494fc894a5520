namespace Eligibility.Tests.Checking.Explanations;

/// <summary>What records said once that was not so, or said nothing.</summary>
public class TrueStatementTests
{
    [Theory]
    [InlineData("arrested on is within 2 weeks after cautioned on", "arrested on: 1 May 2018, not within 2 weeks after cautioned on")]
    [InlineData("arrested on is within 2 years after cautioned on", "arrested on: 1 May 2018, within 2 years after cautioned on")]
    [InlineData("arrested on is within 2 weeks after (cautioned on minus 1 month)",
        "arrested on: 1 May 2018, not within 2 weeks after (cautioned on minus 1 month)")]
    [InlineData("(days from cautioned on to arrested on) is between 1 and 30",
        "days from cautioned on to arrested on: 120, not between 1 and 30")]
    [InlineData("not agrees", "agrees: yes")]
    [InlineData("arrested on is not within 2 weeks after cautioned on", "arrested on: 1 May 2018, not within 2 weeks after cautioned on")]
    [InlineData("(agrees and sorry)", "Not known whether all of these:")]
    [InlineData("(sorry or drug is heroin)", "Not known whether any of these:")]
    public void A_line_says_what_is_so(string test, string statement)
    {
        var root = MadeUpRecord.Of($"{MadeUpRecord.Declared}\nrule first\n    caution when {test}\n    because \"So.\"\notherwise prosecute",
            """{"arrested on": "2018-05-01", "cautioned on": "2018-01-01", "agrees": true}""");
        Assert.Equal(statement, root.GetProperty("rules")[0].GetProperty("conditions").GetProperty("when").GetProperty("statement").GetString());
    }

    [Fact]
    public void A_test_and_its_not_are_one_line_which_is_as_true_as_both()
    {
        var line = MadeUpRecord.Of(MadeUpRecord.Declared + "\nrule first\n    caution when not agrees\n    because \"So.\"\notherwise prosecute", """{"agrees": true}""")
            .GetProperty("rules")[0].GetProperty("conditions").GetProperty("when");
        Assert.Equal("not agrees", line.GetProperty("test").GetString());
        Assert.Equal("agrees: yes", line.GetProperty("statement").GetString());
        Assert.False(line.GetProperty("true").GetBoolean());
        Assert.False(line.GetProperty("helps").GetBoolean());
        Assert.False(line.TryGetProperty("parts", out _));
    }

    [Fact]
    public void What_a_near_rule_lacks_is_told_as_it_is_where_another_line_settled_the_matter()
    {
        var near = MadeUpRecord.Of(MadeUpRecord.Declared + """

            rule first
                caution when not (sorry or agrees) and drug is heroin
                because "So."
            otherwise prosecute
            """, """{"agrees": true, "sorry": true, "drug": "heroin"}""").GetProperty("nearest")[0];
        Assert.Equal(["sorry: yes", "agrees: yes"], near.GetProperty("notMet").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public void An_outcome_that_is_not_ranked_is_not_better_than_the_one_decided()
    {
        var root = MadeUpRecord.Of("""
            worst to best caution, warning
            """, MadeUpRecord.Declared + """

            rule first
                prosecute when agrees
                because "So."
            rule second
                warning when sorry and drug is heroin
                because "So."
            otherwise caution
            """, """{"agrees": false, "sorry": true, "drug": "cannabis"}""");
        Assert.Equal(["second"], root.GetProperty("nearest").EnumerateArray().Select(n => n.GetProperty("rule").GetString()));
    }

    [Fact]
    public void What_stops_an_exception_is_on_the_side_of_what_that_stopped()
    {
        var rules = MadeUpRecord.Of(MadeUpRecord.Declared + """

            rule first
                prosecute when agrees
                because "So."
            rule second
                applies when sorry
                because "So."
                overrides first
            rule third
                applies when drug is heroin
                because "So."
                overrides second
            otherwise warning
            """, "{}").GetProperty("rules");
        Assert.Equal(["against", "for", "against"], rules.EnumerateArray().Select(r => r.GetProperty("direction").GetString()));
    }

    [Fact]
    public void A_score_that_is_named_beside_an_item_is_told_without_a_range_that_it_has_not()
    {
        var root = MadeUpRecord.Of(MadeUpRecord.Declared + """

            list offences
                grave: yes or no
            score signs
                starts at zero
                minus 1 when agrees
            rule first
                caution when no offences where all of
                    signs is under signs plus signs
                    grave
                because "So."
            otherwise prosecute
            """, """{"agrees": true, "offences": [{"grave": true}]}""");
        Assert.DoesNotContain("brought", root.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_that_a_table_reads_is_not_told_as_true()
    {
        var root = MadeUpRecord.Of(MadeUpRecord.Declared + """

            table points by agrees
                yes, 1
                no, 2
            rule first
                caution when points is at least 2
                because "So."
            otherwise prosecute
            """, """{"agrees": false}""");
        var detail = root.GetProperty("rules")[0].GetProperty("conditions").GetProperty("when").GetProperty("details")[0];
        Assert.Equal("agrees: no", detail.GetProperty("statement").GetString());
        Assert.False(detail.GetProperty("true").GetBoolean());
    }
}
