using Eligibility.Tests.DecisionLogTests;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.ServiceTests;

/// <summary>What does not come in the time that a request may take gives no outcome.</summary>
public sealed class LateTests : IAsyncLifetime, IDisposable
{
    private readonly LogBench _log = new();
    private ServiceBench _service = null!;

    public async Task InitializeAsync() => _service = await ServiceBench.StartAsync(
        options => options.TimeLimit = TimeSpan.FromSeconds(2),
        builder => builder.Services.AddDecisionLog(options => options.File = _log.File));

    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_log_that_cannot_be_written_in_time_gives_no_answer()
    {
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_log.File};Pooling=False");
        other.Open();
        using (other.BeginTransaction(deferred: false))
            MilderTests.AssertTellsNothing((await _service.PostAsync(ServiceBench.Small + "decide", LogBench.CaseText(1)))
                .AssertProblem(503, "log-stopped"));
    }

    [Fact]
    public async Task A_body_that_does_not_arrive_in_time_is_not_decided()
    {
        using var raw = await RawRequest.SendAsync(_service, ServiceBench.Small + "decide", "application/json",
            "Content-Length: 30\r\n\r\n{\"agrees\": true}");
        var told = await raw.UntilAsync("\r\n\r\n{");
        Assert.StartsWith("HTTP/1.1 408", told, StringComparison.Ordinal);
        Assert.DoesNotContain("outcome", told, StringComparison.Ordinal);
    }
}
