using System.Text.Json;
using Eligibility.Tests.Command;
using Eligibility.Tests.Shelf;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ComparingTests;

public class CompareTests
{
    private static readonly string Brighton2011 = CommandRun.Rules("brighton-operation-reduction") + "@2011-08-03";
    private static readonly string Durham2018 = CommandRun.Rules("durham-checkpoint") + "@2018-01-10";

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void The_same_seller_is_prosecuted_in_Brighton_in_2011_and_a_candidate_in_Durham_in_2018(string format)
    {
        var run = CommandRun.Of("compare", Brighton2011, Durham2018, "--case", CommandRun.SampleCase,
            "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(CommandRun.Snapshot("compare-" + format), run.Output);
    }

    [Fact]
    public void Four_policies_do_not_fit_side_by_side_and_are_told_one_after_the_other()
    {
        var run = CommandRun.Of("compare", Brighton2011, Durham2018,
            CommandRun.Rules("durham-checkpoint") + "@2016-01-01",
            CommandRun.Rules("durham-arrest-referral/1997.rules"), "--case", CommandRun.SampleCase);
        Assert.Equal(0, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("compare-four"), run.Output);
    }

    /// <summary>
    /// The positions of the week of Durham's plan, and those of November 2018 in New Zealand: who would spare the
    /// seller of heroin, at a glance.
    /// </summary>
    [Fact]
    public void A_comparison_of_all_positions_begins_with_a_line_for_each_that_fits_a_screen()
    {
        var positions = ShelfPolicies.All.Where(p =>
            p.File.StartsWith("positions-november-2017/", StringComparison.Ordinal)
                || p.File.EndsWith("-position/november-2018.rules", StringComparison.Ordinal)).ToList();
        Assert.True(positions.Count >= 10);
        var run = CommandRun.Of(["compare", .. positions.Select(p => CommandRun.Rules(p.File)), "--case",
            CommandRun.SampleCase, "--on", "2017-11-20"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split('\n').SkipWhile(l => !l.StartsWith("  " + positions[0].Evaluator.Policy.Title,
            StringComparison.Ordinal))
            .Take(positions.Count).ToList();
        Assert.All(positions.Zip(lines), pair =>
            Assert.StartsWith($"  {pair.First.Evaluator.Policy.Title}: ", pair.Second, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Snapshot.Match(CommandRun.Snapshot("compare-positions"), string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Editions_of_one_policy_are_told_apart_in_the_first_lines()
    {
        var run = CommandRun.Of("compare", Durham2018, CommandRun.Rules("durham-checkpoint") + "@2016-01-01", "--case",
            CommandRun.SampleCase);
        Assert.StartsWith("2 policies: 1 advises a Checkpoint contract, 1 is undecided. They differ.\n", run.Output,
            StringComparison.Ordinal);
        var columns = run.Output.Split('\n').First(l => l.Contains("Durham Checkpoint:", StringComparison.Ordinal));
        Assert.Contains("December 2017", columns, StringComparison.Ordinal);
        Assert.Contains("April 2015", columns, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_decision_in_a_comparison_is_the_one_that_decide_gives()
    {
        using var compared = JsonDocument.Parse(CommandRun.Of("compare", Durham2018, Brighton2011, "--case",
            CommandRun.SampleCase, "--format", "json").Output);
        using var decided = JsonDocument.Parse(CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--case",
            CommandRun.SampleCase, "--on", "2018-01-10", "--format", "json@1").Output);
        foreach (var name in new[] { "policy", "outcome", "reasons", "rules", "facts" })
            Assert.True(JsonElement.DeepEquals(decided.RootElement.GetProperty(name),
                    compared.RootElement.GetProperty("policies")[0].GetProperty("decision").GetProperty(name)),
                name);
    }

    [Fact]
    public void A_policy_without_an_edition_in_force_stands_beside_the_others_and_is_complained_of()
    {
        var run = CommandRun.Of("compare", CommandRun.Rules("brighton-operation-reduction"), Durham2018, "--case",
            CommandRun.SampleCase, "--on", "2001-01-01");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("1 has no edition in force", run.Output, StringComparison.Ordinal);
        Assert.Contains("A Checkpoint contract", run.Output, StringComparison.Ordinal);
        Assert.Contains("no edition of \"Operation Reduction\" is in force on 2001-01-01", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_one_policy_cannot_take_is_still_decided_under_the_other()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.rules", Policy("A", "heroin, cocaine"));
        folder.Write("b.rules", Policy("B", "cannabis, cocaine"));
        var run = CommandRun.WithInput("{\"drug\": \"heroin\"}", "compare", Path.Combine(folder.Path, "a.rules"),
            Path.Combine(folder.Path, "b.rules"), "--case", "-");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The case cannot be stated here.", run.Output, StringComparison.Ordinal);
        Assert.Contains("b.rules`: error ELG740 drug", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_only_another_of_the_policies_declares_is_no_fault()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.rules", Policy("A", "heroin, cocaine"));
        folder.Write("b.rules", Policy("B", "heroin, cocaine")
            .Replace("fact drug", "fact age: whole number\nfact drug", StringComparison.Ordinal));
        Assert.Equal(0, CommandRun.WithInput("{\"drug\": \"heroin\", \"age\": 20}", "compare",
            Path.Combine(folder.Path, "a.rules"), Path.Combine(folder.Path, "b.rules"), "--case", "-").ExitCode);
        var neither = CommandRun.WithInput("{\"drug\": \"heroin\", \"agee\": 20}", "compare",
            Path.Combine(folder.Path, "a.rules"), Path.Combine(folder.Path, "b.rules"), "--case", "-");
        Assert.Equal(2, neither.ExitCode);
    }

    [Fact]
    public void A_day_that_is_none_is_told_with_the_policy_it_stands_at()
    {
        var run = CommandRun.Of("compare", CommandRun.Rules("durham-checkpoint") + "@10/01/2018", "--case",
            CommandRun.SampleCase);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("`10/01/2018` is no date; write year, month and day, such as 2018-01-10", run.Error,
            StringComparison.Ordinal);
    }

    private static string Policy(string title, string drugs) => $"""
        policy "{title}"
        fact drug: one of {drugs}
        outcome court "Court"
        outcome course "A course"
        rule cocaine
            course when drug is cocaine
            because "Cocaine."
        otherwise court
        end

        """;
}
