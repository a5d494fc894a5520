using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ComparingTests;

public class DiffDecisionsTests
{
    private static readonly string Seller = File.ReadAllText(CommandRun.SampleCase);

    [Fact]
    public void A_record_and_itself_are_the_same()
    {
        var run = Diff(Durham(Seller), Durham(Seller));
        Assert.Equal((0, "The same decision\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Two_more_convictions_and_what_came_of_them(string format)
    {
        var run = Diff(Durham(Seller),
            Durham(
                Seller.Replace("\"previous convictions\": 2", "\"previous convictions\": 4", StringComparison.Ordinal)),
            "--format", format);
        Assert.Equal(1, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("diff-convictions-" + format), run.Output);
    }

    [Fact]
    public void Brighton_and_Durham()
    {
        var brighton = CommandRun.Of("decide", CommandRun.Rules("brighton-operation-reduction"), "--case",
            CommandRun.SampleCase, "--on", "2011-08-03", "--format", "json").Output;
        Snapshot.Match(CommandRun.Snapshot("diff-brighton-durham"), Diff(brighton, Durham(Seller)).Output);
    }

    [Fact]
    public void A_decision_and_one_still_undecided()
    {
        var undecided = Durham(
            Seller.Replace("\"previous convictions\": 2", "\"previous convictions\": null", StringComparison.Ordinal));
        Snapshot.Match(CommandRun.Snapshot("diff-undecided"), Diff(undecided, Durham(Seller)).Output);
    }

    /// <summary>
    /// What reads records without reflection passes over the values that members begin with: those that a
    /// record lacks are still empty.
    /// </summary>
    [Theory]
    [InlineData("possible")]
    [InlineData("notices")]
    [InlineData("reasons")]
    [InlineData("rules")]
    [InlineData("needed")]
    [InlineData("facts")]
    [InlineData("conventions")]
    public void A_record_that_lacks_a_list_is_compared_as_one_with_nothing_in_it(string member)
    {
        var record = JsonNode.Parse(Durham(Seller))!.AsObject();
        record.Remove(member);
        var run = Diff(record.ToJsonString(), Durham(Seller));
        Assert.True(run.ExitCode is 0 or 1, run.Error);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void No_difference_anywhere_in_a_record_passes_for_none()
    {
        var record = Durham(Seller);
        using var folder = new TemporaryFolder();
        folder.Write("a.json", record);
        foreach (var changed in Changed(record))
        {
            folder.Write("b.json", changed);
            var run = CommandRun.Of("diff-decisions", Path.Combine(folder.Path, "a.json"),
                Path.Combine(folder.Path, "b.json"));
            Assert.True(run.ExitCode is 1 or 2, run.Output + changed);
        }
    }

    [Theory]
    [InlineData("{}", "it has no \"format\": \"eligibility-justification/2\"")]
    [InlineData("[]", "it has no \"format\"")]
    [InlineData("{\"format\": \"eligibility-justification/9\"}", "its format is \"eligibility-justification/9\"")]
    [InlineData("{\"format\": \"eligibility-justification/1\"}", "cannot be read")]
    [InlineData("{\"format\": \"eligibility-justification/1\"} {}", "cannot be read")]
    [InlineData("not JSON", "line 1, cannot be read")]
    public void What_is_no_record_is_refused(string text, string told)
    {
        var run = Diff(Durham(Seller), text);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("b.json: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_nested_without_end_is_refused()
    {
        var deep = new StringBuilder("{\"format\": \"eligibility-justification/1\", \"x\": ").Append('[', 200_000)
            .Append(']', 200_000).Append('}').ToString();
        Assert.Equal(2, Diff(deep, deep).ExitCode);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var run = CommandRun.Of("diff-decisions", "no-such.json", CommandRun.SampleCase);
        Assert.Equal((2, "eligibility: there is no file `no-such.json`\n"), (run.ExitCode, run.Error));
    }

    private static string Durham(string @case) =>
        CommandRun.WithInput(@case, "decide", CommandRun.Rules("durham-checkpoint"), "--case", "-", "--on",
            "2018-01-10", "--format", "json").Output;

    private static CommandRun Diff(string first, string second, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", first);
        folder.Write("b.json", second);
        return CommandRun.Of(["diff-decisions", Path.Combine(folder.Path, "a.json"),
            Path.Combine(folder.Path, "b.json"), .. options]);
    }

    /// <summary>The record with each of its texts changed, one at a time.</summary>
    internal static IEnumerable<string> Changed(string record)
    {
        var texts = Leaves(JsonNode.Parse(record)!)
            .Count(n => n.GetValueKind() == System.Text.Json.JsonValueKind.String);
        for (var i = 0; i < texts; i++)
        {
            var copy = JsonNode.Parse(record)!;
            var leaf = Leaves(copy).Where(n => n.GetValueKind() == System.Text.Json.JsonValueKind.String).ElementAt(i);
            leaf.ReplaceWith(leaf.GetValue<string>() + "!");
            yield return copy.ToJsonString();
        }
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject o => o.Select(m => m.Value).OfType<JsonNode>().ToList().SelectMany(Leaves),
        JsonArray a => a.OfType<JsonNode>().ToList().SelectMany(Leaves),
        _ => [node],
    };
}
