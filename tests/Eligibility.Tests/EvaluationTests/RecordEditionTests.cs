using System.Text;
using Eligibility.Evaluation;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>Two editions of a policy of which each record gets its own, by its day.</summary>
internal static class RecordEditions
{
    public static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Records");

    public static string Four => Path.Combine(Folder, "by-day", "four.json");

    public static Editions Read()
    {
        var library = Library.Open(Path.Combine(Folder, "by-day"));
        return Editions.Of(library.Files().Select(f => PolicyCompiler.Compile(library, f).Evaluator!))[0];
    }

    public static EditionDecision Decide(string json, DecisionDetail detail = DecisionDetail.All) =>
        Read().Decide(Encoding.UTF8.GetBytes(json), new DateOnly(2024, 6, 1), detail: detail);

    /// <summary>One for each form of what can be told of a record, by name.</summary>
    public static IEnumerable<(string Name, byte[] Json)> Justifications()
    {
        yield return ("four", Read().Decide(File.ReadAllBytes(Four)).ToJson());
        yield return ("no list", Decide("{}").ToJson());
        yield return ("open", Decide("""{"offences": [{"day": "2016-05-01"}]}""").ToJson());
    }
}

/// <summary>
/// <c>dated by</c> a field of the list whose records are decided by themselves: each has the edition in force on its own day.
/// </summary>
public class RecordEditionTests
{
    private static EditionDecision Decide(string json, DecisionDetail detail = DecisionDetail.All) =>
        RecordEditions.Decide(json, detail);

    private static string Told(RecordDecision record) => record.Decision is { } decision
        ? $"{decision.Policy.Edition}: {decision.Outcome?.Name ?? string.Join(" or ", record.Decision.Possible.Select(o => o.Name))}"
        : string.Join("; ", record.Undated.Select(d => $"{d.Policy.Edition}: {string.Join(" or ", d.Possible.Select(o => o.Name))}"));

    [Fact]
    public void Each_record_is_decided_by_the_edition_in_force_on_its_own_day()
    {
        var each = Decide("""
            {"admits": true, "offences": [{"kind": "theft", "day": "2016-05-01", "value": "GBP 20"},
                {"kind": "theft", "day": "2023-05-01", "value": "GBP 20", "weapon": false}, {"kind": "theft", "day": "2017-05-01", "value": "GBP 20"}]}
            """).Each!;
        Assert.Equal(["2015: caution", "2023: resolution", "2015: charge"], each.Records!.Value.Select(Told));
        Assert.Equal([new DateOnly(2016, 5, 1), new DateOnly(2023, 5, 1), new DateOnly(2017, 5, 1)],
            each.Records!.Value.Select(r => r.Decision!.ChosenBy!.Value));
        Assert.True(each.IsDecided);
    }

    [Theory]
    [InlineData("2018-03-31", "2015: charge")]
    [InlineData("2018-04-01", "2015: caution")]
    public void A_rule_is_in_force_by_the_day_of_the_record(string day, string told)
    {
        var each = Decide($$"""{"admits": true, "offences": [{"kind": "assault", "day": "{{day}}", "value": "GBP 20"}]}""").Each!;
        Assert.Equal([told], each.Records!.Value.Select(Told));
    }

    [Fact]
    public void A_record_without_its_day_is_open_by_edition_and_asked_for_it_and_the_others_are_decided()
    {
        var each = Decide("""
            {"admits": true, "offences": [{"kind": "theft", "value": "GBP 20", "weapon": false},
                {"kind": "theft", "day": "2023-05-01", "value": "GBP 20", "weapon": false}]}
            """).Each!;
        // By the edition of 2015 it may be the second, and then it was done before.
        Assert.Equal(["2015: charge or caution; 2023: resolution", "2023: resolution"], each.Records!.Value.Select(Told));
        Assert.Equal(["offences 1: day"], each.Needed.Select(n => n.Name));
        Assert.False(each.IsDecided);
        Assert.True(each.Records!.Value[0].NeedsDate);
    }

