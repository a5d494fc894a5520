using Microsoft.Extensions.Hosting;

namespace Eligibility.DecisionLog.Hosting;

/// <summary>
/// Opens a log before a host starts, resumes it where that is wanted, and closes it when all else has stopped.
/// </summary>
/// <param name="open">Gives the log; opens it when it is first asked for.</param>
/// <param name="isVerified">Whether it is verified before anything is written.</param>
/// <param name="resumeEvery">How often a log that has stopped is resumed; null where it never is.</param>
/// <param name="time">What the waits between are measured by.</param>
internal sealed class LogHost(Func<DecisionLogWriter> open, bool isVerified, TimeSpan? resumeEvery, TimeProvider time)
    : BackgroundService, IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var log = open();
        if (isVerified) RequireWhole(log.Store);
        return Task.CompletedTask;
    }

    private static void RequireWhole(LogStore store)
    {
        using var reader = DecisionLogReader.Open(store);
        if (reader.Verify().Fault is { } fault)
            throw new DecisionLogException($"the decision log in {store} does not verify: "
                + FormattableString.Invariant($"record {fault.Record}: {fault.Message}"));
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => open().DisposeAsync().AsTask();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (resumeEvery is not { } wait) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(false);
            if (open().Stopped is null) continue;
            try
            {
                await open().ResumeAsync().ConfigureAwait(false);
            }
            catch (DecisionLogException)
            {
                // It stays as it was, and its health says why: tried again next time.
            }
        }
    }
}
