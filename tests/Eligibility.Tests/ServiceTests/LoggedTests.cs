using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Eligibility.DecisionLog;
using Eligibility.Tests.DecisionLogTests;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.ServiceTests;

/// <summary>With a log nothing is answered that does not stand in it; a retry is no second decision.</summary>
public sealed class LoggedTests : IDisposable
{
    private const string Decide = ServiceBench.Small + "decide";

    private readonly LogBench _log = new();

    public void Dispose() => _log.Dispose();

    private Task<ServiceBench> StartAsync(bool keys = false) => ServiceBench.StartAsync(
        keys ? ServiceBench.WithKeys : null,
        builder => builder.Services.AddDecisionLog(options => options.File = _log.File));

    [Fact]
    public async Task An_advice_stands_in_the_log_with_the_hash_of_the_bytes_that_were_shown()
    {
        await using var service = await StartAsync();
        foreach (var address in (string[])["decide", "decide?record=full", "explain?form=html", "explain?form=text&for=person"])
        {
            var told = (await service.PostAsync(ServiceBench.Small + address, LogBench.CaseText(4))).AssertOk();
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(told.Bytes)), told.Headers["Eligibility-Advice"]);
            var record = (await service.AskAsync("GET", $"/v1/records/{told.Headers["Eligibility-Record"]}?confidential=true")).AssertOk();
            Assert.Equal(told.Headers["Eligibility-Advice"], (string)record.Json["shown"]!);
        }
        Assert.Equal((null, 4), (_log.Verify().Fault, _log.Verify().Checkpoint.Records));
        using var reader = DecisionLogReader.Open(LogStore.Sqlite(_log.File));
        Assert.Empty(reader.Replay());
    }

    [Fact]
    public async Task Each_line_of_a_stream_stands_in_the_log()
    {
        await using var service = await StartAsync();
        var text = string.Concat(Enumerable.Range(1, 600).Select(i => LogBench.CaseText(i).ReplaceLineEndings(" ") + "\n"));
        var content = ServiceBench.Content(text, "application/x-ndjson");
        var told = (await service.AskAsync("POST", ServiceBench.Small + "decide-many", content)).AssertOk();
        using var reader = DecisionLogReader.Open(LogStore.Sqlite(_log.File));
        var lines = told.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(l + "\n"))));
        Assert.Equal(lines.Order(),
            reader.Records.Select(r => (string)JsonNode.Parse(r.ToJson(confidential: true))!["shown"]!).Order());
    }

    [Fact]
    public async Task Where_the_log_has_stopped_nothing_is_answered()
    {
        await using var service = await StartAsync();
        (await service.PostAsync(Decide, LogBench.CaseText(1))).AssertOk();
        _log.Tamper("CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(FAIL, 'disk full'); END");
        foreach (var address in (string[])["decide", "decide?record=none", "explain"])
        {
            var told = (await service.PostAsync(ServiceBench.Small + address, LogBench.CaseText(2))).AssertProblem(503, "log-stopped");
            Assert.DoesNotContain("disk full", told.Text, StringComparison.Ordinal);
        }
        (await service.AskAsync("POST", ServiceBench.Small + "decide-many",
            ServiceBench.Content("{\"decision date\":\"2018-01-10\"}\n", "application/x-ndjson"))).AssertProblem(503, "log-stopped");
        var health = await service.AskAsync("GET", "/health/ready");
        Assert.Equal((503, "stopped"), (health.Status, (string)health.Json["log"]!));
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_has_the_same_answer_and_stands_there_once()
    {
        await using var service = await StartAsync();
        var first = (await service.PostAsync(Decide, LogBench.CaseText(1), ("Idempotency-Key", "k-1"))).AssertOk();
        var again = (await service.PostAsync(Decide, LogBench.CaseText(1), ("Idempotency-Key", "\"k-1\""))).AssertOk();
        Assert.Equal((first.Text, first.Headers["Eligibility-Record"], "true"),
            (again.Text, again.Headers["Eligibility-Record"], again.Headers["Idempotency-Replayed"]));
        (await service.PostAsync(Decide, LogBench.CaseText(2), ("Idempotency-Key", "k-1"))).AssertProblem(422, "key-reused");
        (await service.PostAsync(Decide + "?record=none", LogBench.CaseText(1), ("Idempotency-Key", "k-1")))
            .AssertProblem(422, "key-reused");
        (await service.PostAsync(ServiceBench.Small + "explain", LogBench.CaseText(1), ("Idempotency-Key", "k-1")))
            .AssertProblem(422, "key-reused");
        (await service.PostAsync(Decide, LogBench.CaseText(1), ("Idempotency-Key", "k-1"), ("Accept", "application/json")))
            .AssertProblem(422, "key-reused");
        Assert.Equal(1, _log.Verify().Checkpoint.Records);
    }

    [Fact]
    public async Task The_key_of_one_caller_is_not_that_of_another()
    {
        await using var service = await StartAsync(keys: true);
        foreach (var (caller, number) in ((string, int)[])[("decider", 1), ("administrator", 2)])
        {
            var told = (await service.PostAsync(Decide, LogBench.CaseText(number), ("Idempotency-Key", "k"),
                ("Authorization", $"Bearer {caller}-key"))).AssertOk();
            Assert.Equal(FormattableString.Invariant($"{number}"), told.Headers["Eligibility-Record"]);
            Assert.DoesNotContain("Idempotency-Replayed", told.Headers.Keys);
        }
    }

    [Fact]
    public async Task A_key_is_known_after_the_host_was_started_again()
    {
        string number;
        await using (var service = await StartAsync())
            number = await NumberOf(service);
        await using (var service = await StartAsync())
        {
            Assert.Equal(number, await NumberOf(service));
            (await service.PostAsync(Decide, LogBench.CaseText(2), ("Idempotency-Key", "other"))).AssertOk();
        }
        await using (var service = await StartAsync())
            (await service.PostAsync(Decide, LogBench.CaseText(2), ("Idempotency-Key", "k"))).AssertProblem(409, "written");
        Assert.Equal(2, _log.Verify().Checkpoint.Records);

        static async Task<string> NumberOf(ServiceBench service) =>
            (await service.PostAsync(Decide, LogBench.CaseText(1), ("Idempotency-Key", "k"))).AssertOk().Headers["Eligibility-Record"];
    }

    [Fact]
    public async Task What_failed_is_not_kept_under_its_key()
    {
        await using var service = await StartAsync();
        (await service.PostAsync(Decide, """{"agrees": 3}""", ("Idempotency-Key", "k"))).AssertProblem(422, "case");
        (await service.PostAsync(Decide, LogBench.CaseText(1), ("Idempotency-Key", "k"))).AssertOk();
    }

    [Fact]
    public async Task A_key_has_one_to_sixty_four_signs_and_one_that_has_others_is_told_so()
    {
        await using var service = await StartAsync();
        foreach (var key in (string[])["two words", "a\"b", "\"\"", new string('k', 65)])
            Assert.Equal("write 1 to 64 letters, digits and signs without spaces",
                (string)(await service.PostAsync(Decide, LogBench.CaseText(1), ("Idempotency-Key", key))).AssertProblem(400, "header")
                    .Json["errors"]![0]!["help"]!);
        foreach (var key in (string[])["k", new string('k', 64)])
            (await service.PostAsync(Decide, LogBench.CaseText(1), ("Idempotency-Key", key))).AssertOk();
    }

    [Fact]
    public async Task What_a_person_decided_is_recorded_beside_the_advice_it_names()
    {
        await using var service = await StartAsync();
        var advice = (await service.PostAsync(ServiceBench.Small + "explain?form=json", LogBench.CaseText(2))).AssertOk();
        var decision = Encoding.UTF8.GetString(LogBench.Departed(advice.Headers["Eligibility-Advice"]));
        var told = await service.PostAsync("/v1/decisions", decision, ("Idempotency-Key", "d"));
        Assert.Equal((201, "2"), (told.Status, told.Headers["Eligibility-Record"]));
        Assert.Equal(201, (await service.PostAsync("/v1/decisions", decision, ("Idempotency-Key", "d"))).Status);
        Assert.Equal(["/advice"], (await service.PostAsync("/v1/decisions", decision.Replace(advice.Headers["Eligibility-Advice"],
            new string('0', 64), StringComparison.Ordinal))).AssertProblem(422, "statement").Places);
        var misspelt = decision.Replace("\"reasons\":", "\"reason\":", StringComparison.Ordinal);
        Assert.Contains("/reasons", (await service.PostAsync("/v1/decisions", misspelt)).AssertProblem(422, "statement").Places);
        Assert.Equal(["/de~1cision"], (await service.PostAsync("/v1/decisions", decision.Replace("\"representations\"", "\"de/cision\"",
            StringComparison.Ordinal))).AssertProblem(422, "statement").Places);
        Assert.Equal("decision", (string)(await service.AskAsync("GET", "/v1/records/2")).AssertOk().Json["kind"]!);
    }

    [Theory, InlineData(""), InlineData("{\"format\": "), InlineData("{,}")]
    public async Task A_decision_that_is_no_JSON_is_a_bad_request_and_not_recorded(string decision)
    {
        await using var service = await StartAsync();
        (await service.PostAsync(Decide, LogBench.CaseText(2))).AssertOk();
        Assert.Equal([""], (await service.PostAsync("/v1/decisions", decision)).AssertProblem(400, "no-json").Places);
        (await service.AskAsync("POST", "/v1/decisions", ServiceBench.Content(decision, "text/plain"))).AssertProblem(415, "media-type");
        Assert.Equal(["by"], (await service.PostAsync("/v1/decisions?by=me", decision)).AssertProblem(400, "parameter").Places);
        Assert.Equal(1, _log.Verify().Checkpoint.Records);
    }

    [Fact]
    public async Task Who_may_not_see_it_is_not_shown_what_is_confidential()
    {
        await using var service = await StartAsync(keys: true);
        var told = (await service.PostAsync(Decide, LogBench.CaseText(1).Replace("\"named in intelligence\": false",
            "\"named in intelligence\": true", StringComparison.Ordinal), ("Authorization", "Bearer decider-key"))).AssertOk();
        var address = $"/v1/records/{told.Headers["Eligibility-Record"]}";
        foreach (var key in (string[])["reader", "decider", "administrator"])
        {
            var shown = (await service.AskAsync("GET", address, null, ("Authorization", $"Bearer {key}-key"))).AssertOk();
            Assert.Equal("Decider", (string)shown.Json["user"]!);
            Assert.DoesNotContain("some", shown.Text, StringComparison.Ordinal);
        }
        (await service.AskAsync("GET", address + "?confidential=true", null, ("Authorization", "Bearer decider-key")))
            .AssertProblem(403, "role");
        Assert.Contains("religion", (await service.AskAsync("GET", address + "?confidential=true", null,
            ("Authorization", "Bearer administrator-key"))).AssertOk().Text, StringComparison.Ordinal);
        (await service.AskAsync("GET", "/v1/records/99", null, ("Authorization", "Bearer reader-key"))).AssertProblem(404, "no-record");
    }

    [Fact]
    public async Task Where_no_log_is_kept_that_is_a_problem_of_its_own()
    {
        await using var service = await ServiceBench.StartAsync();
        (await service.AskAsync("GET", "/v1/records/1")).AssertProblem(404, "no-log");
        (await service.PostAsync("/v1/decisions", "{}")).AssertProblem(404, "no-log");
    }
}
