using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Eligibility.DecisionLog;
using Eligibility.Tests.Command;
using Microsoft.Extensions.Time.Testing;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>What rules let go is erased by rule, and nothing else is.</summary>
public sealed class RetentionTests : IDisposable
{
    /// <summary>Advice 5 is undecided.</summary>
    private const string Undecided = """{"name": "undecided", "of": "advice", "undecided": true, "keep": "1 year"}""";

    private const string Any = """{"name": "the rest", "of": "advice", "keep": "6 years"}""";

    private readonly LogBench _bench = new();
    private readonly FakeTimeProvider _clock = new(Day("2018-01-10"));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task What_is_older_than_its_rule_lets_it_be_is_erased_and_the_record_of_it_names_the_rule()
    {
        await WriteAsync(1, 5);
        _clock.SetUtcNow(Day("2019-01-11"));
        await using var log = _bench.Open(_clock);
        var erased = await log.RetainAsync(Rules(Undecided, Any),
            DateOnly.Parse("2019-01-11", CultureInfo.InvariantCulture), "clerk");
        Assert.Equal([new RecordDue(2, "advice-5", "undecided")], erased.ToArray());
        using var reader = DecisionLogReader.Open(_bench.Store);
        Assert.Equal([2L], reader.Records.Where(r => r.IsErased).Select(r => r.Number));
        Assert.Equal("retention rule \"undecided\": kept 1 year, on 2019-01-11",
            (string?)JsonNode.Parse(reader.Find(3)!.ToJson())!["because"]);
        Assert.Equal((null, "clerk"), (reader.Verify().Fault, reader.Find(3)!.User));
        // What is erased is not erased again.
        Assert.Empty(await log.RetainAsync(Rules(Undecided, Any),
            DateOnly.Parse("2019-01-11", CultureInfo.InvariantCulture), "clerk"));
    }

    [Theory]
    [InlineData("90 days", "2018-04-10", "2018-04-11")]
    [InlineData("18 months", "2019-07-10", "2019-07-11")]
    [InlineData("1 year", "2019-01-10", "2019-01-11")]
    [InlineData("6 years", "2024-01-10", "2024-01-11")]
    public async Task The_last_day_counts_as_kept(string keep, string last, string after)
    {
        await WriteAsync(1);
        var rules = Rules($$"""{"name": "a", "of": "advice", "keep": "{{keep}}"}""");
        Assert.Empty(Due(rules, last));
        Assert.Single(Due(rules, after));
    }

    [Fact]
    public async Task The_first_rule_about_a_record_decides_on_it_alone()
    {
        await WriteAsync(1, 2, 3, 4, 5);
        var kept = """{"name": "a", "of": "advice", "undecided": false, "keep": "99 years"}""";
        Assert.Equal([new RecordDue(5, "advice-5", "the rest")], Due(Rules(kept, Any), "2030-01-01"));
        Assert.Equal(5, Due(Rules(Any, kept), "2030-01-01").Count);
        var course = """{"name": "a", "of": "advice", "outcomes": ["course"], "keep": "1 year"}""";
        Assert.Equal(Enumerable.Range(1, 5).Where(i => LogBench.Decide(i).Outcome?.Name == "course").Select(i =>
            (long)i),
            Due(Rules(course), "2030-01-01").Select(d => d.Record));
    }

    [Fact]
    public async Task An_advice_is_kept_as_long_as_a_decision_on_it_and_goes_by_what_was_decided()
    {
        await WriteAsync(2);
        _clock.SetUtcNow(Day("2022-06-01"));
        await DecideAsync();
        // It was advised as a course, and decided to be a caution.
        Assert.Empty(Due(Rules("""{"name": "a", "of": "advice", "outcomes": ["course"], "keep": "1 year"}"""), "2030-01-01"));
        var caution = Rules("""{"name": "a", "of": "advice", "outcomes": ["caution"], "keep": "6 years"}""");
        Assert.Empty(Due(caution, "2028-06-01"));
        Assert.Equal([new RecordDue(1, "advice-2", "a")], Due(caution, "2028-06-02"));
        // The statement alone.
        var decisions = Rules("""{"name": "b", "of": "decision", "outcomes": ["caution"], "keep": "1 year"}""");
        Assert.Equal([new RecordDue(2, "decision-1", "b")], Due(decisions, "2028-06-02"));
    }

    [Fact]
    public async Task A_decision_that_comes_meanwhile_keeps_its_advice()
    {
        await WriteAsync(2);
        _clock.SetUtcNow(Day("2030-01-01"));
        await using var log = _bench.Open(_clock);
        Task<System.Collections.Immutable.ImmutableArray<RecordDue>> retained;
        Task decided;
        using (_bench.Locked())
        {
            decided = log.AppendAsync("decision-1", HumanDecision.Read(LogBench.Departed(LogBench.Bytes(2), _clock.GetUtcNow())), "desk");
            retained = log.RetainAsync(Rules(Any), new DateOnly(2030, 1, 1), "clerk");
            await Task.Delay(200);
        }
        await decided;
        Assert.Empty(await retained);
        Assert.Equal((null, 0), (_bench.Verify().Fault, _bench.Verify().Erased));
    }

