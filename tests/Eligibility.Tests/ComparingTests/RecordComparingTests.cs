using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Comparing;
using Eligibility.Hosting;
using Eligibility.Justification;
using Eligibility.Tests.Command;
using Eligibility.Tests.EvaluationTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ComparingTests;

/// <summary>Decisions about each record of a list, held against each other: two that were recorded, and those of two policies.</summary>
public class RecordComparingTests
{
    private const string Two =
        """{"id": "c", "decision date": "2024-06-01", "admits": true, "offences": [{"kind": "theft", "day": "2016-05-01", "value": "GBP 20"}, {"kind": "theft", "day": "2017-05-01", "value": "GBP 20"}]}""";

    private static readonly string Policies = Path.Combine(RecordEditions.Folder, "by-day");

    private static RecordedDecision Recorded(string json) =>
        RecordedDecision.Read(RecordEditions.Read().Decide(Encoding.UTF8.GetBytes(json)).ToJson());

    private static string[] Differences(string first, string second) =>
        [.. DecisionDifference.Between(Recorded(first),
            Recorded(second)).Select(d => $"{d.Record}|{d.About}|{d.Name}: {d.First} / {d.Second}")];

    [Fact]
    public void The_same_case_comes_to_the_same() => Assert.Empty(Differences(Two, Two));

    [Fact]
    public void A_record_is_held_against_the_one_in_its_place()
    {
        var found = Differences(Two, Two.Replace("\"2017-05-01\", \"value\": \"GBP 20\"", "\"2017-05-01\", \"value\": \"GBP 200\"",
            StringComparison.Ordinal));
        // The second was charged for the first, whatever its value: its outcome is the same.
        Assert.Contains("offences 2|fact|value: GBP 20 / GBP 200", found);
        Assert.DoesNotContain(found, d => d.StartsWith("offences 1|", StringComparison.Ordinal));
        Assert.DoesNotContain(found, d => d.Contains("|outcome|outcome", StringComparison.Ordinal));
        found = Differences(Two, Two.Replace("\"2016-05-01\", \"value\": \"GBP 20\"", "\"2016-05-01\", \"value\": \"GBP 200\"",
            StringComparison.Ordinal));
        Assert.Contains("offences 1|outcome|outcome: caution / charge", found);
    }

    [Fact]
    public void Another_edition_of_one_record_is_told_of_that_record()
    {
        var found = Differences(Two, Two.Replace("2017-05-01", "2023-05-01", StringComparison.Ordinal));
        Assert.Contains("offences 2|policy|edition: 2015 / 2023", found);
        Assert.DoesNotContain(found, d => d.StartsWith("offences 1|policy", StringComparison.Ordinal));
    }

    [Fact]
    public void That_there_are_more_records_is_told_with_what_the_further_ones_come_to()
    {
        var one = Two.Replace(", {\"kind\": \"theft\", \"day\": \"2017-05-01\", \"value\": \"GBP 20\"}", "", StringComparison.Ordinal);
        var found = Differences(one, Two);
        Assert.Contains("|records|how many: 1 record / 2 records", found);
        Assert.Contains("|records|offences 2:  / charge", found);
        Assert.Contains("|records|how many: not stated / 1 record", Differences("""{"id": "c", "admits": true}""", one));
    }

