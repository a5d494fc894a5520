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
    public void A_line_in_brief_agrees_with_the_whole_record_where_each_record_is_decided_by_itself()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 30; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Each = true });
            var (dice, made) = (new Dice(seed), new CaseGenerator(policy.Policy));
            var cases = Enumerable.Range(0, 6)
                .Select(i => RecordCase.Whole(i < 2 ? made.Complete(dice) : made.Partial(dice), dice).Json(dice)).ToList();
            cases.AddRange(["{}", $"{{\"{policy.Policy.Each!.List.Name}\": 1}}"]);
            seen.UnionWith(Agree(o => new BulkDecider(new PolicyEvaluator(policy.Policy), o), cases));
        }
        Assert.Superset(new HashSet<string> { "each", "record", "outcome", "possible", "reasons", "needed", "openReasons" }, seen);
    }

    [Fact]
    public void A_line_in_brief_agrees_with_the_whole_record_where_each_record_has_an_edition_of_its_own()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Records", "by-day");
        var editions = Assert.Single(Editions.Of(Repository.RuleFiles(folder)
            .Select(f => Compiling.File(Path.Combine(folder, f)).Evaluator!)));
        var seen = Agree(o => new BulkDecider(editions, o),
        [
            """{"id": "1", "offences": [{"day": "2016-05-01", "kind": "theft"}, {"day": "2024-05-01", "weapon": true}]}""",
            """{"offences": [{"kind": "assault"}, {"day": "2024-05-01"}]}""", """{"offences": []}""", "{}",
        ]);
        Assert.Superset(new HashSet<string> { "each", "outcome", "possible", "needed" }, seen);
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
            Compare(whole, one, least, seen);
            if (!whole.TryGetProperty("each", out var each)) continue;
            Assert.Equal([each.ToString(), each.ToString()],
                [one.GetProperty("each").ToString(), least.GetProperty("each").ToString()]);
            var (told, shorter, outcomes) = (Records(whole), Records(one), Records(least));
            Assert.Equal((told?.Count, told?.Count), (shorter?.Count, outcomes?.Count));
            for (var record = 0; record < told?.Count; record++) Compare(told[record], shorter![record], outcomes![record], seen);
        }
        return seen;
    }

    /// <summary>Holds a line, or what it tells of one record, against the whole record.</summary>
    private static void Compare(JsonElement whole, JsonElement one, JsonElement least, HashSet<string> seen)
    {
        Assert.Equal(Told(whole, isWhole: true), Told(one, isWhole: false));
        // What is not exact of the whole record may be a line of the policy, of which the line in brief tells nothing.
        if (one.TryGetProperty("exact", out var exact))
            Assert.True(exact.GetBoolean() || !whole.GetProperty("exact").GetBoolean(), $"{whole}");
        Assert.Equal([Of(whole), Outcome(whole)], [Of(least), Outcome(least)]);
        seen.UnionWith(one.EnumerateObject().Select(m => m.Name));
    }

    private static List<JsonElement>? Records(JsonElement line) =>
        line.GetProperty("decisions") is { ValueKind: JsonValueKind.Array } all ? [.. all.EnumerateArray()] : null;

    /// <summary>Of which case it is, or of which record.</summary>
    private static string Of(JsonElement line) => (line.TryGetProperty("id", out var id) ? id : line.GetProperty("record")).ToString();

    private static List<string> Told(JsonElement line, bool isWhole) =>
    [
        Of(line), line.GetProperty("status").ToString(), Outcome(line),
        Names(line, "possible", ""), Names(line, "needed", "fact"),
        string.Join('|', Reasons(line, isWhole, isOpen: false)), string.Join('|', Reasons(line, isWhole, isOpen: true)),
    ];

    private static string Outcome(JsonElement line) =>
        !line.TryGetProperty("outcome", out var outcome) || outcome.ValueKind == JsonValueKind.Null ? ""
            : outcome.ValueKind == JsonValueKind.Object ? outcome.GetProperty("name").GetString()!
            : outcome.GetString()!;

    private static string Names(JsonElement line, string member, string part) =>
        !line.TryGetProperty(member, out var all) ? "" : string.Join('|', all.EnumerateArray()
            .Select(n => n.ValueKind == JsonValueKind.Object ? n.GetProperty(part).GetString() : n.GetString()));

    private static IEnumerable<string> Reasons(JsonElement line, bool isWhole, bool isOpen)
    {
        if (!line.TryGetProperty("reasons", out var all)) return [];
        if (isWhole)
            return all.EnumerateArray().Where(r => r.TryGetProperty("open", out _) == isOpen)
                .Select(r => r.GetProperty("rule").GetString()!);
        return !isOpen ? all.EnumerateArray().Select(r => r.GetString()!)
            : line.TryGetProperty("openReasons", out var open) ? open.EnumerateArray().Select(r => r.GetString()!) : [];
    }

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;
}