    [Fact]
    public void A_day_on_which_no_edition_is_in_force_refuses_the_case_and_names_the_record()
    {
        var result = Decide("""{"id": "x", "offences": [{"day": "2016-05-01"}, {"day": "2014-05-01"}]}""");
        Assert.Null(result.Each);
        Assert.Equal("ELG766 offences 2: day", string.Join("; ", result.Faults.Select(f => $"{f.Code} {f.Path}")));
        Assert.Contains("2014-05-01", result.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_without_the_list_asks_for_it_and_one_with_an_empty_list_is_decided()
    {
        Assert.Equal(["offences"], Decide("""{"admits": true}""").Each!.Needed.Select(n => n.Name));
        Assert.True(Decide("""{"offences": []}""").Each!.IsDecided);
    }

    [Fact]
    public void A_field_that_only_the_edition_of_another_record_has_is_never_looked_at_and_no_fault()
    {
        var each = Decide("""
            {"admits": true, "offences": [{"kind": "theft", "day": "2016-05-01", "value": "GBP 20", "weapon": true},
                {"kind": "theft", "day": "2023-05-01", "value": "GBP 20", "weapon": true}]}
            """).Each!;
        Assert.Equal(["2015: caution", "2023: charge"], each.Records!.Value.Select(Told));
        Assert.Equal("offences 1: weapon, offences 2: weapon", string.Join(", ", each.Records!.Value[0].Decision!.Case.NeverLookedAt));
        Assert.Empty(each.Records!.Value[1].Decision!.Case.NeverLookedAt);
        // One that no edition has is as wrong as ever.
        Assert.Equal(["offences 1: weapn"], Decide("""{"offences": [{"day": "2016-05-01", "weapn": true}]}""").Faults.Select(f => f.Path));
    }

    [Fact]
    public void A_case_is_refused_for_what_an_edition_that_decides_a_record_finds_wrong()
    {
        var result = Decide("""{"offences": [{"day": "2016-05-01", "weapon": true}, {"day": "2023-05-01", "weapon": "perhaps"}]}""");
        Assert.Equal(["offences 2: weapon"], result.Faults.Select(f => f.Path));
    }

    [Fact]
    public void Used_as_it_stands_an_edition_decides_every_record_and_says_whose_day_lies_outside_its_period()
    {
        var evaluator = RecordEditions.Read().All[0];
        var read = CaseReader.Read(evaluator.Policy, """
            {"decision date": "2024-06-01", "offences": [{"kind": "theft", "day": "2016-05-01"}, {"kind": "theft", "day": "2023-05-01"}, {}]}
            """u8);
        var json = Encoding.UTF8.GetString(evaluator.DecideEach(read.Case!).ToJson());
        Assert.Equal(2, json.Split("lies outside the period of this edition").Length);
        Assert.Contains("The day, 1 May 2023, lies outside", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("person")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void Every_form_names_the_edition_of_each_record(string form)
    {
        var result = RecordEditions.Read().Decide(File.ReadAllBytes(RecordEditions.Four), detail: DecisionDetail.All);
        Snapshot.Match(Path.Combine(RecordEditions.Folder, "by-day", "four-" + form), form switch
        {
            "json" => Encoding.UTF8.GetString(result.ToJson()), "markdown" => result.ToMarkdown(), "html" => result.ToHtml(),
            "person" => result.ToText(Audience.Person), _ => result.ToText(),
        });
    }

    /// <summary>The date of the case is unknown that chooses: a record among any others is all that can be told of.</summary>
    [Fact]
    public void Where_the_case_dates_all_records_and_its_date_is_unknown_what_each_edition_could_make_of_any_record_is_told()
    {
        var first = Compiling.Text(File.ReadAllText(Path.Combine(RecordEditions.Folder, "by-day", "2015.rules"))
            .Replace("dated by day", "dated by decision date", StringComparison.Ordinal)).Evaluator!;
        var second = Compiling.Text(File.ReadAllText(Path.Combine(RecordEditions.Folder, "by-day", "2023.rules"))
            .Replace("dated by day", "dated by decision date", StringComparison.Ordinal)).Evaluator!;
        var editions = Editions.Of([first, second])[0];
        var result = editions.Decide("""{"admits": false, "offences": [{"kind": "theft", "value": "GBP 20"}]}"""u8);
        Assert.True(result.NeedsDate);
        Assert.Equal(["charge", "charge, caution"], result.Undated.Select(d => string.Join(", ", d.Possible.Select(o => o.Name))));
        // With the date, the same folder decides each record by the one edition.
        var dated = editions.Decide("""{"admits": false, "offences": [{"kind": "theft", "value": "GBP 20"}]}"""u8,
            new DateOnly(2020, 1, 1));
        Assert.Equal([("2015", "charge", new DateOnly(2020, 1, 1))],
            dated.Each!.Records!.Value.Select(r => (r.Decision!.Policy.Edition!, r.Decision.Outcome!.Name, r.Decision.ChosenBy!.Value)));
        Assert.False(dated.Each.ChosenByRecord);
    }
}
