using System.Text;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// The oracle itself, held against sentences of the language's contract, with no word from the product's evaluator.
/// </summary>
public class OracleTests
{
    /// <summary>
    /// Decides a case, written in JSON with single quotes, of a policy whose declarations and rules are given.
    /// </summary>
    private static OracleDecision Decide(string text, string json, int budget = OracleEvaluator.UsualBudget)
    {
        var policy = Compile(text);
        var read = CaseReader.Read(policy, Encoding.UTF8.GetBytes(json.Replace('\'', '"')));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return new OracleEvaluator(policy).Decide(read.Case.Values, budget)
            ?? throw new InvalidOperationException("not feasible");
    }

    private static Policy Compile(string text)
    {
        var compilation = Compiling.Text("policy \"Test\"\n" + text + "\nend\n");
        return compilation.Evaluator?.Policy ?? throw new InvalidOperationException(Compiling.Render(compilation));
    }

    /// <summary>A policy that says yes where a condition holds.</summary>
    private static string When(string declarations, string condition) =>
        $"{declarations}\noutcome yes \"Yes\"\noutcome nay \"No\"\nrule it\n    yes when {condition}\n    because "
            + "\"So it is.\"\notherwise nay";

    private static bool? Holds(string declarations, string condition, string json) =>
        Decide(When(declarations, condition), json).Outcome?.Name is { } name ? name == "yes" : null;

    private static string Needed(OracleDecision d) =>
        string.Join(", ", d.Needed.Select(n => n.Name + (n.Alone ? "!" : "")));

    private static string Statuses(OracleDecision d) => string.Join(", ", d.Statuses);

    private static string Reasons(OracleDecision d) =>
        string.Join(", ", d.Reasons.Select(r => (r.Rule?.Name ?? "otherwise") + (r.Open ? "?" : "")));

    [Fact]
    public void The_calendar_counts_every_day_of_ten_thousand_years()
    {
        var (year, month, day) = (1, 1, 1);
        for (var number = 0; year < 10_000; number++)
        {
            if (OracleCalendar.Of(number) != (year, month, day) || OracleCalendar.Day(year, month, day) != number)
                Assert.Fail($"{number} is {year}-{month}-{day}");
            if (day++ < OracleCalendar.Length(year, month)) continue;
            (month, day) = (month + 1, 1);
            if (month > 12) (year, month) = (year + 1, 1);
        }
    }

    [Theory]
    [InlineData("2000-02-29", "2018-02-28", 17)] [InlineData("2000-02-29", "2018-03-01", 18)]
    [InlineData("2000-02-29", "2020-02-29", 20)]
    [InlineData("2000-02-28", "2018-02-28", 18)] [InlineData("2018-03-01", "2000-02-29", -18)]
    [InlineData("2018-02-28", "2000-02-29", -17)]
    public void Years_are_completed_on_the_anniversary_or_the_first_of_the_next_month(string from,
        string to, int years) =>
        Assert.True(Holds("fact a: date\nfact b: date",
            $"(years from a to b) minus (years from b to a) is {(years < 0 ? "under 0" : "at least 0")} and (years "
                + $"from {(years < 0 ? "b to a" : "a to b")}) is {Math.Abs(years)}",
            $"{{'a':'{from}','b':'{to}'}}") ?? false);

    [Theory]
    [InlineData("2023-01-31", "2023-02-28", 0)] [InlineData("2023-01-31", "2023-03-01", 1)]
    [InlineData("2023-01-31", "2023-03-30", 1)]
    [InlineData("2023-01-31", "2023-03-31", 2)] [InlineData("2023-01-30", "2024-02-29", 12)]
    [InlineData("2023-01-29", "2024-02-29", 13)]
    public void Months_are_completed_likewise(string from, string to, int months) =>
        Assert.True(
            Holds("fact a: date\nfact b: date", $"months from a to b is {months}", $"{{'a':'{from}','b':'{to}'}}"));