    [Fact]
    public async Task The_command_tells_what_it_would_erase_and_then_erases_that()
    {
        await WriteAsync(1, 2, 3);
        await DecideAsync();
        var rules = _bench.In("rules.json");
        await File.WriteAllTextAsync(rules, Text(Any));
        var dry = CommandRun.Of("log", "retain", _bench.Place, "--rules", rules, "--on", "2025-01-01", "--dry-run");
        Assert.Equal(new CommandRun(0,
            "record 1  advice-1  the rest\nrecord 2  advice-2  the rest\nrecord 3  advice-3  the rest\n"
            + "3 records would be erased\n", ""), dry);
        Assert.Equal(0, _bench.Verify().Erased);
        var run = CommandRun.Of("log", "retain", _bench.Place, "--rules", rules, "--on", "2025-01-01", "--by", "clerk");
        Assert.Equal(dry.Output.Replace("would be erased", "erased", StringComparison.Ordinal), run.Output);
        // The decision on the second went with it.
        Assert.Equal((null, 4), (_bench.Verify().Fault, _bench.Verify().Erased));
    }

    [Theory]
    [InlineData("""{"name": "a", "of": "advice", "keep": "6 yeers"}""", "/rules/0/keep")]
    [InlineData("""{"name": "a", "of": "advice", "keep": "0 years"}""", "/rules/0/keep")]
    [InlineData("""{"name": "a", "of": "advice", "keep": "1 years"}""", "/rules/0/keep")]
    [InlineData("""{"name": "a", "of": "advice"}""", "/rules/0/keep")]
    [InlineData("""{"name": "a", "of": "erasure", "keep": "6 years"}""", "/rules/0/of")]
    [InlineData("""{"name": "a", "of": "advice", "keep": "6 years", "outcome": ["course"]}""", "/rules/0/outcome")]
    [InlineData("""{"name": "a", "of": "advice", "keep": "6 years", "outcomes": []}""", "/rules/0/outcomes")]
    [InlineData("""{"name": "a", "of": "advice", "keep": "6 years", "outcomes": ["course"], "undecided": true}""", "/rules/0/undecided")]
    [InlineData("""{"name": "a", "of": "advice", "keep": "6 years", "undecided": "no"}""", "/rules/0/undecided")]
    [InlineData("""{"name": "a\u0000", "of": "advice", "keep": "6 years"}""", "/rules/0/name")]
    [InlineData("""{"name": "a", "of": "advice", "keep": "6 years"}, {"name": "a", "of": "advice", "keep": "6 years"}""", "/rules")]
    [InlineData("", "/rules")]
    public void A_rule_that_is_wrong_is_told_at_its_place(string rule, string place) =>
        Assert.Equal(place, Assert.Single(Assert.Throws<StatementException>(() => Rules(rule)).Faults).Place);

    [Fact]
    public async Task Nothing_is_erased_by_a_name_misspelt_before_its_day_or_of_a_log_that_is_broken()
    {
        await WriteAsync(1, 2);
        await using var log = _bench.Open(_clock);
        var misspelt = Rules("""{"name": "a", "of": "advice", "outcomes": ["corse"], "keep": "1 day"}""");
        Assert.Contains("no policy of the log has an outcome \"corse\"", Assert.Throws<DecisionLogException>(() =>
            Due(misspelt, "2030-01-01")).Message, StringComparison.Ordinal);
        var early = await Assert.ThrowsAsync<DecisionLogException>(() =>
            log.RetainAsync(Rules(Any), new DateOnly(2030, 1, 1), "clerk"));
        Assert.Equal("the day 2030-01-01 has not come yet", early.Message);
        _bench.Tamper("UPDATE record SET at = '2001-01-10T00:00:00.0000000Z' WHERE n = 2");
        Assert.Contains("the log is broken", Assert.Throws<DecisionLogException>(() => Due(Rules(Any), "2018-01-10"))
            .Message,
            StringComparison.Ordinal);
    }

    private List<RecordDue> Due(RetentionRules rules, string on)
    {
        using var reader = DecisionLogReader.Open(_bench.Store);
        return [.. reader.Due(rules, DateOnly.Parse(on, CultureInfo.InvariantCulture))];
    }

    private Task WriteAsync(params int[] numbers) => _bench.WriteAsync(async log =>
    {
        foreach (var number in numbers) await log.AppendAsync(LogBench.Advice(number));
    }, _clock);

    private Task DecideAsync() => _bench.WriteAsync(log =>
        log.AppendAsync("decision-1", HumanDecision.Read(LogBench.Departed(LogBench.Bytes(2), _clock.GetUtcNow())), "desk"), _clock);

    private static DateTimeOffset Day(string day) =>
        DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddHours(12);

    private static string Text(params string[] rules) =>
        $$"""{"format": "eligibility-retention/1", "rules": [{{string.Join(", ", rules)}}]}""";

    private static RetentionRules Rules(params string[] rules) =>
        RetentionRules.Read(Encoding.UTF8.GetBytes(Text(rules)));
}
