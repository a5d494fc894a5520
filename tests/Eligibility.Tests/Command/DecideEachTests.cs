using System.Text;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary>What the command writes of a policy that decides each record of a list by itself.</summary>
public class DecideEachTests
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Records");

    private static readonly string Policy = Path.Combine(Folder, "judged-offences.rules");
    private static readonly string Case = Path.Combine(Folder, "judged-offences.json");

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("json@1")]
    public void Each_record_is_told_with_who_judged_it_and_the_others(string format) =>
        Match("judged-offences-" + format.Replace('@', '-'), "decide", Policy, "--case", Case, "--format", format);

    [Fact]
    public void A_full_line_is_the_record_of_a_case()
    {
        var alone = Run("decide", Policy, "--case", Case, "--format", "json@1");
        Assert.Equal(Line(alone), Line(Many("full")));
    }

    [Theory]
    [InlineData("brief")]
    [InlineData("none")]
    public void A_shorter_line_tells_the_outcome_of_each_record(string record)
    {
        var line = JsonDocument.Parse(Many(record)).RootElement;
        Assert.Equal(["1 charge", "2 charge", "3 charge"], line.GetProperty("decisions").EnumerateArray()
            .Select(d => $"{d.GetProperty("record")} {d.GetProperty("outcome").GetString()}"));
    }

    [Fact]
    public void What_is_asked_for_is_the_list_with_its_fields()
    {
        Match("judged-offences-facts", "facts", Policy);
        Assert.Equal("""{"id":null,"admits":null,"offences":null,"cautions":null,"decision date":null}""",
            Line(Encoding.UTF8.GetString(CaseComments.Blank(Encoding.UTF8.GetBytes(Run("facts", Policy, "--format", "case"))))));
    }

    [Fact]
    public void The_schema_of_its_cases_takes_the_case_as_the_reader_does()
    {
        var schema = new SchemaValidator(Run("facts", Policy, "--format", "schema"));
        var json = File.ReadAllText(Case);
        Assert.Empty(schema.Validate(JsonDocument.Parse(json).RootElement));
        // Four are more than the list holds; and no field of it is a fact of the case.
        foreach (var wrong in (string[])["""{"offences": [{}, {}, {}, {}]}""", """{"kind": "theft"}""",
            """{"other offences": []}"""])
            Assert.False(schema.IsValid(JsonDocument.Parse(wrong).RootElement), wrong);
    }

    [Fact]
    public void The_layout_puts_what_is_decided_behind_what_chooses_the_edition()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "p.rules");
        File.WriteAllText(file, File.ReadAllText(Policy).Replace("    decides each of offences",
            "    decides   each of offences\n    dated by decision date\n    in force from 2015", StringComparison.Ordinal));
        Run("format", file);
        Assert.StartsWith("policy \"Judged offences\"\n    dated by decision date\n"
            + "    decides each of offences\n    in force from 2015\n",
            File.ReadAllText(file).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_cases_each_record_is_decided_by_the_edition_of_its_own_day_and_a_day_without_one_is_an_error_of_its_case()
    {
        string[] cases =
        [
            """{"id": "a", "decision date": "2024-06-01", "admits": true, "offences": [{"kind": "theft", "day": "2016-05-01", "value": "GBP 2"}, {"day": "2023-05-01", "weapon": true}]}""",
            """{"id": "b", "decision date": "2024-06-01", "offences": [{"day": "2014-05-01"}]}""",
            """{"id": "c", "decision date": "2024-06-01", "offences": [{"weapon": false, "value": "GBP 2"}]}""",
        ];
        var run = CommandRun.WithInput(string.Join('\n', cases), "decide", Path.Combine(Folder, "by-day"), "--cases", "-");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("""{"id":"a","status":"decided","each":"offences","decisions":[{"record":1,"status":"decided","exact":true,"outcome":"caution","reasons":["admitted"],"needed":[]},{"record":2,"status":"decided","exact":true,"outcome":"charge","reasons":["armed"],"needed":[]}],"needed":[]}""", lines[0]);
        Assert.Contains("offences 1: day", lines[1], StringComparison.Ordinal);
        Assert.Contains("ELG766", lines[1], StringComparison.Ordinal);
        Assert.Equal("""{"id":"c","status":"undecided","each":"offences","decisions":[{"record":1,"status":"undecided","exact":false,"possible":["charge","caution","resolution"],"reasons":[],"needed":["offences 1: day"]}],"needed":["offences 1: day"]}""", lines[2]);
    }

    [Fact]
    public void A_folder_of_editions_that_each_record_is_dated_by_is_no_decision_for_a_log()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("decide", Path.Combine(Folder, "by-day"), "--case", Path.Combine(Folder, "by-day", "four.json"),
            "--log", Path.Combine(folder.Path, "log"), "--by", "me");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("leave --log out", run.Error, StringComparison.Ordinal);
        run = CommandRun.Of("decide", Path.Combine(Folder, "by-day"), "--case", Path.Combine(Folder, "by-day", "four.json"));
        Assert.Equal((3, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Editions_are_dated_by_a_field_of_the_record_or_by_a_fact_of_the_case_and_not_now_by_one_and_now_by_the_other()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in (string[])["2015", "2023"])
        {
            var text = File.ReadAllText(Path.Combine(Folder, "by-day", file + ".rules"));
            if (file == "2023")
                text = text.Replace("dated by day", "dated by day", StringComparison.Ordinal)
                    .Replace("    day: date\n        from 1 January 2010 to decision date\n", "", StringComparison.Ordinal)
                    .Replace("fact admits: yes or no",
                        "fact day: date\n    from 1 January 2010 to decision date\nfact admits: yes or no",
                            StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.Path, file + ".rules"), text);
        }
        Assert.Contains("ELG454", CommandRun.Of("check", folder.Path).Output, StringComparison.Ordinal);
    }

    private static void Match(string name, params string[] args) =>
        Snapshot.Match(Path.Combine(Folder, name), Run(args));

    private static string Many(string record) =>
        Assert.Single(CommandRun.WithInput(Line(File.ReadAllText(Case)), "decide", Policy, "--cases", "-", "--record", record)
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string Run(params string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    /// <summary>JSON without what stands between its parts.</summary>
    private static string Line(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement,
        new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