    [Theory]
    [InlineData("2024-01-31", "plus 1 month", "29 February 2024")]
    [InlineData("2023-01-31", "plus 1 month", "28 February 2023")]
    [InlineData("2024-03-31", "minus 1 month", "29 February 2024")]
    [InlineData("2024-02-29", "plus 1 year", "28 February 2025")]
    [InlineData("2023-12-31", "plus 2 months minus 1 day", "28 February 2024")]
    [InlineData("2024-01-30", "plus 2 weeks", "13 February 2024")]
    public void Adding_or_taking_months_keeps_the_day_or_takes_the_months_last(string from, string shift, string day) =>
        Assert.True(Holds("fact a: date", $"(a {shift}) is {day}", $"{{'a':'{from}'}}"));

    [Theory]
    [InlineData("2018-01-10", true)] [InlineData("2017-10-10", true)] [InlineData("2017-10-09", false)]
    [InlineData("2018-01-11", false)]
    public void Both_ends_belong_to_within(string day, bool holds) =>
        Assert.Equal(holds, Holds("fact a: date", "a is within 3 months before decision date",
            $"{{'a':'{day}','decision date':'2018-01-10'}}"));

    [Fact]
    public void Exactly_three_months_is_not_less_than_three_months_old()
    {
        Assert.False(Holds("fact a: date", "a is after decision date minus 3 months",
            "{'a':'2017-10-10','decision date':'2018-01-10'}"));
        Assert.True(Holds("fact a: date", "a is after decision date minus 3 months",
            "{'a':'2017-10-11','decision date':'2018-01-10'}"));
    }

    [Theory]
    [InlineData("amount in g", "'250 mg'", "at least 0.25 g", true)]
    [InlineData("amount in g", "0.249999", "at least 250 mg", false)]
    [InlineData("amount in ml", "'1 litres'", "1000 ml", true)]
    [InlineData("whole number of months", "24", "2 years", true)]
    [InlineData("whole number of days", "'3 weeks'", "21", true)] [InlineData("money in GBP", "80", "GBP 80", true)]
    [InlineData("money in GBP", "'GBP 79.999999'", "under GBP 80", true)]
    [InlineData("number of tablets", "3", "over 3", false)]
    public void Units_convert_within_their_kind(string type, string value, string predicate, bool holds) =>
        Assert.Equal(holds, Holds($"fact a: {type}", $"a is {predicate}", $"{{'a':{value}}}"));

    [Theory]
    [InlineData("a multiplied by 1.1 is 3.3", true)] [InlineData("(a minus b) plus 0.1 is 2.9", true)]
    [InlineData("a plus b minus a is b", true)] [InlineData("(a plus b) multiplied by 0.00001 is 0.000032", true)]
    public void Decimals_are_exact(string condition, bool holds) =>
        Assert.Equal(holds, Holds("fact a: number\nfact b: number", condition, "{'a':3,'b':0.2}"));

    private const string Three = "fact a: yes or no\nfact b: yes or no\nfact c: yes or no";

    [Theory]
    [InlineData("all of", 3)] [InlineData("any of", 1, 2, 3)] [InlineData("none of", 0)]
    [InlineData("at least 2 of", 2, 3)] [InlineData("at most 1 of", 0, 1)] [InlineData("exactly 2 of", 2)]
    public void A_group_counts_the_lines_that_hold(string group, params int[] holding)
    {
        for (var held = 0; held < 8; held++)
            Assert.Equal(holding.Contains(int.PopCount(held)), Holds(Three, $"{group}\n        a\n        b\n        c",
                $"{{'a':{Flag(held & 1)},'b':{Flag(held & 2)},'c':{Flag(held & 4)}}}"));
    }

    private static string Flag(int bit) => bit != 0 ? "true" : "false";

