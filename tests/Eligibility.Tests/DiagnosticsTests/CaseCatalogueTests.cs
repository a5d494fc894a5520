using System.Text;
using System.Text.RegularExpressions;
using Eligibility.Cases;
using Eligibility.Diagnostics;
using Eligibility.Hosting;
using Eligibility.Tests.BulkTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>
/// The codes of what is wrong with cases, and their part of docs/diagnostics.md, against the sources
/// and against what reads cases.
/// </summary>
public partial class CaseCatalogueTests
{
    private static readonly PolicyEvaluator Evaluator =
        BulkRun.Policy(CatalogueTests.Block(CatalogueTests.PageText, "policy")!);

    public static TheoryData<string> WithExample => [.. Sections().Where(s => s.Wrong is not null).Select(s => s.Code)];

    public static TheoryData<string> WithoutExample => [.. Sections().Where(s => s.Wrong is null).Select(s => s.Code)];

    [Fact]
    public void The_catalogue_holds_every_code_of_a_case_that_the_sources_give()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Eligibility", "Cases"),
            "CaseMessages*.cs").SelectMany(f => Made().Matches(File.ReadAllText(f)));
        Assert.Equal(sources.Select(m => m.Value).Distinct().Order(),
            DiagnosticCatalogue.All.Select(k => k.Code).Where(CatalogueTests.IsOfCase));
    }

    [Fact]
    public void A_fault_of_a_case_is_worded_with_its_other_faults_and_nowhere_else()
    {
        var elsewhere = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Eligibility"), "*.cs",
            SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith("CaseMessages", StringComparison.Ordinal)
                && Path.GetFileName(f) != "DiagnosticCatalogue.Cases.cs"
                && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text
                && (Made().IsMatch(text) || text.Contains("new CaseFault(", StringComparison.Ordinal)
                    || text.Contains("new StatedUnusable(", StringComparison.Ordinal)));
        Assert.Empty(elsewhere.Select(Path.GetFileName));
    }

    [Theory, MemberData(nameof(WithExample))]
    public void A_case_of_the_page_has_the_fault_of_its_code_and_no_other(string code)
    {
        var faults = Read(Of(code).Wrong!);
        Assert.True(faults.Count > 0 && faults.All(f => f.Code == code), string.Join('\n', faults));
    }

    [Theory, MemberData(nameof(WithExample))]
    public void A_corrected_case_of_the_page_is_taken(string code) => Assert.Empty(Read(Of(code).Right!));

    [Theory, MemberData(nameof(WithoutExample))]
    public void A_fault_without_an_example_comes_about_as_the_page_says(string code)
    {
        Assert.Contains("How it comes about: ", Of(code).Text, StringComparison.Ordinal);
        Assert.Contains(code, Provoke(code).Select(f => f.Code));
    }

    [Theory, MemberData(nameof(WithExample))]
    public void What_is_said_of_a_row_does_not_speak_of_json(string code)
    {
        if (!Of(code).Wrong!.StartsWith(CsvMark, StringComparison.Ordinal)) return;
        Assert.All(Read(Of(code).Wrong!), f => Assert.DoesNotMatch(JsonWords(), f.ToString()));
    }

    [Theory]
    [InlineData("violent", "perhaps",
        "found `perhaps`, expected yes or no (write yes or no; where it is not known, `not known`)")]
    [InlineData("age", "34 years", "found `34 years`, expected a whole number from 10 to 120 (write digits alone)")]
    [InlineData("haul", "much stuff", "(write digits alone, or with the unit: 5 kg)")]
    [InlineData("date of offence", "10/01/2018",
        "found `10/01/2018`, expected a date from 1 January 2000 to the decision date (write the year, the month and the day: 2018-01-10)")]
    [InlineData("weapons", "knife; knife", "weapons 2: `knife` is in the cell already (state each value once)")]
    [InlineData("weapons", "knife;;bat",
        "weapons 2: found nothing between two semicolons, expected one of `knife`, `bat`")]
    [InlineData("weapons", "knive", "weapons 1: found `knive`, expected one of `knife`, `bat` (did you mean `knife`?)")]
    public void A_cell_is_told_of_in_the_words_of_a_table(string heading, string cell, string sentence) =>
        Assert.EndsWith(sentence, Assert.Single(Read($"{CsvMark}{heading}\n{cell}\n")).ToString(),
            StringComparison.Ordinal);

    private const string CsvMark = "# file: cases.csv\n";

    private static CatalogueTests.Section Of(string code) => Sections().Single(s => s.Code == code);

    private static IEnumerable<CatalogueTests.Section> Sections() =>
        CatalogueTests.Sections().Where(s => CatalogueTests.IsOfCase(s.Code));

    private static IReadOnlyList<CaseFault> Read(string text) =>
        text.StartsWith(CsvMark, StringComparison.Ordinal)
            ? Many(text[CsvMark.Length..], BulkForm.Csv)
            : CaseReader.Read(Evaluator.Policy, Encoding.UTF8.GetBytes(text)).Faults;

    private static IReadOnlyList<CaseFault> Many(string text, BulkForm form, Editions? editions = null)
    {
        var run = BulkRun.Of(options =>
                editions is null ? new BulkDecider(Evaluator, options) : new BulkDecider(editions, options),
            text, form);
        return [.. run.Summary.HeadingFaults, .. run.Rejected.SelectMany(r => r.Faults)];
    }

    /// <summary>Cases for the codes of which a page has no room to show an example.</summary>
    private static IReadOnlyList<CaseFault> Provoke(string code) => code switch
    {
        "ELG700" => Read("{" + string.Join(", ", Enumerable.Range(0, 101).Select(i => $"\"nothing {i}\": 1")) + "}"),
        "ELG701" => Read("{\"id\": \"" + new string('a', 256 * 1024) + "\"}"),
        "ELG702" => Read(" \n"),
        "ELG703" => CaseReader.Read(Evaluator.Policy,
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")]).Faults,
        "ELG725" => Read("{\"id\": \"" + new string('a', 201) + "\"}"),
        "ELG748" => Read("{\"previous offences\": [" + string.Join(", ", Enumerable.Repeat("{}", 101)) + "]}"),
        "ELG765" => CaseReader.Read(Evaluator.Policy, "{\"decision date\": \"2018-06-01\"}"u8,
            new CaseOptions { DecidedOn = new DateOnly(2018, 6, 2) }).Faults,
        "ELG766" =>
            Many("{\"decision date\": \"1980-06-01\"}\n", BulkForm.Ndjson, BulkRun.EditionsOf("durham-checkpoint")),
        "ELG770" => Host("haul", 0.1),
        "ELG771" => Host("haul", new Uri("https://example.org")),
        "ELG772" => Host("declared elsewhere", Endless()),
        "ELG773" => Host("declared elsewhere", Enumerable.Repeat("theft", 200_000)),
        "ELG774" => RecordBinding<Moment>.Of(Editions.Of([Evaluator])[0]).Decide(new(new(2018, 6, 1, 9, 0, 0))).Faults,
        "ELG788" => Many("age\n3\r4\n", BulkForm.Csv),
        "ELG790" => Many("", BulkForm.Csv),
        "ELG791" => Many(new string('a', 256 * 1024 + 1), BulkForm.Csv),
        "ELG799" => Records("id\nA\n"),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "nothing here provokes it"),
    };

    private static IReadOnlyList<CaseFault> Records(string text)
    {
        var evaluator = Compiling.File(Path.Combine(Repository.Language("Accepted"), "decided-record-by-record.rules")).Evaluator!;
        return BulkRun.Of(options => new BulkDecider(evaluator, options), text, BulkForm.Csv).Summary.HeadingFaults;
    }

    private sealed record Moment(DateTime DecisionDate);

    private static IReadOnlyList<CaseFault> Host(string name, object value) =>
        CaseReader.FromValues(Evaluator.Policy, new Dictionary<string, object?> { [name] = value },
            new CaseOptions { KnownElsewhere = ["declared elsewhere"] }).Faults;

    private static List<object> Endless()
    {
        var list = new List<object>();
        list.Add(list);
        return list;
    }

    [GeneratedRegex("(?<=\")ELG7[0-9]{2}(?=\")")]
    private static partial Regex Made();

    [GeneratedRegex("\\b(JSON|array|object|null|true|false)\\b|[{}]|\\[")]
    private static partial Regex JsonWords();
}
