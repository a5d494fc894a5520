using Eligibility.Cases;

namespace Eligibility.Tests.CasesTests;

/// <summary>
/// The members of a case: their spellings, those nobody declared, those another edition declares,
/// its id and its decision date.
/// </summary>
public class MemberTests
{
    [Theory]
    [InlineData("date of offence")]
    [InlineData("dateOfOffence")]
    [InlineData("date_of_offence")]
    [InlineData("DATE-OF-OFFENCE")]
    [InlineData("Date of offence?")]
    [InlineData("\\u0064ate of offence")]
    public void Any_spelling_whose_letters_and_digits_agree_names_a_fact(string spelling) =>
        Assert.Equal("10 January 2018",
            Sample.Value(Sample.Valid($$"""{"{{spelling}}": "2018-01-10"}"""), "date of offence"));

    [Theory]
    [InlineData("date of ofence",
        "date of ofence: the policy declares no fact and no list of this name (did you mean `date of offence`?)")]
    [InlineData("dateOfOfence",
        "dateOfOfence: the policy declares no fact and no list of this name (did you mean `date of offence`?)")]
    [InlineData("kind",
        "kind: the policy declares no fact and no list of this name (it is a field of the list `previous offences`: "
            + "state it in each item)")]
    [InlineData("Shoe size",
        "Shoe size: the policy declares no fact and no list of this name (the policy asks for `violent`, `low-level "
            + "supply`, `view`, `age`, `reading`, `tablets found`, `weight`, `haul`, `spirits`, `damage`, `sentence`, `stay` and others)")]
    [InlineData("agé", "agé: the policy declares no fact and no list of this name (did you mean `age`?)")]
    [InlineData("vio\\u202Elent",
        "vio\\u{202E}lent: the policy declares no fact and no list of this name (did you mean `violent`?)")]
    public void A_member_that_nobody_declares_is_refused_with_the_nearest_name(string name, string expected) =>
        Assert.Equal(expected, Sample.Fault($$"""{"{{name}}": 1}"""));

