using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>What is said of a case that breaks ranges which begin or end at other facts.</summary>
public class RangeFaultTests
{
    private static readonly Policy Policy = Compiling.Text("""
        policy "Days and numbers in order"
        fact arrested on: date
            from 1 January 2000 to decision date
            assumed 1 May 2019
        fact charged on: date
            from arrested on to decision date
        fact heard on: date
            from charged on to 31 December 2030
        fact least: whole number
            from 0 to 10
        fact most: whole number
            from least to 20
            assumed 5
        list searches
            begun on: date
                from arrested on to decision date
        outcome a "A"
        outcome b "B"
        rule all of it
            a when all of
                heard on is after charged on
                arrested on is after 1 January 2001
                most is at least 3
                least is at least 1
                any searches where begun on is after 1 January 2002
            because "It is so."
        otherwise b
        end
        """).Policy!;

    [Fact]
    public void An_assumed_value_that_another_breaks_is_told_as_assumed() => Assert.Equal(
        ["ELG778 charged on: is 1 April 2019, and its range begins at `arrested on`, which is assumed to be 1 May "
            + "2019 (state `arrested on`)"],
        Faults("""{"charged on": "2019-04-01"}"""));

    [Fact]
    public void An_assumed_value_beyond_its_own_end_is_told_as_assumed() => Assert.Equal(
        ["ELG778 most: is assumed to be 5, and its range begins at `least`, which is 7 (state `most`)"],
        Faults("""{"least": 7}"""));

    [Fact]
    public void A_stated_value_that_is_the_same_is_the_cases_own() => Assert.Equal(
        ["ELG778 charged on: is 1 April 2019, and its range begins at `arrested on`, which is 1 May 2019 (one of the two is wrong)"],
        Faults("""{"charged on": "2019-04-01", "arrested on": "2019-05-01"}"""));

    [Fact]
    public void Every_pair_that_is_out_of_order_is_told_beside_other_faults() => Assert.Equal(
        [
            "ELG778 charged on: is 1 April 2019, and its range begins at `arrested on`, which is 2 April 2019 (one of the two is wrong)",
            "ELG778 heard on: is 31 March 2019, and its range begins at `charged on`, which is 1 April 2019 (one of the two is wrong)",
            "ELG778 most: is 3, and its range begins at `least`, which is 4 (one of the two is wrong)",
            "ELG778 searches 2: begun on: is 1 April 2019, and its range begins at `arrested on`, which is 2 April 2019 "
                + "(one of the two is wrong)",
        ],
        Faults("""
            {"extra": 1, "charged on": "2019-04-01", "arrested on": "2019-04-02", "heard on": "2019-03-31", "least": 4, "most": 3,
             "searches": [{"begun on": "2019-04-02"}, {"begun on": "2019-04-01"}]}
            """)[1..]);

    [Fact]
    public void What_has_no_value_left_because_another_is_assumed_says_so() => Assert.Equal(
        ["ELG779 heard on: no value is left for it beside what its range begins or ends at; `arrested on` is assumed to be "
            + "1 May 2019 (state `arrested on`, or correct another)"],
        Faults("""{"heard on": "2019-04-01"}"""));

    [Fact]
    public void What_lies_between_two_that_are_out_of_order_is_no_fault_of_its_own() => Assert.Equal(
        ["ELG760 arrested on: is 2 May 2020, later than the decision date, 1 May 2020 (one of the two dates is wrong)"],
        Faults("""{"arrested on": "2020-05-02", "heard on": "2020-05-01", "decision date": "2020-05-01"}"""));

    private static List<string> Faults(string json) =>
        [.. CaseReader.Read(Policy ?? throw new InvalidOperationException("has errors"),
            Encoding.UTF8.GetBytes(json)).Faults.Select(f => f.ToString().Replace("error ", "",
                StringComparison.Ordinal))];
}