    [Fact]
    public void A_decision_about_records_and_one_about_a_case_are_not_comparable()
    {
        var whole = Compiling.Text("""
            policy "Offences by their days"
            fact admits: yes or no
            outcome charge "Charge"
            outcome caution "A caution"
            rule admitted
                caution when admits
                because "Admitted."
            otherwise charge
            end
            """).Evaluator!;
        var recorded = RecordedDecision.Read(whole.Decide(CaseReader.Read(whole.Policy, """{"admits": true}"""u8).Case!).ToJson());
        var found = DecisionDifference.Between(Recorded(Two), recorded);
        Assert.Contains(found, d => d is { About: "records", First: "each of offences", Second: "the case as a whole" });
        Assert.DoesNotContain(found, d => d.About == "outcome");
        Assert.StartsWith("Not of the same list: they cannot be held against each other\n",
            DifferenceForms.Text(Recorded(Two), recorded), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_decision_about_a_record_is_refused()
    {
        var json = JsonNode.Parse(RecordEditions.Read().Decide(Encoding.UTF8.GetBytes(Two)).ToJson())!;
        json["decisions"]![1]!["record"] = 3;
        var fault = Assert.Throws<FormatException>(() => RecordedDecision.Read(Encoding.UTF8.GetBytes(json.ToJsonString())));
        Assert.Contains("the decision about record 2", fault.Message, StringComparison.Ordinal);
        json["decisions"] = 1;
        Assert.Throws<FormatException>(() => RecordedDecision.Read(Encoding.UTF8.GetBytes(json.ToJsonString())));
    }

    [Fact]
    public void The_command_tells_the_differences_record_by_record()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (Path.Combine(folder.Path, "a.json"), Path.Combine(folder.Path, "b.json"));
        File.WriteAllBytes(first, RecordEditions.Read().Decide(Encoding.UTF8.GetBytes(Two)).ToJson());
        File.WriteAllBytes(second, RecordEditions.Read().Decide(File.ReadAllBytes(RecordEditions.Four)).ToJson());
        foreach (var format in (string[])["text", "json"])
        {
            var run = CommandRun.Of("diff-decisions", first, second, "--format", format);
            Assert.Equal((1, ""), (run.ExitCode, run.Error));
            Snapshot.Match(Path.Combine(Policies, "differences-" + format), run.Output);
        }
    }

    [Fact]
    public void Records_of_the_second_form_are_compared_one_by_one_as_those_of_the_first_are()
    {
        using var folder = new TemporaryFolder();
        byte[][] cases = [Encoding.UTF8.GetBytes(Two), File.ReadAllBytes(RecordEditions.Four)];
        // The last has a record whose day is not stated: its edition is not chosen yet.
        var forms = cases.Select(c => RecordEditions.Read().Decide(c)).Append(RecordEditions.Decide("{}"))
            .Append(RecordEditions.Decide("""{"offences": [{"value": "GBP 20"}]}""")).ToList();
        var files = forms.Select((f, i) => folder.Write($"{i}.json", Encoding.UTF8.GetString(ExplanationJson.Render(f)))).ToList();
        for (var i = 0; i < files.Count; i++)
        {
            Assert.Equal(new CommandRun(0, "The same decision\n", ""), CommandRun.Of("diff-decisions", files[i], files[i]));
            var other = CommandRun.Of("diff-decisions", files[i], files[(i + 1) % files.Count]);
            Assert.Equal((1, ""), (other.ExitCode, other.Error));
            // One of each form: what only one of them tells is no difference.
            var first = folder.Write("first.json", Encoding.UTF8.GetString(forms[i].ToJson()));
            Assert.Equal("", CommandRun.Of("diff-decisions", first, files[i]).Error);
        }
        Snapshot.Match(Path.Combine(Policies, "differences-of-form-2"), CommandRun.Of("diff-decisions", files[0], files[1]).Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    public void The_command_compares_record_by_record(string format)
    {
        var run = CommandRun.Of("compare", Path.Combine(Policies, "2015.rules"), Policies, "--case",
            RecordEditions.Four, "--format", format);
        // The edition of 2015 by itself has no weapons: another edition that is used beside it does not make them known to it.
        Assert.Equal(2, run.ExitCode);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "case.json");
        File.WriteAllText(file, Two);
        run = CommandRun.Of("compare", Path.Combine(Policies, "2015.rules"), Path.Combine(Policies, "2023.rules"), "--case", file,
            "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(Path.Combine(Policies, "comparison-" + format), run.Output);
    }

    [Fact]
    public void A_policy_of_whole_cases_is_not_compared_with_one_of_records()
    {
        var run = CommandRun.Of("compare", Path.Combine(Policies, "2015.rules"),
            Path.Combine(Repository.Root, "rules", "durham-checkpoint"),
            "--case", RecordEditions.Four);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("decides each of offences by itself", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_answers_are_alike_where_each_record_is()
    {
        var one = RecordEditions.Decide(Two);
        Assert.True(AnswerComparison.AreAlike(one, RecordEditions.Decide(Two.Replace("\"c\"", "\"d\"", StringComparison.Ordinal))));
        Assert.False(AnswerComparison.AreAlike(one, RecordEditions.Decide(Two.Replace("GBP 20", "GBP 200", StringComparison.Ordinal))));
        Assert.False(AnswerComparison.AreAlike(one, RecordEditions.Decide("""{"offences": []}""")));
        Assert.False(AnswerComparison.AreAlike(one, RecordEditions.Decide("{}")));
        Assert.False(AnswerComparison.AreAlike(RecordEditions.Decide("{}"), RecordEditions.Decide("""{"offences": []}""")));
        Assert.True(AnswerComparison.AreAlike(RecordEditions.Decide("{}"), RecordEditions.Decide("""{"admits": true}""")));
        // A record without its day, and the same with it; and one of which less can come.
        var undated = RecordEditions.Decide("""{"offences": [{"value": "GBP 20", "weapon": false}]}""");
        Assert.False(AnswerComparison.AreAlike(undated,
            RecordEditions.Decide("""{"offences": [{"day": "2016-05-01", "value": "GBP 20"}]}""")));
        Assert.True(AnswerComparison.AreAlike(undated, undated));
        Assert.False(AnswerComparison.AreAlike(undated,
            RecordEditions.Decide("""{"admits": false, "offences": [{"value": "GBP 20", "weapon": false}]}""")));
    }
}
