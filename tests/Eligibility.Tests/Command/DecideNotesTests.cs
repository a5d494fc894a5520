using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Eligibility.Tests.Command;

/// <summary><c>decide --run FILE --decision FILE</c>: what comes in beside the case is read, checked and refused.</summary>
public sealed class DecideNotesTests : IDisposable
{
    private const string Run =
        """{"format": "eligibility-run/1", "at": "2018-01-10T14:05:00Z", "by": "officer 1234", "service": "custody desk"}""";

    private readonly CommandFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("json@1")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void A_run_and_a_decision_that_answers_any_form_of_the_advice_are_taken(string form)
    {
        var shown = Decide("--format", form).Output;
        _files.Write("run.json", Run);
        _files.Write("decision.json", Decision(shown, "followed", "course", "[1]"));
        foreach (string[] asked in (string[][])[["--format", "text"], ["--format", "json"], ["--for", "person"]])
        {
            var run = Decide(["--run", _files.In("run.json"), "--decision", _files.In("decision.json"), .. asked]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.NotEmpty(run.Output);
        }
    }

    [Fact]
    public void All_faults_of_both_files_are_told_with_the_name_of_each_and_nothing_is_decided()
    {
        _files.Write("run.json", """{"format": "eligibility-run/1", "at": "2018-01-10", "by": 7, "service": "custody desk"}""");
        _files.Write("decision.json",
            Decision("", "departed", "prosecute", "[0]").Replace("reasons\"", "reason\"", StringComparison.Ordinal));
        var run = Decide("--run", _files.In("run.json"), "--decision", _files.In("decision.json"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            ["run.json: /at", "run.json: /by", "decision.json: /grounds/0", "decision.json: /reasons", "decision.json: /reason"],
            run.Error.TrimEnd('\n').Split('\n').Select(l => string.Join(':', l[(_files.Path.Length + 1)..].Split(':')[..2])));
    }

    [Fact]
    public void A_decision_on_another_advice_is_refused_and_the_digest_that_it_is_told_to_write_is_right()
    {
        _files.Write("decision.json", Decision("another", "followed", "course", "[1]"));
        var refused = Decide("--decision", _files.In("decision.json"));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("decision.json: /advice: names another advice, ", refused.Error, StringComparison.Ordinal);
        var decision = JsonNode.Parse(_files.Read("decision.json"))!;
        decision["advice"] = refused.Error.Split('"')[^2];
        // It is that of the JSON which is written when nothing else is asked for.
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Decide("--format", "json").Output))),
            (string?)decision["advice"]);
        _files.Write("decision.json", decision.ToJsonString());
        Assert.Equal(0, Decide("--decision", _files.In("decision.json")).ExitCode);
    }

    [Theory, InlineData("text"), InlineData("json"), InlineData("html")]
    public void A_decision_that_does_not_fit_the_advice_is_refused_in_every_form(string form)
    {
        _files.Write("decision.json", Decision(Decide("--format", "json").Output, "followed", "prosecute", "[2]"));
        foreach (string[] reader in (string[][])[[], ["--for", "person"]])
        {
            if (form == "json" && reader.Length > 0) continue;
            var run = Decide(["--decision", _files.In("decision.json"), "--format", form, .. reader]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("/outcome: found \"prosecute\", and the advice is \"course\"", run.Error, StringComparison.Ordinal);
            Assert.Contains("/grounds/0: there is no ground 2", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--run no-such-file.json", "--run: there is no file `no-such-file.json`")]
    [InlineData("--decision no-such-file.json", "--decision: there is no file `no-such-file.json`")]
    [InlineData("--decision d.json --log l.log --by me", "`eligibility log record`")]
    public void A_note_that_cannot_be_used_is_told_what_to_do(string options, string told)
    {
        var run = Decide(options.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Theory, InlineData("--run"), InlineData("--decision")]
    public void A_note_beside_many_cases_is_refused(string option)
    {
        var run = CommandRun.Of("decide", _files.In("p.rules"), "--cases", _files.In("c.ndjson"), option, "x.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--run and --decision go with --case", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_is_refused_where_no_edition_can_be_chosen_and_a_run_is_not()
    {
        _files.Write("run.json", Run);
        _files.Write("decision.json", Decision("", "followed", "course", "[1]"));
        string[] undated = ["decide", CommandRun.Rules("durham-checkpoint"), "--case", _files.Write("none.json", "{}")];
        var refused = CommandRun.Of([.. undated, "--decision", _files.In("decision.json")]);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("no edition can be chosen before its date is known", refused.Error, StringComparison.Ordinal);
        Assert.Equal(3, CommandRun.Of([.. undated, "--run", _files.In("run.json")]).ExitCode);
    }

    [Fact]
    public void A_run_is_kept_with_the_advice_that_a_log_keeps()
    {
        // As an editor of Windows saves it: the log keeps none of the mark.
        File.WriteAllText(_files.In("run.json"), Run, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var run = Decide("--run", _files.In("run.json"), "--log", _files.In("decisions.log"), "--by", "me");
        Assert.Equal(0, run.ExitCode);
        var kept = CommandRun.Of("log", "export", _files.In("decisions.log"), "--confidential");
        Assert.Contains("custody desk", kept.Output, StringComparison.Ordinal);
    }

    private CommandRun Decide(params string[] more) =>
        CommandRun.Of(["decide", _files.In("p.rules"), "--case", _files.In("c.json"), .. more]);

    private static string Decision(string shown, string kind, string outcome, string grounds) => $$"""
        {
          "format": "eligibility-decision/1",
          "advice": "{{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(shown)))}}",
          "decision": "{{kind}}", "outcome": "{{outcome}}", "grounds": {{grounds}},
          "reasons": "The goods were found.", "reasonsForPerson": "We found the goods.",
          "by": { "role": "custody sergeant", "number": "1234" }, "at": "2018-01-10T14:30:00Z",
          "read": ["the custody record"], "notRead": []
        }
        """;
}
