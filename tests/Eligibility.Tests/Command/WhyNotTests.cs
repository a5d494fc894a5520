using System.Text.Json.Nodes;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary><c>why-not</c>: what stands in the way of an outcome, and what would lead there.</summary>
public class WhyNotTests
{
    private static readonly string Cases = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "PrintedForms", "Samples");
    private static readonly string Durham = Path.Combine(Repository.Rules, "durham-checkpoint");

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("html")]
    public void What_stands_in_the_way_reads_as_it_was_found_good(string format)
    {
        var run = Ask("checkpoint", "three grounds", "2020-07-10", "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Command", $"why-not-{format}"), run.Output);
    }

    [Fact]
    public void Of_an_outcome_that_comes_it_is_told_why_it_comes()
    {
        var run = Ask("prosecute", "three grounds", "2020-07-10");
        Assert.Contains("THE CASE COMES TO IT.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Why it comes", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_is_told_leads_to_the_outcome_that_was_asked_for()
    {
        string[] under = [Path.Combine(Repository.Rules, "northshire-cautions"), "--on", "2025-03-03", "--format", "json"];
        var @case = Path.Combine(Cases, "theft over the limit.json");
        var told = JsonNode.Parse(CommandRun.Of(["why-not", "caution", .. under, "--case", @case]).Output)!;
        var fact = told["alternative"]!["changes"]![0]!["facts"]!.AsArray().Single()!;
        Assert.Equal("value of the goods: GBP 100 (now GBP 101)", (string?)fact["text"]);
        var changed = JsonNode.Parse(File.ReadAllText(@case))!;
        changed[(string)fact["fact"]!] = (string)fact["to"]!["text"]!;
        var decided = JsonNode.Parse(CommandRun.WithInput(changed.ToJsonString(), ["decide", .. under, "--case", "-"]).Output)!;
        Assert.Equal("caution", (string?)decided["outcome"]!["name"]);
    }

    [Fact]
    public void What_is_no_outcome_is_refused_with_the_outcomes_and_the_nearest_of_them()
    {
        var run = Ask("chekpoint", "three grounds", "2020-07-10");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("`chekpoint` is no outcome of \"Durham Checkpoint\"; its outcomes are `prosecute`",
            run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean `checkpoint`?", run.Error, StringComparison.Ordinal);
    }

    private static CommandRun Ask(string outcome, string @case, string on, params string[] also) =>
        CommandRun.Of(["why-not", outcome, Durham, "--case", Path.Combine(Cases, @case + ".json"), "--on", on, .. also]);
}