    [Theory]
    [InlineData("{\" \": 1}", "\" \": the policy declares")]
    [InlineData("{\"\": [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}", "\"\": nests more than 16 deep at line 1, column 21")]
    [InlineData("{\"previous offences\": [{\" \": 1}]}",
        "previous offences 1: \" \": the list `previous offences` has no field")]
    [InlineData("{\"view\": {\"\": \"sad\", \"value\": \"sad\", \"by\": \"x\", \"because\": \"y\"}}", "view: \"\": ")]
    public void A_blank_name_stands_between_quotes(string json, string expected) =>
        Assert.StartsWith(expected, Sample.Fault(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("?!")]
    public void A_member_without_a_name_is_refused(string name) =>
        Assert.Contains("no fact and no list of this name", Sample.Fault($$"""{"{{name}}": 1}"""),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"age": 20, "age": 20}""", "age: is stated twice (state it once)")]
    [InlineData("""{"age": 20, "age": 20, "Age": null}""", "age: is stated twice (state it once)")]
    [InlineData("""{"age": 2000, "age": 3000}""", "age: is stated twice (state it once)")]
    [InlineData("""{"drugs found": [{"form": 1, "form": 2}]}""",
        "drugs found 1: form: is stated twice (state it once)")]
    [InlineData("""{"age": 20, "\u0061ge": 2000}""", "age: is stated twice (state it once)")]
    [InlineData("""{"tablets_found": null, "tabletsFound": 5}""",
        "tablets found: is stated twice: as `tablets_found` and as `tabletsFound` (state it once)")]
    [InlineData("""{"id": 1, "ID": 2}""", "id: is stated twice: as `id` and as `ID` (state it once)")]
    [InlineData("""{"previous offences": [{"kind": "theft", "Kind": "theft"}]}""",
        "previous offences 1: kind: is stated twice: as `kind` and as `Kind` (state it once)")]
    [InlineData("""{"view": {"value": "sad", "Value": "bad", "by": "x", "because": "y"}}""",
        "view: value: is stated twice: as `value` and as `Value` (state it once)")]
    public void One_name_stated_twice_is_refused_whatever_its_spellings(string json, string expected) =>
        Assert.Equal(expected, Sample.Fault(json));

    [Fact]
    public void A_member_that_another_edition_declares_is_no_fault_and_never_looked_at()
    {
        var options = new CaseOptions { KnownElsewhere = ["age", "first found", "hate crime", "last found"] };
        var @case = Sample.Valid("""{"lastFound": [{"a": [1, "x"]}], "age": 20, "hate_crime": "whatever"}""", options);
        // In the order of the declarations, not of the case: two cases that say the same are recorded alike.
        Assert.Equal(["hate crime", "last found"], @case.NeverLookedAt.ToArray());
        Assert.Equal("20", Sample.Value(@case, "age"));
    }

    [Theory]
    [InlineData("""{"hate crime": 1, "hateCrime": 1}""",
        "hate crime: is stated twice: as `hate crime` and as `hateCrime` (state it once)")]
    [InlineData("""{"hate crime": [1, {"a": 1, "a": 2}]}""", "hate crime 2: a: is stated twice (state it once)")]
    [InlineData("""{"hate crime": {"a b": ["\ud800"]}}""",
        "hate crime: a b 1: found a text with half a character in it (a lone surrogate) (write the character whole)")]
    public void What_is_never_looked_at_must_be_sound_all_the_same(string json, string expected) =>
        Assert.Equal(expected, Sample.Fault(json, new CaseOptions { KnownElsewhere = ["hate crime"] }));

    [Theory]
    [InlineData("\"2018/0042\"", "2018/0042")]
    [InlineData("42", "42")]
    [InlineData("20180110123456789", "20180110123456789")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    public void The_id_is_echoed_as_text(string json, string? expected) =>
        Assert.Equal(expected, Sample.Valid($$"""{"id": {{json}}}""").Id);

    [Theory]
    [InlineData("1.5", "id: found `1.5`, expected a text or a whole number (write it between quotes, or leave it out)")]
    [InlineData("1e3", "id: found `1e3`, expected a text or a whole number (write it between quotes, or leave it out)")]
    [InlineData("true",
        "id: found `true`, expected a text or a whole number (write it between quotes, or leave it out)")]
    [InlineData("\"a\\nb\"",
        "id: holds the character U+000A, which cannot be seen, or turns the text around it (delete it)")]
    [InlineData("\"a\\u202eb\"",
        "id: holds the character U+202E, which cannot be seen, or turns the text around it (delete it)")]
    public void An_id_that_cannot_be_echoed_is_refused(string json, string expected) =>
        Assert.Equal(expected, Sample.Fault($$"""{"id": {{json}}}"""));

    [Fact]
    public void An_id_is_at_most_200_characters_long()
    {
        Assert.NotNull(Sample.Valid($$"""{"id": "{{new string('é', 200)}}"}""").Id);
        Assert.Equal("id: has 201 characters; at most 200 are allowed (shorten it)",
            Sample.Fault($$"""{"id": "{{new string('é', 201)}}"}"""));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"decision date": "2018-01-10"}""")]
    [InlineData("""{"decisionDate": null}""")]
    public void The_decision_date_may_be_given_beside_the_case(string json)
    {
        var @case = Sample.Valid(json, new CaseOptions { DecidedOn = new DateOnly(2018, 1, 10) });
        Assert.Equal(("10 January 2018", Provenance.Stated),
            (Sample.Value(@case, "decision date"), Sample.ProvenanceOf(@case, "decision date")));
    }

    [Fact]
    public void Two_different_decision_dates_are_refused() =>
        Assert.Equal(
            "decision date: the case states 10 January 2018, and 11 January 2018 is given beside it (give the decision date in one place)",
            Sample.Fault("""{"decision_date": "2018-01-10"}""",
                new CaseOptions { DecidedOn = new DateOnly(2018, 1, 11) }));

    [Fact]
    public void A_decision_date_out_of_range_is_refused_wherever_it_is_given()
    {
        Assert.Equal(
            "decision date: `1899-12-31` is out of range; expected a date from 1 January 1900 to 31 December 2199",
            Sample.Fault("""{"decision date": "1899-12-31"}"""));
        Assert.Equal(
            "decision date: `31 December 1899` is out of range; expected a date from 1 January 1900 to 31 December 2199",
            Sample.Fault("{}", new CaseOptions { DecidedOn = new DateOnly(1899, 12, 31) }));
    }
}
