using Eligibility.DecisionLog;
using Eligibility.Tests.DecisionLogTests;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Several instances of the service keep one log in one database.</summary>
[Collection(PostgresCollection.Name)]
public sealed class InstancesTests(PostgresFixture fixture)
{
    [PostgresFact]
    public async Task What_one_instance_keeps_the_other_finds_and_neither_keeps_it_twice()
    {
        using var log = new LogBench(fixture.Server);
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var told = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => (i % 2 == 0 ? one : other)
            .PostAsync(ServiceBench.Small + "decide", LogBench.CaseText(i), ("Idempotency-Key", $"k-{i % 10}-{i / 2 % 20}"))));
        foreach (var answer in told) answer.AssertOk();
        var first = told[0].Headers["Eligibility-Record"];
        var found = (await one.AskAsync("GET", $"/v1/records/{first}")).AssertOk();
        Assert.Equal(found.Text, (await other.AskAsync("GET", $"/v1/records/{first}")).AssertOk().Text);
        Assert.Equal(40, told.Select(t => t.Headers["Eligibility-Record"]).Distinct().Count());
        Assert.Equal((null, 40), (log.Verify().Fault, log.Verify().Checkpoint.Records));

        var again = await TwiceAsync(other);
        var elsewhere = await TwiceAsync(one);
        Assert.Equal(again.Headers["Eligibility-Record"], elsewhere.Headers["Eligibility-Record"]);
        Assert.Equal(41, log.Verify().Checkpoint.Records);

        static async Task<Told> TwiceAsync(ServiceBench service) => (await service.PostAsync(
            ServiceBench.Small + "decide", LogBench.CaseText(77), ("Idempotency-Key", "twice"))).AssertOk();

        Task<ServiceBench> StartAsync() => ServiceBench.StartAsync(null,
            builder => builder.Services.AddDecisionLog(options => options.ConnectionString = log.Place));
    }
}
