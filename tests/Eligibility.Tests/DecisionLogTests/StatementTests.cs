using System.Text;
using System.Text.Json.Nodes;
using Eligibility.DecisionLog;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>What a person states is taken whole or not at all, and every fault of it is told at its place.</summary>
public sealed class StatementTests : IDisposable
{
    private static readonly string Shown = LogBench.Bytes(2);

    private readonly LogBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_whole_decision_is_read()
    {
        var decision = HumanDecision.Read(LogBench.Departed(Shown));
        Assert.Equal((Shown, "departed", "caution", "sergeant", "12"),
            (decision.Advice, decision.Decision, decision.Outcome, decision.Role, decision.Number));
        Assert.Equal([("the film", "it was lost")], decision.NotRead.ToArray());
    }

    [Theory]
    [InlineData("format", null, "/format")]
    [InlineData("format", "\"eligibility-decision/2\"", "/format")]
    [InlineData("advice", null, "/advice")]
    [InlineData("advice", "\"ABC\"", "/advice")]
    [InlineData("decision", null, "/decision")]
    [InlineData("decision", "\"ignored\"", "/decision")]
    [InlineData("outcome", null, "/outcome")]
    [InlineData("outcome", "\" \"", "/outcome")]
    [InlineData("outcome", "3", "/outcome")]
    [InlineData("grounds", "[0]", "/grounds/0")]
    [InlineData("grounds", "[1, 1]", "/grounds/1")]
    [InlineData("grounds", "1", "/grounds")]
    [InlineData("reasons", null, "/reasons")]
    [InlineData("reasonsForPerson", null, "/reasonsForPerson")]
    [InlineData("by", null, "/by")]
    [InlineData("by", "{\"role\": \"sergeant\"}", "/by/number")]
    [InlineData("by", "{\"role\": \"sergeant\", \"number\": \"12\", \"name\": \"x\"}", "/by/name")]
    [InlineData("at", null, "/at")]
    [InlineData("at", "\"2018-01-10T14:05:00\"", "/at")]
    [InlineData("at", "\"yesterday\"", "/at")]
    [InlineData("read", null, "/read")]
    [InlineData("read", "[\"the interview\", \"the film\"]", "/notRead/0/what")]
    [InlineData("notRead", null, "/notRead")]
    [InlineData("notRead", "[{\"what\": \"the film\"}]", "/notRead/0/because")]
    [InlineData("notRead", "[\"the film\"]", "/notRead/0")]
    [InlineData("letterOn", "\"2001-01-09\"", "/letterOn")]
    [InlineData("letterOn", "\"soon\"", "/letterOn")]
    [InlineData("addressee", "[]", "/addressee")]
    [InlineData("reasonForPerson", "\"x\"", "/reasonForPerson")]
    [InlineData("a/b~c", "\"x\"", "/a~1b~0c")]
    public void What_is_missing_wrong_or_unknown_is_told_at_its_place(string member, string? value, string place)
    {
        var decision = JsonNode.Parse(LogBench.Departed(Shown))!.AsObject();
        decision.Remove(member);
        if (value is not null) decision[member] = JsonNode.Parse(value);
        var fault = Assert.Throws<StatementException>(() =>
            HumanDecision.Read(Encoding.UTF8.GetBytes(decision.ToJsonString())));
        Assert.Equal(place, Assert.Single(fault.Faults).Place);
    }

    [Theory]
    [InlineData("followed", "null", "[]", "/outcome", "/grounds")]
    [InlineData("deferred", "\"caution\"", "[1]", "/outcome", "/grounds")]
    public void What_contradicts_itself_is_told_all_of_it(string kind, string outcome, string grounds,
        params string[] places)
    {
        var decision = JsonNode.Parse(LogBench.Departed(Shown))!.AsObject();
        (decision["decision"], decision["outcome"], decision["grounds"]) =
            (kind, JsonNode.Parse(outcome), JsonNode.Parse(grounds));
        var fault = Assert.Throws<StatementException>(() =>
            HumanDecision.Read(Encoding.UTF8.GetBytes(decision.ToJsonString())));
        Assert.Equal(places, fault.Faults.Select(f => f.Place));
    }