    [Fact]
    public void What_is_the_same_in_every_way_is_so_although_it_is_unknown()
    {
        Assert.True(Holds(Three, "a or not a", "{}"));
        Assert.False(Holds(Three, "a and not a", "{}"));
        Assert.Null(Holds(Three, "a or b", "{'a':false}"));
        Assert.True(Holds("fact n: number", "n is under 3 or n is at least 3", "{}"));
        Assert.True(Holds("fact n: date\nfact m: date", "n is before m or m is on or before n", "{}"));
    }

    private const string Points =
        "fact a: yes or no\nfact b: yes or no\nscore s\n    from 0 to 5\n    starts at 3\n    minus 6 when a\n    plus 4 when b\n";

    [Fact]
    public void A_score_is_clamped_once_at_the_end()
    {
        Assert.True(Holds(Points, "s is 1", "{'a':true,'b':true}"));
        Assert.True(Holds(Points, "s is 0", "{'a':true,'b':false}"));
        Assert.True(Holds(Points, "s is 5", "{'a':false,'b':true}"));
    }

    [Theory]
    [InlineData(9, "true", 1, 0)] [InlineData(9, "false", 2, 1)] [InlineData(19, "true", 2, 1)]
    [InlineData(20, "false", 3, 2)] [InlineData(20, "true", 4, 3)]
    public void The_first_row_that_fits_counts(int a, string b, int value, int row)
    {
        var policy = Compile(
            When("fact a: whole number\nfact b: yes or no\ntable t by a, b\n    under 10, yes, 1\n    under 20, "
                + "any, 2\n    any, no, 3\n    otherwise 4\n",
                "t is at least 2"));
        var read = CaseReader.Read(policy, Encoding.UTF8.GetBytes($"{{\"a\":{a},\"b\":{b}}}"));
        var decision = new OracleEvaluator(policy).Decide(read.Case!.Values)!;
        var table = ((TableTerm)((Comparison)policy.Conditions[^1]).Left).Table;
        Assert.Equal((value * OracleTerms.One, row), (decision.Pass!.ValueOf(table), decision.Pass.RowOf(table)));
        Assert.Equal(value >= 2 ? "it" : "otherwise", Reasons(decision));
    }

    private const string Rules = """
        fact a: yes or no
        fact b: yes or no
        fact c: yes or no
        outcome first "First"
        outcome second "Second"
        outcome third "Third"
        rule low
            second when a
            because "x"
        rule exception
            applies when b
            because "x"
            overrides low
        rule defeater
            applies when c
            because "x"
            overrides exception
        otherwise third
        """;

    [Theory]
    [InlineData("true", "false", "false", "second", "Reason, DoesNotApply, DoesNotApply")]
    [InlineData("true", "true", "false", "third", "Defeated, Exception, DoesNotApply")]
    [InlineData("true", "true", "true", "second", "Reason, Defeated, Exception")]
    [InlineData("false", "true", "true", "third", "DoesNotApply, Defeated, Exception")]
    public void Only_an_undefeated_rule_defeats(string a, string b, string c, string outcome, string statuses)
    {
        var decision = Decide(Rules, $"{{'a':{a},'b':{b},'c':{c}}}");
        Assert.Equal(outcome, decision.Outcome!.Name);
        Assert.Equal(statuses, Statuses(decision));
    }

    private const string Periods = """
        fact a: yes or no
        outcome first "First"
        outcome second "Second"
        rule one
            first when a
            because "x"
        rule two
            second when a
            because "x"
            overrides one
            in force from 1 March 2018 until 31 March 2018
        otherwise second
        """;

    [Theory]
    [InlineData("2018-02-28", "first", "Reason, NotInForce")] [InlineData("2018-03-01", "second", "Defeated, Reason")]
    [InlineData("2018-03-31", "second", "Defeated, Reason")] [InlineData("2018-04-01", "first", "Reason, NotInForce")]
    public void Outside_its_period_a_rule_neither_applies_nor_overrides(string day, string outcome, string statuses)
    {
        var decision = Decide(Periods, $"{{'a':true,'decision date':'{day}'}}");
        Assert.Equal((outcome, statuses), (decision.Outcome!.Name, Statuses(decision)));
    }

