namespace Eligibility.Tests.ServiceTests;

/// <summary>One host for tests that change nothing in it.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    internal ServiceBench Bench { get; private set; } = null!;

    public async Task InitializeAsync() => Bench = await ServiceBench.StartAsync();

    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