    [Fact]
    public void Nothing_read_and_nothing_left_unread_says_nothing()
    {
        var decision = JsonNode.Parse(LogBench.Departed(Shown))!.AsObject();
        (decision["read"], decision["notRead"]) = (new JsonArray(), new JsonArray());
        var fault = Assert.Throws<StatementException>(() =>
            HumanDecision.Read(Encoding.UTF8.GetBytes(decision.ToJsonString())));
        Assert.Equal("/read", Assert.Single(fault.Faults).Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"format\": \"eligibility-decision/1\", \"format\": \"eligibility-decision/1\"}")]
    [InlineData("{\"reasons\": \"\\ud800\"}")]
    [InlineData("{\"a\": {\"a\": {\"a\": {\"a\": {\"a\": {\"a\": {\"a\": {\"a\": {\"a\": 1}}}}}}}}}")]
    public void What_is_no_statement_is_told_and_never_thrown_otherwise(string text)
    {
        Assert.Throws<StatementException>(() => HumanDecision.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Throws<StatementException>(() => RunRecord.Read(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("departed", "course", "[]", "/outcome", "is what was advised")]
    [InlineData("departed", "probation", "[]", "/outcome", "the policy has no outcome of this name")]
    [InlineData("departed", "caution", "[7]", "/grounds/0", "there is no ground 7")]
    [InlineData("followed", "caution", "[1]", "/outcome", "is not what was advised, which is course")]
    public async Task What_contradicts_the_advice_is_told(string kind, string outcome, string grounds, string place,
        string why)
    {
        await _bench.WriteSampleAsync();
        var decision = JsonNode.Parse(LogBench.Departed(Shown))!.AsObject();
        (decision["decision"], decision["outcome"], decision["grounds"]) = (kind, outcome, JsonNode.Parse(grounds));
        await using var log = _bench.Open();
        var fault = await Assert.ThrowsAsync<StatementException>(() =>
            log.AppendAsync("d", HumanDecision.Read(Encoding.UTF8.GetBytes(decision.ToJsonString())), "desk"));
        Assert.Equal(place, Assert.Single(fault.Faults).Place);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Equal((0, null), (log.Lost, log.Stopped));
    }

    [Fact]
    public async Task A_decision_on_bytes_that_were_never_shown_is_refused()
    {
        await _bench.WriteSampleAsync();
        await using var log = _bench.Open();
        var fault = await Assert.ThrowsAsync<StatementException>(() =>
            log.AppendAsync("d", HumanDecision.Read(LogBench.Departed(new string('0', 64))), "desk"));
        Assert.Equal("/advice", Assert.Single(fault.Faults).Place);
    }

    [Fact]
    public async Task A_decision_before_its_advice_is_refused()
    {
        await _bench.WriteSampleAsync();
        await using var log = _bench.Open();
        foreach (var at in (string[])["2001-01-10T14:05:00Z", "2199-01-10T14:05:00Z"])
        {
            var fault = await Assert.ThrowsAsync<StatementException>(() =>
                log.AppendAsync("d", Read(2, "departed", "caution", "[]", at), "desk"));
            Assert.Equal("/at", Assert.Single(fault.Faults).Place);
        }
    }

    [Theory, InlineData(0, true), InlineData(300, true), InlineData(301, false)]
    public async Task A_decision_may_be_five_minutes_ahead_of_the_clock_that_writes_it_down(int seconds, bool isTaken)
    {
        var now = new DateTimeOffset(2018, 1, 10, 12, 0, 0, TimeSpan.Zero);
        await _bench.WriteAsync(async log =>
        {
            await log.AppendAsync(LogBench.Advice(2));
            var at = now.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
            var refused = await Record.ExceptionAsync(() => log.AppendAsync("d", Read(2, "departed", "caution", "[]", at), "desk"));
            if (isTaken) Assert.Null(refused);
            else Assert.Equal(("/at", "lies in the future"), Place(Assert.IsType<StatementException>(refused)));
        }, new FixedTime(now));

        static (string, string) Place(StatementException of) => (Assert.Single(of.Faults).Place, of.Faults[0].Message);
    }

    [Fact]
    public async Task Where_two_people_were_shown_the_same_bytes_a_decision_says_which_it_answers()
    {
        await using var log = _bench.Open();
        await log.AppendAsync(LogBench.Advice(2, "of one"));
        await log.AppendAsync(LogBench.Advice(2, "of another"));
        await log.AppendAsync(LogBench.Advice(4, "of other bytes"));
        var fault = await Assert.ThrowsAsync<StatementException>(
            () => log.AppendAsync("d", HumanDecision.Read(LogBench.Departed(Shown)), "desk"));
        Assert.Equal("/record", Assert.Single(fault.Faults).Place);
        Assert.Contains("records 1 and 2", fault.Message, StringComparison.Ordinal);
        foreach (var (number, id) in ((long, string)[])[(1, "d1"), (2, "d2")]) await log.AppendAsync(id, About(number), "desk");
        // One that was shown other bytes, and one that is no advice.
        foreach (var record in (long[])[3, 4])
        {
            var other = await Assert.ThrowsAsync<StatementException>(() => log.AppendAsync("d3", About(record), "desk"));
            Assert.Equal("/record", Assert.Single(other.Faults).Place);
        }
        using var reader = DecisionLogReader.Open(_bench.Store);
        Assert.Equal([(4L, 1L), (5L, 2L)], reader.Decisions().Select(d => (d.Record, d.Advice)));

        HumanDecision About(long record)
        {
            var decision = JsonNode.Parse(LogBench.Departed(Shown))!.AsObject();
            decision["record"] = record;
            return HumanDecision.Read(Encoding.UTF8.GetBytes(decision.ToJsonString()));
        }
    }

    [Theory, InlineData("{\"format\": ", 1), InlineData("\n\n{,}", 3)]
    public void What_is_no_JSON_is_told_with_its_line_and_not_in_words_of_the_framework(string text, int line)
    {
        var refused = Assert.Throws<StatementException>(() => HumanDecision.Read(Encoding.UTF8.GetBytes(text)));
        Assert.True(refused.IsNoJson);
        Assert.Contains(FormattableString.Invariant($"at line {line}, byte"), refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", refused.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("\u200b"), InlineData("\u2060 \u200d"), InlineData("...")]
    public void Reasons_in_which_nothing_can_be_read_are_blank(string reasons)
    {
        var decision = JsonNode.Parse(LogBench.Departed(Shown))!.AsObject();
        decision["reasons"] = reasons;
        var refused = Record.Exception(() => HumanDecision.Read(Encoding.UTF8.GetBytes(decision.ToJsonString())));
        Assert.Equal("/reasons", Assert.Single(Assert.IsType<StatementException>(refused).Faults).Place);
    }

    [Fact]
    public async Task Decisions_are_listed_beside_their_advice_and_departures_are_counted()
    {
        var time = new FixedTime(new DateTimeOffset(2018, 1, 10, 12, 0, 0, TimeSpan.Zero));
        await _bench.WriteAsync(async log =>
        {
            await log.AppendAsync(LogBench.Advice(2));
            await log.AppendAsync(LogBench.Advice(4));
        }, time);
        await _bench.WriteAsync(async log =>
        {
            await log.AppendAsync("d1", Read(2, "departed", "caution", "[]", "2018-01-10T13:00:00Z"), "desk");
            await log.AppendAsync("d2", Read(4, "followed", "course", "[1]", "2018-01-12T15:00:00+01:00"), "desk");
        }, new FixedTime(time.GetUtcNow().AddDays(3)));
        using var reader = DecisionLogReader.Open(LogStore.Sqlite(_bench.File));
        var listed = reader.Decisions().ToList();
        Assert.Equal([(3L, 1L), (4L, 2L)], listed.Select(d => (d.Record, d.Advice)));
        Assert.Equal(["willing", "cheap"], listed[0].Reasons.ToArray());
        Assert.Equal(["willing"], listed[1].Adopted.ToArray());
        var summary = DecisionSummary.Of(listed);
        Assert.Equal((2, 1), (summary.Decisions, summary.Departures));
        Assert.Equal(1, summary.ByRule["willing"]);
        Assert.Equal((1, 1), (summary.ByRole["sergeant"], summary.ByOutcome["caution"]));
        Assert.Equal([3L, 4L], summary.NotRead.ToArray());
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(50)), (summary.MedianTime, summary.LongestTime));
    }

    private static HumanDecision Read(int number, string kind, string outcome, string grounds, string at)
    {
        var decision = JsonNode.Parse(LogBench.Departed(LogBench.Bytes(number)))!.AsObject();
        (decision["decision"], decision["outcome"], decision["grounds"], decision["at"]) =
            (kind, outcome, JsonNode.Parse(grounds), at);
        return HumanDecision.Read(Encoding.UTF8.GetBytes(decision.ToJsonString()));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