    [Fact]
    public void An_unknown_decision_date_leaves_a_period_open()
    {
        var decision = Decide(Periods, "{'a':true}");
        Assert.Null(decision.Outcome);
        Assert.Equal(("Open, Open", "decision date!"), (Statuses(decision), Needed(decision)));
        Assert.Equal("otherwise", Reasons(Decide(Periods, "{'a':false}")));
    }

    [Fact]
    public void The_outcome_declared_first_prevails_and_the_others_are_outranked()
    {
        const string policy =
            "fact a: yes or no\noutcome x \"X\"\noutcome y \"Y\"\nrule one\n    y always\n    because \"x\"\nrule "
                + "two\n    x when a\n    because \"x\"\nrule three\n    x when not a\n    because \"x\"\notherwise y";
        Assert.Equal(("x", "Outranked, Reason, DoesNotApply"),
            (Decide(policy, "{'a':true}").Outcome!.Name, Statuses(Decide(policy, "{'a':true}"))));
        var open = Decide(policy, "{}");
        Assert.Equal(("x", "Outranked, Open, Open", "two?, three?"),
            (open.Outcome!.Name, Statuses(open), Reasons(open)));
    }

    private const string Deals =
        "list deals\n    drug: one of heroin, cannabis, khat\n    grams: whole number\n        from 0 to 100\n    "
            + "day: date\nfact limit: whole number\n    from 0 to 100\n";

    [Theory]
    [InlineData("number of deals is 3", true)] [InlineData("(number of deals where drug is heroin) is 2", true)]
    [InlineData("total grams of deals is 12", true)]
    [InlineData("(total grams of deals where drug is heroin) is 7", true)]
    [InlineData("number of different drug of deals is 2", true)]
    [InlineData("any deals where grams is over limit", false)] [InlineData("no deals where grams is over limit", true)]
    [InlineData("any deals where drug is heroin and grams is 5", true)]
    [InlineData("any deals where drug is khat and grams is 5", false)]
    public void A_list_is_asked_item_by_item(string condition, bool holds) =>
        Assert.Equal(holds, Holds(Deals, condition,
            "{'limit':5,'deals':[{'drug':'heroin','grams':2},{'drug':'cannabis','grams':5},{'drug':'heroin','grams':5}]}"));

