using System.Globalization;
using System.Text.Json;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

public class DecideTests
{
    [Fact]
    public void The_seller_to_feed_a_habit_is_a_Checkpoint_candidate_in_Durham_in_January_2018()
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--on", "2018-01-10");
        Assert.Equal(0, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("durham-2018"), run.Output);
    }

    [Fact]
    public void The_decision_date_is_given_in_either_spelling_of_the_language()
    {
        string[] args = ["decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase, "--on"];
        var figures = CommandRun.Of([.. args, "2018-01-10"]);
        Assert.Equal(figures, CommandRun.Of([.. args, "10 January 2018"]));
        var none = CommandRun.Of([.. args, "31 June 2018"]);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("--on: there is no day `31 June 2018`; write year, month and day", none.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_person_is_prosecuted_in_Brighton_in_2011()
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("brighton-operation-reduction"), "--case",
            CommandRun.SampleCase, "--on", "2011-08-03");
        Assert.Equal(0, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("brighton-2011"), run.Output);
    }

    [Theory]
    [InlineData("json", "durham-2018-json")]
    [InlineData("json@2", "durham-2018-json")]
    [InlineData("json@1", "durham-2018-json-1")]
    public void The_record_as_JSON_is_canonical_and_has_its_second_form_unless_the_first_is_asked_for(
        string format, string snapshot)
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--on", "2018-01-10", "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(CommandRun.Snapshot(snapshot), run.Output);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("json@1")]
    [InlineData("json@2")]
    public void A_case_whose_edition_is_not_chosen_yet_is_told_in_each_form_of_the_record(string format)
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--format", format);
        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Snapshot.Match(CommandRun.Snapshot(format == "json@1" ? "undated-json-1" : "undated-json"), run.Output);
    }

    [Theory]
    [InlineData("json@1")]
    [InlineData("json@2")]
    public void A_form_of_the_record_is_not_for_the_person(string format)
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--on", "2018-01-10", "--for", "person", "--format", format);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{format} is the officer's record", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    public void The_record_in_every_other_form(string format)
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--on", "2018-01-10", "--format", format);
        Assert.Equal(0, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("durham-2018-" + format), run.Output);
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    public void An_undecided_case_in_every_other_form(string format)
    {
        var run = CommandRun.WithInput("{\"offence\": \"drug supply\"}", "decide",
            CommandRun.Rules("durham-checkpoint"), "--case", "-", "--on", "2018-01-10", "--format", format);
        Assert.Equal(3, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("undecided-" + format), run.Output);
    }

    [Theory]
    [InlineData("durham-checkpoint")]
    [InlineData("durham-checkpoint/2017-drugs-extension.rules")]
    public void What_is_wrong_with_a_case_is_told_with_its_file(string policy)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("wrong.json", "{\"offence\": \"murder most foul\", \"weapon\": \"poison\"}");
        var run = CommandRun.Of("decide", CommandRun.Rules(policy), "--case", file, "--on", "2018-01-10");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(2, run.Error.Count(c => c == '\n'));
        Assert.All(run.Error.TrimEnd('\n').Split('\n'),
            line => Assert.StartsWith(file + ": error ELG7", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_person_decided_about_is_told_in_plain_words()
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--on", "2018-01-10", "--for", "person");
        Assert.Equal(0, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("durham-2018-person"), run.Output);
    }

    [Fact]
    public void A_case_with_next_to_nothing_in_it_is_undecided_and_tells_what_to_ask()
    {
        var run = CommandRun.WithInput("{\"offence\": \"drug supply\"}", "decide",
            CommandRun.Rules("durham-checkpoint"), "--case", "-", "--on", "2018-01-10");
        Assert.Equal(3, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("undecided"), run.Output);
    }

    [Fact]
    public void Without_the_date_that_chooses_the_edition_a_case_is_undecided_and_needs_it()
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase);
        Assert.Equal(3, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("undated"), run.Output);
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    public void Without_the_date_every_other_form_says_the_same(string format)
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--format", format);
        Assert.Equal(3, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("undated-" + format), run.Output);
    }

    [Fact]
    public void A_file_used_as_it_stands_says_that_the_day_lies_outside_its_period()
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint/2015-launch.rules"), "--case",
            CommandRun.SampleCase, "--on", "2018-01-10");
        Assert.Contains("Trial run", run.Output, StringComparison.Ordinal);
        Assert.Contains("lies outside the", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_day_without_an_edition_in_force_the_command_lists_the_editions()
    {
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase,
            "--on", "2001-01-01");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no edition of \"Durham Checkpoint\" is in force on 2001-01-01", run.Error,
            StringComparison.Ordinal);
        Assert.Contains("December 2017: drugs extension", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_a_case_is_told_in_a_line_of_its_own()
    {
        var run = CommandRun.WithInput(
            """{"offense": "theft", "drug": "heroine", "previous convictions": 2.5, "low-level supply": true, "hate crime": "no"}""",
            "decide", CommandRun.Rules("durham-checkpoint/2017-drugs-extension.rules"), "--case", "-", "--on",
            "2018-01-10");
        Assert.Equal(2, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("case-faults"), run.Error);
    }

    [Theory, InlineData("tr-TR"), InlineData("de-DE"), InlineData("th-TH"), InlineData("ar-SA"), InlineData("sv-SE")]
    public void The_same_bytes_come_out_under_every_culture(string culture)
    {
        string[][] runs =
        [
            ["decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase, "--on", "2018-01-10",
                "--format", "json"],
            ["decide", CommandRun.Rules("durham-checkpoint/2020-published-criteria.rules"), "--case",
                CommandRun.SampleCase, "--on", "2020-02-29"],
            ["facts", CommandRun.Rules("durham-checkpoint/2020-published-criteria.rules"), "--format", "schema"],
            ["check", CommandRun.Rules()],
        ];
        var before = CultureInfo.CurrentCulture;
        var expected = runs.Select(r => CommandRun.Of(r)).ToList();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(expected, runs.Select(r => CommandRun.Of(r)));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_case_fits_the_schema_that_facts_gives_for_it()
    {
        var schema = CommandRun.Of("facts", CommandRun.Rules("durham-checkpoint/2017-drugs-extension.rules"),
            "--format", "schema");
        using var document = JsonDocument.Parse(schema.Output);
        Assert.True(document.RootElement.GetProperty("properties").TryGetProperty("low-level supply", out _));
    }

    [Fact]
    public void The_empty_case_that_facts_gives_can_be_decided_as_it_is()
    {
        var empty = CommandRun.Of("facts", CommandRun.Rules("durham-checkpoint/2017-drugs-extension.rules"),
            "--format", "case");
        Assert.Equal(0, empty.ExitCode);
        Assert.Equal(3, CommandRun.WithInput(empty.Output, "decide",
            CommandRun.Rules("durham-checkpoint/2017-drugs-extension.rules"), "--case", "-").ExitCode);
    }
}
