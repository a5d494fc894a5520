using Eligibility.Evaluation;

namespace Eligibility.Tests.CasesTests;

/// <summary>Lists, and facts that a person judges.</summary>
public class ListAndJudgementTests
{
    [Fact]
    public void A_field_that_is_missing_or_null_is_unknown_by_itself()
    {
        var @case = Sample.Valid(
            """{"previousOffences": [{"kind": "Theft", "monthsGiven": "1 year", "aggravating": ["victim"]}, {"kind": null}, {}]}""");
        var rows = ((Model.Items)@case.Values[Sample.Slot("previous offences")]!).Rows;
        Assert.Equal(3, rows.Length);
        Assert.Equal([true, false, true, true], rows[0].Select(v => v is not null));
        Assert.All(rows[1].Concat(rows[2]), Assert.Null);
    }

    [Theory]
    [InlineData("{}",
        "previous offences: found an object `{...}`, expected an array of objects `[{...}, ...]` (write an array, "
            + "also for one item; [] where there are none)")]
    [InlineData("2",
        "previous offences: found `2`, expected an array of objects `[{...}, ...]` (write an array, also for one "
            + "item; [] where there are none)")]
    [InlineData("[null]",
        "previous offences 1: found null, expected an object `{...}` (name the field of each value: {\"field\": "
            + "value, ...}; an item of which nothing is known is {})")]
    [InlineData("[{}, \"theft\"]",
        "previous offences 2: found the text `theft`, expected an object `{...}` (name the field of each value: "
            + "{\"field\": value, ...}; an item of which nothing is known is {})")]
    [InlineData("[{\"kind\": \"robery\"}]",
        "previous offences 1: kind: found the text `robery`, expected one of `theft`, `assault`, `robbery` (did you mean `robbery`?)")]
    [InlineData("[{}, {\"mnths given\": 1}]",
        "previous offences 2: mnths given: the list `previous offences` has no field of this name (did you mean `months given`?)")]
    [InlineData("[{\"colour\": 1}]",
        "previous offences 1: colour: the list `previous offences` has no field of this name (its fields are "
            + "`kind`, `date of conviction`, `months given`, `aggravating`)")]
    [InlineData("[{\"months given\": 601}]",
        "previous offences 1: months given: `601` is out of range; expected a whole number of months from 0 months to 600 months")]
    [InlineData("[{\"aggravating\": [\"victim\", \"victim\"]}]",
        "previous offences 1: aggravating 2: `victim` is in the array already (state each value once)")]
    [InlineData("[{\"kind\": {\"value\": \"theft\", \"by\": \"x\", \"because\": \"y\"}}]",
        "previous offences 1: kind: found an object, expected one of `theft`, `assault`, `robbery` (only a judged "
            + "fact is stated as an object: state the value alone)")]
    public void What_is_no_list_of_items_with_its_fields_is_refused(string json, string expected) =>
        Assert.Equal(expected, Sample.Fault($$"""{"previous offences": {{json}}}"""));

    [Fact]
    public void A_list_has_at_most_100_items()
    {
        Sample.Valid($$"""{"previous offences": [{{string.Join(',', Enumerable.Repeat("{}", 100))}}]}""");
        Assert.Equal("previous offences: has 101 items; at most 100 are allowed",
            Sample.Fault($$"""{"previous offences": [{{string.Join(',', Enumerable.Repeat("{}", 101))}}]}"""));
    }

    [Fact]
    public void A_judged_fact_is_stated_with_who_judged_it_and_why()
    {
        var @case = Sample.Valid("""{"view": {"value": "Sad", "By": "Sergeant 1234", "because": "two deals only"}}""");
        Assert.Equal("sad", Sample.Value(@case, "view"));
        Assert.Equal(new Judgement("Sergeant 1234", "two deals only"), @case.Judgements[Sample.Slot("view")]);
    }

    [Fact]
    public void A_judged_fact_may_be_not_known()
    {
        var @case = Sample.Valid("""{"view": null}""");
        Assert.Equal(Provenance.NotKnown, Sample.ProvenanceOf(@case, "view"));
        Assert.Empty(@case.Judgements);
    }

    [Theory]
    [InlineData("\"bad\"",
        "view: found the text `bad` without who judged it and why; it is judged by officer (write {\"value\": "
            + "\"bad\", \"by\": \"...\", \"because\": \"...\"})")]
    [InlineData("true",
        "view: found `true` without who judged it and why; it is judged by officer (write {\"value\": \"sad\", "
            + "\"by\": \"...\", \"because\": \"...\"})")]
    [InlineData("[]",
        "view: found an array `[...]` without who judged it and why; it is judged by officer (write {\"value\": "
            + "\"sad\", \"by\": \"...\", \"because\": \"...\"})")]
    [InlineData("{}",
        "view: `value` and `by` and `because` are missing; it is judged by officer (write {\"value\": \"sad\", "
            + "\"by\": \"...\", \"because\": \"...\"})")]
    [InlineData("{\"value\": \"sad\", \"by\": \"x\"}",
        "view: `because` is missing; it is judged by officer (write {\"value\": \"sad\", \"by\": \"...\", \"because\": \"...\"})")]
    [InlineData("{\"value\": \"sad\", \"by\": \" \", \"because\": \"y\"}", "view: by: is blank (say it in words)")]
    [InlineData("{\"value\": \"sad\", \"by\": \"x\", \"because\": \"\"}", "view: because: is blank (say it in words)")]
    [InlineData("{\"value\": \"sad\", \"by\": null, \"because\": \"y\"}",
        "view: by: found null, expected a text (write it between quotes)")]
    [InlineData("{\"value\": \"sad\", \"by\": 1234, \"because\": \"y\"}",
        "view: by: found `1234`, expected a text (write it between quotes)")]
    [InlineData("{\"value\": \"sad\", \"by\": \"x\\u202e\", \"because\": \"y\"}",
        "view: by: holds the character U+202E, which cannot be seen, or turns the text around it (delete it)")]
    [InlineData("{\"value\": null, \"by\": \"x\", \"because\": \"y\"}",
        "view: value: found null, expected one of `sad`, `bad` (where nothing is judged, write null for the whole fact, or leave it out)")]
    [InlineData("{\"value\": \"mad\", \"by\": \"x\", \"because\": \"y\"}",
        "view: found the text `mad`, expected one of `sad`, `bad` (did you mean `sad`?)")]
    [InlineData("{\"value\": \"sad\", \"by\": \"x\", \"because\": \"y\", \"becuse\": \"z\"}",
        "view: becuse: a judged fact has no part of this name (did you mean `because`?)")]
    public void A_judgement_without_all_its_parts_is_refused(string json, string expected) =>
        Assert.Equal(expected, Sample.Fault($$"""{"view": {{json}}}"""));
}
