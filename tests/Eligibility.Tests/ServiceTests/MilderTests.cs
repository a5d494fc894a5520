using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Tests.DecisionLogTests;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.ServiceTests;

/// <summary>
/// No fault of a case, a policy, a log or the service ever gives an outcome that the case, as it is sent, does not have
/// by the library under the edition that the answer names: it gives that decision, or none.
/// </summary>
public sealed class MilderTests : IAsyncLifetime, IDisposable
{
    private const int Seeds = 400;

    private readonly LogBench _log = new();
    private ServiceBench _service = null!;

    public async Task InitializeAsync() => _service = await ServiceBench.StartAsync(
        // A disk may take seconds where others use it: what is late is tried elsewhere.
        options => options.TimeLimit = TimeSpan.FromMinutes(5),
        builder => builder.Services.AddDecisionLog(options => options.File = _log.File));

    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_spoilt_case_has_the_decision_of_the_library_or_none()
    {
        var (decided, refused) = (0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var bytes = Spoilt.Case(seed);
            using var content = new ByteArrayContent(bytes);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            var told = await _service.AskAsync("POST", ServiceBench.Small + "decide", content);
            var expected = Decide(bytes);
            if (told.Status == 200)
            {
                AssertIs(expected, told);
                decided++;
            }
            else
            {
                Assert.True(expected.Decision is null && !expected.NeedsDate, $"seed {seed}: {told.Text}");
                AssertTellsNothing(told);
                refused++;
            }
        }
        // Both must come, or nothing was tried.
        Assert.True(decided > Seeds / 20 && refused > Seeds / 20, $"{decided} decided, {refused} refused");
    }

    [Fact]
    public async Task Policies_that_cannot_be_loaded_leave_the_decisions_of_those_in_force()
    {
        var before = _service.Policies.Current.Editions("Small");
        _service.Texts["p.rules"] = LogBench.Policy.Replace("otherwise prosecute", "otherwise course", StringComparison.Ordinal)
            .Replace("agrees\n", "agreez\n", StringComparison.Ordinal);
        var status = await _service.AskAsync("POST", "/v1/reload");
        Assert.Equal("stale", (string)status.AssertOk().Json["health"]!);
        for (var i = 1; i <= 20; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(LogBench.CaseText(i));
            AssertIs(before.Decide(bytes), (await _service.PostAsync(ServiceBench.Small + "decide", LogBench.CaseText(i))).AssertOk());
        }
    }

    [Fact]
    public async Task A_policy_that_changes_in_the_middle_gives_one_edition_or_the_other()
    {
        var milder = LogBench.Policy.Replace("under GBP 20", "under GBP 40", StringComparison.Ordinal);
        var texts = new[] { LogBench.Policy, milder }.Select(t => LogBench.Compile(t).Evaluator!)
            .ToDictionary(e => e.Policy.Hash, StringComparer.Ordinal);
        var stop = false;
        var changing = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++)
            {
                _service.Texts["p.rules"] = i % 2 == 0 ? milder : LogBench.Policy;
                await _service.Policies.ReloadAsync();
            }
        });
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i <= 200 || seen.Count < 2 && i < 5_000; i++)
        {
            var told = (await _service.PostAsync(ServiceBench.Small + "decide?record=full", LogBench.CaseText(i))).AssertOk();
            var hash = (string)told.Json["policy"]!["hash"]!;
            seen.Add(hash);
            var evaluator = texts[hash];
            var expected = evaluator.Decide(CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(LogBench.CaseText(i))).Case!);
            Assert.Equal(expected.Outcome?.Name, (string?)told.Json["outcome"]?["name"]);
        }
        Volatile.Write(ref stop, true);
        await changing;
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task A_log_that_stops_at_any_moment_leaves_no_answer_that_it_does_not_hold()
    {
        var answers = new List<Told>();
        for (var i = 1; i <= 60; i++)
        {
            if (i == 20) _log.Tamper("CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(FAIL, 'disk full'); END");
            if (i == 40) _log.Tamper("DROP TRIGGER full");
            answers.Add(await _service.PostAsync(ServiceBench.Small + "decide", LogBench.CaseText(i)));
        }
        Assert.Equal(19, answers.Count(a => a.Status == 200));
        Assert.All(answers.Where(a => a.Status != 200), a => AssertTellsNothing(a.AssertProblem(503, "log-stopped")));
        Assert.Equal(19, _log.Verify().Checkpoint.Records);
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_given_nothing_and_the_next_is_answered()
    {
        for (var i = 1; i <= 20; i++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(i % 5));
            try
            {
                using var told = await _service.Client.PostAsync(ServiceBench.Small + "decide",
                    ServiceBench.Json(LogBench.CaseText(i)), stop.Token);
            }
            catch (OperationCanceledException)
            {
            }
            var next = await _service.PostAsync(ServiceBench.Small + "decide", LogBench.CaseText(i + 1));
            AssertIs(Decide(Encoding.UTF8.GetBytes(LogBench.CaseText(i + 1))), next.AssertOk());
        }
    }

    private EditionDecision Decide(byte[] utf8) => _service.Policies.Current.Editions("Small").Decide(utf8);

    private static void AssertIs(EditionDecision expected, Told told)
    {
        var line = JsonNode.Parse(told.Text)!;
        Assert.Equal(expected.Decision?.Outcome?.Name, (string?)line["outcome"]);
        Assert.Equal(expected.Decision is { IsDecided: true } ? "decided" : "undecided", (string)line["status"]!);
    }

    internal static void AssertTellsNothing(Told told)
    {
        Assert.Equal("application/problem+json", told.MediaType);
        foreach (var member in (string[])["outcome", "possible", "reasons", "status\":\"decided"])
            Assert.DoesNotContain($"\"{member}\"", told.Text, StringComparison.Ordinal);
    }
}
