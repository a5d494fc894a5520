using System.Text.Json;
using Eligibility.Tests.Command;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.BulkTests;

/// <summary>A line in brief says what the whole record of its case says, and no more.</summary>
public class BriefTests
{
    private static readonly string Schema =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "brief.schema.json"));

    [Theory]
    [InlineData("durham-checkpoint")]
    [InlineData("brighton-operation-reduction")]
    [InlineData("new-zealand-section-7")]
    public void A_line_in_brief_agrees_with_the_whole_record(string folder)
    {
        var editions = BulkRun.EditionsOf(folder);
        var dated = editions.All.Where(e => e.Policy.Period is not null).ToList();
        var cases = BulkRun.Cases(dated.Count > 0 ? dated : editions.All, 60, 5);
        cases.AddRange(["{}", "{\"id\": 1, \"shoe\": 2}", "{", """{"id": "é\"\\\u0041<"}"""]);
        Agree(o => new BulkDecider(editions, o), cases);
    }

    [Fact]
    public void A_line_in_brief_agrees_with_the_whole_record_under_generated_policies()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 60; seed++) seen.UnionWith(AgreeOfSeed(seed));
        Assert.Superset(new HashSet<string> { "outcome", "possible", "reasons", "needed", "openReasons" }, seen);
    }

    /// <summary>Compares cases of one random policy; which members their lines have.</summary>
    internal static HashSet<string> AgreeOfSeed(int seed)
    {
        var policy = PolicyGenerator.Policy(seed);
        var (dice, made) = (new Dice(seed), new CaseGenerator(policy.Policy));
        var cases = Enumerable.Range(0, 8)
            .Select(i => (i < 3 ? made.Complete(dice) : made.Partial(dice)).Json(dice)).ToList();
        return Agree(o => new BulkDecider(new PolicyEvaluator(policy.Policy), o), cases);
    }

    [Fact]
    public void The_line_of_a_decided_case_is_as_it_is_documented()
    {
        var run = BulkRun.Of(Small.Decider, """
            {"id": "1", "age": 20, "admits it": true}
            {"id": "2", "age": 20}
            {"age": 17}
            """, record: BulkRecord.Brief);
        Assert.Equal("""
            {"id":"1","status":"decided","exact":true,"outcome":"course","reasons":["adults"],"needed":[]}
            {"id":"2","status":"undecided","exact":true,"possible":["prosecute","course"],"reasons":[],"needed":["admits it"]}
            {"id":null,"status":"decided","exact":true,"outcome":"prosecute","reasons":["otherwise"],"needed":[]}

            """, run.Output);
    }

    [Fact]
    public void Rows_of_CSV_have_the_lines_that_objects_have()
    {
        var rows = BulkRun.Of(Small.Decider, "id,age,admits it\n1,20,yes\n2,20,\n", BulkForm.Csv,
            record: BulkRecord.None);
        Assert.Equal("{\"id\":\"1\",\"outcome\":\"course\"}\n{\"id\":\"2\",\"outcome\":null}\n", rows.Output);
    }

    [Fact]
    public void The_command_writes_lines_in_brief_unless_it_is_asked_for_another_record()
    {
        using var folder = new TemporaryFolder();
        var cases = folder.Write("cases.ndjson",
            """{"id": "1", "offence": "drug supply", "decision date": "2001-01-01"}""");
        string[] args = ["decide", CommandRun.Rules("durham-checkpoint/2015-launch.rules"), "--cases", cases];
        var brief = CommandRun.Of(args).Output;
        Assert.StartsWith("{\"id\":\"1\",\"status\":\"undecided\",", brief, StringComparison.Ordinal);
        Assert.Equal(brief, CommandRun.Of([.. args, "--record", "brief"]).Output);
        Assert.Equal("{\"id\":\"1\",\"outcome\":null}\n", CommandRun.Of([.. args, "--record", "none"]).Output);
        Assert.StartsWith("{\"format\":", CommandRun.Of([.. args, "--record", "full"]).Output,
            StringComparison.Ordinal);
    }

    /// <summary>The members of the lines in brief, each of which was held against the whole record.</summary>
    private static HashSet<string> Agree(Func<BulkOptions, BulkDecider> decider, List<string> cases)
    {
        var (validator, seen) = (new SchemaValidator(Schema), new HashSet<string>());
        var text = string.Join('\n', cases);
        var full = BulkRun.Of(decider, text);
        var brief = BulkRun.Of(decider, text, record: BulkRecord.Brief);
        var none = BulkRun.Of(decider, text, record: BulkRecord.None);
        Assert.Equal((full.Lines.Length, full.Lines.Length), (brief.Lines.Length, none.Lines.Length));
        Assert.Equal(full.Summary with { BytesRead = 0 }, brief.Summary with { BytesRead = 0 });
        for (var i = 0; i < full.Lines.Length; i++)
        {
            var whole = Parse(full.Lines[i]);
            if (whole.GetProperty("status").ValueEquals("error"))
            {
                Assert.Equal((full.Lines[i], full.Lines[i]), (brief.Lines[i], none.Lines[i]));
                continue;
            }
            var (one, least) = (Parse(brief.Lines[i]), Parse(none.Lines[i]));
            Assert.Empty(validator.Validate(one).Concat(validator.Validate(least)));
            Assert.Equal(Told(whole), Told(one));
            // What is not exact of the whole record may be a line of the policy, of which the line in brief tells nothing.
            Assert.True(one.GetProperty("exact").GetBoolean() || !whole.GetProperty("exact").GetBoolean(), full.Lines[i]);
            Assert.Equal([whole.GetProperty("id").ToString(), Outcome(whole)],
                [least.GetProperty("id").ToString(), Outcome(least)]);
            seen.UnionWith(one.EnumerateObject().Select(m => m.Name));
        }
        return seen;
    }

    private static List<string> Told(JsonElement line) =>
    [
        line.GetProperty("id").ToString(), line.GetProperty("status").ToString(), Outcome(line),
        Names(line, "possible", ""), Names(line, "needed", "fact"),
        string.Join('|', Reasons(line, isOpen: false)), string.Join('|', Reasons(line, isOpen: true)),
    ];

    private static string Outcome(JsonElement line) =>
        !line.TryGetProperty("outcome", out var outcome) || outcome.ValueKind == JsonValueKind.Null ? ""
            : outcome.ValueKind == JsonValueKind.Object ? outcome.GetProperty("name").GetString()!
            : outcome.GetString()!;

    private static string Names(JsonElement line, string member, string part) =>
        !line.TryGetProperty(member, out var all) ? "" : string.Join('|', all.EnumerateArray()
            .Select(n => n.ValueKind == JsonValueKind.Object ? n.GetProperty(part).GetString() : n.GetString()));

    private static IEnumerable<string> Reasons(JsonElement line, bool isOpen)
    {
        if (!line.TryGetProperty("reasons", out var all)) return [];
        if (line.TryGetProperty("format", out _))
            return all.EnumerateArray().Where(r => r.TryGetProperty("open", out _) == isOpen)
                .Select(r => r.GetProperty("rule").GetString()!);
        return !isOpen ? all.EnumerateArray().Select(r => r.GetString()!)
            : line.TryGetProperty("openReasons", out var open) ? open.EnumerateArray().Select(r => r.GetString()!) : [];
    }

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;
}
