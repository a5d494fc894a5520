using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Eligibility.DecisionLog;
using Eligibility.DecisionLog.Writing;
using Eligibility.Tests.Hosting.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// A log in a host: when it is opened and closed, what keeps the host from starting, and what it tells of it.
/// </summary>
public sealed class LogHostTests : IAsyncLifetime
{
    private readonly LogBench _bench = new();
    private readonly LogLines _lines = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));
    private readonly List<ServiceProvider> _providers = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var provider in _providers) await provider.DisposeAsync();
        _bench.Dispose();
    }

    [Fact]
    public async Task A_host_that_verifies_its_log_does_not_start_on_one_that_was_tampered_with()
    {
        await _bench.WriteSampleAsync();
        var whole = With(o => (o.File, o.VerifyAtStart) = (_bench.File, true));
        foreach (var one in await StartAsync(whole)) await one.StoppedAsync(default);
        _bench.Tamper("UPDATE record SET user = 'somebody' WHERE n = 1");
        var fault = await Assert.ThrowsAsync<DecisionLogException>(
            () => StartAsync(With(o => (o.File, o.VerifyAtStart) = (_bench.File, true))));
        Assert.Contains("does not verify: record 1: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_opens_the_log_before_it_starts_and_closes_it_when_it_has_stopped()
    {
        var provider = With(o => o.File = _bench.File);
        var hosted = await StartAsync(provider);
        Assert.True(File.Exists(_bench.File));
        var log = Log(provider);
        var waiting = Enumerable.Range(1, 50).Select(i => log.AppendAsync(LogBench.Advice(i))).ToList();
        foreach (var one in hosted) await one.StopAsync(default);
        foreach (var one in hosted) await one.StoppedAsync(default);
        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => log.AppendAsync(LogBench.Advice(51)));
        Assert.Equal(50, _bench.Verify().Checkpoint.Records);
        Assert.Equal([_bench.File], Directory.EnumerateFiles(Path.GetDirectoryName(_bench.File)!));
    }

    [Fact]
    public async Task Who_reads_opens_the_store_that_is_written()
    {
        var provider = With(o => o.File = _bench.File);
        await StartAsync(provider);
        await Log(provider).AppendAsync(LogBench.Advice(1));
        using var reader = DecisionLogReader.Open(provider.GetRequiredService<LogStore>());
        Assert.Equal((1, null), (reader.Find("advice-1")?.Number, reader.Find("advice-2")));
    }

    [Fact]
    public async Task Options_that_are_missing_or_wrong_are_named_at_start()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            StartAsync(With(o => o.ResumeEvery = TimeSpan.Zero)));
        Assert.Equal([
            "neither DecisionLogOptions.File nor DecisionLogOptions.ConnectionString is set: one of them says where the log is kept",
            "DecisionLogOptions.ResumeEvery must lie between 00:00:01 and 1.00:00:00",
        ], fault.Failures);
        fault = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(With(o =>
            (o.File, o.ConnectionString) = (_bench.File, "Host=h;Password=sesame"))));
        Assert.Equal([
            "DecisionLogOptions.File and DecisionLogOptions.ConnectionString are both set: a log is kept in one place",
            "DecisionLogOptions.ConnectionString: the connection string names no Host or no Database",
        ], fault.Failures);
    }

    [Fact]
    public async Task A_host_whose_log_cannot_be_opened_does_not_start()
    {
        await File.WriteAllTextAsync(_bench.File,
            "no log, though it is long enough to be taken for one by who reads its head alone");
        var fault = await Assert.ThrowsAsync<DecisionLogException>(() => StartAsync(With(o => o.File = _bench.File)));
        Assert.StartsWith($"`{_bench.File}` cannot be opened as a decision log", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_twice_opens_one_log_and_the_later_options_count()
    {
        var services = Services();
        services.AddDecisionLog(o => o.File = _bench.In("other.log"));
        services.AddDecisionLog(o => o.File = _bench.File);
        var provider = Built(services);
        await StartAsync(provider);
        Assert.Single(provider.GetServices<DecisionLogWriter>());
        Assert.False(File.Exists(_bench.In("other.log")));
    }

    [Fact]
    public async Task A_log_that_has_stopped_is_unhealthy_and_so_is_one_that_lost_something()
    {
        var provider = With(o => o.File = _bench.File);
        await StartAsync(provider);
        var log = Log(provider);
        await log.AppendAsync(LogBench.Advice(1));
        Assert.Equal((HealthStatus.Healthy, 0L), await HealthAsync(provider));
        _bench.Tamper(LogBench.Full);
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(2)));
        Assert.Equal((HealthStatus.Unhealthy, 1L), await HealthAsync(provider));
        Assert.Contains("Critical The decision log has stopped, and acknowledges nothing: ",
            string.Join('\n', _lines.All),
            StringComparison.Ordinal);
        _bench.Tamper(LogBench.RoomAgain);
        await log.ResumeAsync();
        Assert.Null(log.Stopped);
        // What was lost stays so: somebody must look into it.
        Assert.Equal((HealthStatus.Unhealthy, 1L), await HealthAsync(provider));
    }

    [Fact]
    public async Task A_host_resumes_the_log_where_that_is_wanted_and_every_acknowledged_record_stands()
    {
        var provider = With(o => (o.File, o.ResumeEvery) = (_bench.File, TimeSpan.FromSeconds(10)));
        await StartAsync(provider);
        var log = Log(provider);
        _bench.Tamper(LogBench.Full);
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(1)));
        _bench.Tamper(LogBench.RoomAgain);
        await LiveApplication.Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            return log.Stopped is null;
        }, "it was not resumed");
        Assert.Equal(1, (await log.AppendAsync(LogBench.Advice(1))).Number);
        _bench.Tamper("DELETE FROM record");
        await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(2)));
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(20);
        }
        Assert.Contains("record 1 was acknowledged", log.Stopped?.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commits_records_and_what_was_lost_are_counted_and_each_commit_is_an_activity()
    {
        ConcurrentQueue<string> told = [];
        var meters = new ConcurrentDictionary<Meter, bool>();
        using var listener = new MeterListener();
        using var telemetry = new LogTelemetry("sqlite", null, new OneMeter(meters));
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (meters.ContainsKey(instrument.Meter)) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Tell(i, value, tags));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Tell(i, value, tags));
        listener.SetMeasurementEventCallback<double>((i, _, tags, _) => Tell(i, 0, tags));
        listener.Start();
        await using (var log = DecisionLogWriter.Open(LogStore.Sqlite(_bench.File), _clock, telemetry))
        {
            log.Archive(LogBench.Compilation);
            await log.AppendAsync(LogBench.Advice(1));
            _bench.Tamper(LogBench.Full);
            await Assert.ThrowsAsync<DecisionLogException>(() => log.AppendAsync(LogBench.Advice(2)));
            listener.RecordObservableInstruments();
        }
        Assert.Equal([
            "eligibility.log.commit.duration 0 db.system.name=sqlite eligibility.log.result=committed",
            "eligibility.log.commit.duration 0 db.system.name=sqlite eligibility.log.result=failed",
            "eligibility.log.lost 1 db.system.name=sqlite",
            "eligibility.log.records 1 db.system.name=sqlite",
            "eligibility.log.stopped 1 db.system.name=sqlite",
            "eligibility.log.waiting 0 db.system.name=sqlite",
        ], told.Order(StringComparer.Ordinal));

        void Tell(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => told.Enqueue(
            FormattableString.Invariant($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))}"));
    }

    [Fact]
    public async Task An_activity_tells_of_each_commit_and_belongs_to_nobody_who_opened_the_log()
    {
        ConcurrentQueue<Activity> ended = [];
        using var mine = new ActivitySource(Guid.NewGuid().ToString("N"));
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LogTelemetry.Name || source == mine,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("eligibility.log.group"), 23)) ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using (var outer = mine.StartActivity("opening"))
        {
            await using var log = _bench.Open(busySeconds: 60);
            Task<RecordReceipt>[] all;
            using (_bench.Locked())
            {
                var first = log.AppendAsync(LogBench.Advice(1));
                await Task.Delay(100);
                all = [first, .. Enumerable.Range(2, 23).Select(i => log.AppendAsync(LogBench.Advice(i)))];
            }
            await Task.WhenAll(all);
        }
        var commit = Assert.Single(ended);
        Assert.Equal(("eligibility.log.commit", null, ActivityStatusCode.Unset),
            (commit.OperationName, commit.ParentId, commit.Status));
    }

    private ServiceProvider With(Action<DecisionLogOptions> configure) => Built(Services().AddDecisionLog(configure));

    private IServiceCollection Services() => new ServiceCollection().AddSingleton<TimeProvider>(_clock)
        .AddSingleton<ILoggerFactory>(_lines).AddSingleton(typeof(ILogger<>), typeof(Logger<>));

    private ServiceProvider Built(IServiceCollection services)
    {
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true,
            ValidateScopes = true });
        _providers.Add(provider);
        return provider;
    }

    private static DecisionLogWriter Log(ServiceProvider provider)
    {
        var log = provider.GetRequiredService<DecisionLogWriter>();
        log.Archive(LogBench.Compilation);
        return log;
    }

    private static async Task<List<IHostedLifecycleService>> StartAsync(ServiceProvider provider)
    {
        provider.GetRequiredService<IStartupValidator>().Validate();
        List<IHostedLifecycleService> hosted =
            [.. provider.GetServices<IHostedService>().OfType<IHostedLifecycleService>()];
        foreach (var one in hosted) await one.StartingAsync(default);
        foreach (var one in hosted) await one.StartAsync(default);
        return hosted;
    }

    private static async Task<(HealthStatus Status, long Lost)> HealthAsync(ServiceProvider provider)
    {
        var entry = (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync())
            .Entries["eligibility.log"];
        return (entry.Status, (long)entry.Data["lost"]);
    }

    private sealed class OneMeter(ConcurrentDictionary<Meter, bool> made) : IMeterFactory
    {
        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            made[meter] = true;
            return meter;
        }

        public void Dispose()
        {
        }
    }
}
