using Eligibility.Cases;

namespace Eligibility.Tests.CasesTests;

/// <summary>Cases that no way of filling in their unknowns could make valid.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("""{"date of birth": "2018-05-02", "decision date": "2018-05-01"}""",
        "date of birth: is 2 May 2018, later than the decision date, 1 May 2018 (one of the two dates is wrong)")]
    [InlineData("""{"decision date": "2018-05-01", "previous offences": [{}, {"date of conviction": "2018-05-02"}]}""",
        "previous offences 2: date of conviction: is 2 May 2018, later than the decision date, 1 May 2018 (one of the two dates is wrong)")]
    [InlineData("""{"decision date": "2014-12-31"}""",
        "bail date: is assumed to be 1 January 2015, later than the decision date, 31 December 2014 (state it)")]
    [InlineData("""{"decision date": "1919-12-31", "bail date": null}""", "date of birth|bail date")]
    [InlineData("""{"decision date": "1949-12-31", "bail date": "1949-12-31", "previous offences": [{}]}""",
        "previous offences 1: date of conviction: no day is left for it: it runs from 1 January 1950 to the "
            + "decision date, and the decision date is 31 December 1949 (correct the decision date)")]
    [InlineData("""{"drugs found": [{"substance": "heroin"}, {"substance": "cocaine"}, {"substance": "HEROIN"}]}""",
        "drugs found: items 1 and 3 agree in substance; the list has one item per substance, so add them up")]
    [InlineData("""{"drugs found": [{}, {}, {}]}""",
        "drugs found: has more items than substance has values; the list has one item per substance (put those that agree together)")]
    public void A_case_that_could_never_be_so_is_refused(string json, string expected)
    {
        var result = Sample.Read(json);
        if (expected.Contains('|', StringComparison.Ordinal))
            Assert.Equal(expected.Split('|'), result.Faults.Select(f => f.Path));
        else Assert.Equal(expected, Sample.Only(result));
    }

    [Theory]
    [InlineData("""{"date of birth": "2018-05-01", "decision date": "2018-05-01"}""")]
    [InlineData("""{"date of birth": "2199-05-01"}""")]
    [InlineData("""{"decision date": "2014-12-31", "bail date": null}""")]
    [InlineData("""{"drugs found": [{}, {"substance": "cocaine"}]}""")]
    public void A_case_that_could_be_so_is_read(string json) => Sample.Valid(json);

    [Fact]
    public void A_decision_date_given_beside_the_case_ends_the_ranges_as_well() =>
        Assert.StartsWith("date of birth: is 2 May 2018",
            Sample.Fault("""{"date of birth": "2018-05-02"}""",
                new CaseOptions { DecidedOn = new DateOnly(2018, 5, 1) }),
            StringComparison.Ordinal);

    [Fact]
    public void Each_list_and_each_date_is_told_of_by_itself()
    {
        var result = Sample.Read(
            """{"decision date": "2018-05-01", "date of birth": "2018-05-02", "bail date": "2018-05-03", "previous """
                + """offences": [{"date of conviction": "2018-05-04"}], "drugs found": [{}, {}, {}]}""");
        Assert.Equal(["date of birth", "bail date", "previous offences 1: date of conviction", "drugs found"],
            result.Faults.Select(f => f.Path));
    }

    [Fact]
    public void A_late_date_in_an_item_hides_no_item_that_agrees_with_another()
    {
        var result = Sample.Read(
            """{"decision date": "2018-05-01", "drugs found": [{"substance": "heroin", "found on": "2018-05-02"}, """
                + """{"substance": "heroin"}]}""");
        Assert.Equal(["drugs found 1: found on", "drugs found"], result.Faults.Select(f => f.Path));
    }

    [Fact]
    public void A_date_that_is_refused_is_not_told_of_again()
    {
        var result = Sample.Read("""{"decision date": "1919-12-31", "date of birth": 1, "bail date": "today"}""");
        Assert.Equal(["date of birth", "bail date"], result.Faults.Select(f => f.Path));
    }
}
