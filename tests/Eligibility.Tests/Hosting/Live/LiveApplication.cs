using Eligibility.Hosting;
using Eligibility.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>An application whose live policies are in a folder of its own, started as a host starts one.</summary>
internal sealed class LiveApplication : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _provider;
    private IReadOnlyList<IHostedLifecycleService> _pollers = [];

    /// <param name="add">Adds the policies of the folder.</param>
    /// <param name="clock">A clock in place of the machine's.</param>
    public LiveApplication(Action<string, IServiceCollection> add, FakeTimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        if (clock is not null) services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ILoggerFactory>(Log);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        add(_folder.Path, services);
        _provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public LogLines Log { get; } = new();

    public string Folder => _folder.Path;

    public LivePolicies Policies => _provider.GetRequiredService<LivePolicies>();

    public LivePolicies Named(string name) => _provider.GetRequiredKeyedService<LivePolicies>(name);

    public void WriteNumber(int number, string path = "policy.rules") =>
        _folder.Write(path, NumberedPolicy.Text(LiveFolder.Title, number).TrimEnd('\n'));

    public void Write(string path, string text) => _folder.Write(path, text);

    /// <summary>What a host does: it validates options, and then starts what it hosts.</summary>
    public async Task Start()
    {
        _provider.GetRequiredService<IStartupValidator>().Validate();
        _pollers = [.. _provider.GetServices<IHostedService>().OfType<IHostedLifecycleService>()];
        foreach (var hosted in _pollers) await hosted.StartingAsync(CancellationToken.None);
        foreach (var hosted in _pollers) await hosted.StartAsync(CancellationToken.None);
    }

    public async Task<HealthReportEntry> Health(string name = "eligibility.policies") =>
        (await _provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[name];

    /// <summary>Waits until something holds; what takes longer than a quarter of a minute was lost.</summary>
    public static async Task Until(Func<bool> holds, string what)
    {
        for (var waited = 0; !holds(); waited += 5)
        {
            Assert.True(waited < 15_000, what);
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _pollers) await hosted.StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
        _folder.Dispose();
    }
}