    [Fact]
    public void A_field_missing_from_an_item_is_unknown_by_itself()
    {
        var decision = Decide(When(Deals, "(number of deals where drug is heroin) is at least 2"),
            "{'deals':[{'drug':'heroin'},{},{'drug':'khat'}]}");
        Assert.Equal("deals 2: drug!", Needed(decision));
        Assert.False(Holds(Deals, "(number of deals where drug is heroin) is at least 3",
            "{'deals':[{'drug':'heroin'},{},{'drug':'khat'}]}"));
        Assert.True(Holds(Deals, "(total grams of deals) is at least 9", "{'deals':[{'grams':9},{},{}]}"));
        Assert.Equal("deals 2: grams",
            Needed(Decide(When(Deals, "(total grams of deals) is 150"), "{'deals':[{'grams':60},{}]}"))
                .Replace("!", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_is_not_stated_is_unknown_and_one_that_is_empty_is_not()
    {
        Assert.Null(Holds(Deals, "(number of deals where drug is heroin) is at least 2", "{}"));
        Assert.False(Holds(Deals, "(number of deals where drug is heroin) is at least 2", "{'deals':[]}"));
        Assert.True(Holds(Deals,
            "(number of deals where drug is heroin) is at least 2 or (number of deals where drug is heroin) is under 2",
            "{}"));
        Assert.False(Holds(Deals,
            "(number of deals where drug is heroin) is at least 2 and (number of deals) is at most 1", "{}"));
    }

    [Fact]
    public void A_total_over_a_list_that_is_unknown_as_a_whole_is_not_guessed()
    {
        var policy = Compile(When(Deals, "total grams of deals is at least 9"));
        Assert.Null(new OracleEvaluator(policy).Decide(policy.Unstated));
    }

    [Fact]
    public void Ways_that_make_a_case_invalid_are_left_out()
    {
        const string one =
            "list deals\n    one per drug\n    drug: one of heroin, khat\nfact born: date\n    from 1 January 2000 to decision date\n";
        Assert.True(Holds(one, "any deals where drug is khat", "{'deals':[{'drug':'heroin'},{}]}"));
        Assert.True(Holds(one, "born is on or before decision date", "{}"));
        Assert.True(Holds(one, "decision date is after 4 May 2016", "{'born':'2016-05-05'}"));
        var policy = Compile(When(one, "born is 1 January 2000"));
        Assert.NotNull(new OracleEvaluator(policy).Decide([new Items([[null], [null], [null]]), null, null])!.Fault);
        Assert.NotNull(new OracleEvaluator(policy)
            .Decide([new Items([]), null, new Scalar(OracleCalendar.Day(1999, 12, 31))])!.Fault);
    }

    [Theory]
    [InlineData("12 March 2020", null)] [InlineData("11 March 2020", false)]
    public void Unknown_dates_are_tried_through_a_chain_of_others(string last, bool? holds) =>
        Assert.Equal(holds, Holds(
            "fact b: date\n    from 19 January 2020 to 1 July 2020\nfact c: date\nfact d: date\n",
            $"all of\n        d is on or before {last}\n        d is after c plus 3 weeks\n        c is on or after b plus 1 month",
            "{}"));

    [Fact]
    public void A_set_includes_what_it_holds()
    {
        const string set = "fact w: any of knife, bat, gun";
        Assert.True(Holds(set, "w includes any of bat, gun", "{'w':['knife','gun']}"));
        Assert.False(Holds(set, "w includes bat", "{'w':['knife','gun']}"));
        Assert.True(Holds(set, "w is empty", "{'w':[]}"));
        Assert.True(Holds(set, "w is empty or w includes any of knife, bat, gun", "{}"));
        Assert.Null(Holds(set, "w is empty or w includes any of knife, bat", "{}"));
    }

    [Fact]
    public void A_fact_that_cannot_change_the_outcome_is_never_asked_for()
    {
        Assert.Equal("a!, b!", Needed(Decide(When(Three, "a and (b or (c and not c))"), "{}")));
        Assert.Equal("c!, a, b", Needed(Decide(When(Three, "c and ((a and not b) or (b and not a))"), "{}")));
        Assert.Equal("a!, decision date!",
            Needed(Decide(When(Three, "a and decision date is after 4 May 2016"), "{'b':null}")));
        // Neither answer alone decides an exclusive or.
        Assert.Equal("a, b", Needed(Decide(When(Three, "(a and not b) or (b and not a)"), "{}")));
    }

    [Fact]
    public void What_an_outcome_obliges_to_may_be_open_while_it_is_decided()
    {
        const string policy =
            "fact a: yes or no\nfact b: yes or no\noutcome x \"X\"\n    obliges \"one\"\n    obliges \"two\" when "
                + "a\n    obliges \"three\" when b\n    discretionary when a\n    needs authority of sergeant when "
                + "b\noutcome y \"Y\"\notherwise x";
        var decision = Decide(policy, "{'b':true}");
        Assert.Equal("Held, Open, Held", string.Join(", ", decision.Obligations));
        Assert.Equal((OracleTruth.Open, OracleTruth.Held), (decision.Discretion, Assert.Single(decision.Authorities)));
    }

    [Fact]
    public void More_ways_than_the_budget_are_not_tried() =>
        Assert.Null(new OracleEvaluator(Compile(When(Three, "all of\n        a\n        b\n        c")))
            .Decide([null, null, null, null], budget: 7));
}
