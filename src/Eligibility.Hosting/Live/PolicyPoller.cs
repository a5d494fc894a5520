using Eligibility.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Eligibility.Hosting;

/// <summary>Loads policies before a host starts, and then looks again and again whether they have changed.</summary>
internal sealed class PolicyPoller(LivePolicies policies, LivePoliciesOptions options, string start, TimeProvider time,
    ILogger log) : BackgroundService, IHostedLifecycleService
{
    private readonly ChangeHint _hint = new();
    private string? _notWatched;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Watch();
        var status = await policies.ReloadAsync(stop: cancellationToken).ConfigureAwait(false);
        if (status.Health == PolicyHealth.Failed && options.RequiredAtStart)
            throw new OptionsValidationException(policies.Name, typeof(LivePoliciesOptions), [policies.WholeFault!]);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        base.Dispose();
        _hint.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _hint.WaitAsync(options.PollInterval, time, stoppingToken).ConfigureAwait(false);
            Watch();
            await policies.ReloadAsync(stop: stoppingToken).ConfigureAwait(false);
        }
    }

    // Watched before it is looked at, so that nothing comes between.
    private void Watch()
    {
        if (!options.Watch || options.Source is not null) return;
        var reason = _hint.Watch(FilePlace.Of(Path.Combine(start, options.Folder)));
        if (reason is not null && reason != _notWatched) ReloadLog.NotWatched(log, policies.Name, reason);
        _notWatched = reason;
    }
}
