using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.PrintedForms;

/// <summary>
/// The five samples of the design of the forms, made with the policies that come with the engine. Where they differ from the
/// design, <c>docs/printed-forms.md</c> says why.
/// </summary>
public class PrintedFormTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "PrintedForms", "Samples");

    public static TheoryData<string, string, string> Samples => new()
    {
        { "seller", "durham-checkpoint", "2018-01-10" }, { "three grounds", "durham-checkpoint", "2020-07-10" },
        { "otherwise", "durham-checkpoint", "2018-01-10" }, { "garden", "operation-garden", "2018-11-20" },
        // Of the third sample the policy now refers the case: its form, that of an otherwise, is shown by another.
        { "theft over the limit", "northshire-cautions", "2025-03-03" },
    };

    [Theory, MemberData(nameof(Samples))]
    public void The_officers_page_of_a_sample_reads_as_it_was_found_good(string name, string policy, string on)
    {
        Match($"{name} officer", Decide(name, policy, on));
        Match($"{name} officer html", Decide(name, policy, on, "--format", "html"));
    }

    [Theory, MemberData(nameof(Samples))]
    public void The_letter_of_a_sample_reads_as_it_was_found_good(string name, string policy, string on)
    {
        using var folder = new TemporaryFolder();
        var record = folder.Write("decision.json", Followed(Decide(name, policy, on, "--format", "json"), on));
        Match($"{name} letter", Decide(name, policy, on, "--for", "person", "--decision", record));
        Match($"{name} letter html", Decide(name, policy, on, "--for", "person", "--decision", record, "--format", "html"));
    }

    [Fact]
    public void How_a_decision_differs_from_the_one_before_reads_as_it_was_found_good()
    {
        using var folder = new TemporaryFolder();
        var before = folder.Write("before.json", Decide("before", "durham-checkpoint", "2017-11-20", "--format", "json"));
        var after = folder.Write("after.json", Decide("after", "durham-checkpoint", "2018-01-10", "--format", "json"));
        var run = CommandRun.Of("diff-decisions", before, after);
        Assert.Equal("", run.Error);
        Match("before and after", run.Output);
    }

    [Fact]
    public void The_first_screen_of_every_page_has_24_lines_of_80_columns_at_most()
    {
        foreach (var sample in Samples)
        {
            var lines = Decide((string)sample[0], (string)sample[1], (string)sample[2], "--brief").TrimEnd('\n').Split('\n');
            Assert.InRange(lines.Length, 1, 24);
            Assert.All(lines, l => Assert.InRange(l.Length, 0, 80));
        }
    }

    [Fact]
    public void Every_sample_stands_in_the_page_about_the_forms_and_each_path_there_leads_to_a_file()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "printed-forms.md"));
        var told = page.Split('`').Where((_, i) => i % 2 == 1).Where(w => w.EndsWith(".verified.txt", StringComparison.Ordinal)).ToList();
        Assert.Equal(Directory.GetFiles(Folder, "*.verified.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            told.Distinct().Order(StringComparer.Ordinal));
    }

    private static string Followed(string advice, string on)
    {
        var json = JsonNode.Parse(advice)!;
        var grounds = json["grounds"]!.AsArray().Count;
        return new JsonObject
        {
            ["format"] = DecisionNote.Form,
            ["advice"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(advice))), ["decision"] = "followed",
            ["outcome"] = (string)json["outcome"]!["name"]!,
            ["grounds"] = new JsonArray([.. Enumerable.Range(1, grounds).Select(g => JsonValue.Create(g))]),
            ["by"] = new JsonObject { ["role"] = "custody sergeant", ["number"] = "1234" }, ["at"] = on + "T14:05:00+00:00",
            ["read"] = new JsonArray("your custody record", "your interview"), ["notRead"] = new JsonArray(), ["letterOn"] = on,
            ["addressee"] = "Sam Sample\n1 Sample Street", ["reference"] = "SAMPLE",
        }.ToJsonString();
    }

    private static string Decide(string sample, string policy, string on, params string[] also)
    {
        var run = CommandRun.Of(["decide", Path.Combine(Repository.Rules, policy), "--case", Path.Combine(Folder, sample + ".json"),
            "--on", on, .. also]);
        Assert.Equal("", run.Error);
        return run.Output;
    }

    private static void Match(string name, string text) => Snapshot.Match(Path.Combine(Folder, name), text);
}
