using System.Diagnostics;
using System.Diagnostics.Metrics;
using Eligibility.DecisionLog.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eligibility.DecisionLog.Writing;

/// <summary>
/// What is told of a log to whoever watches an application: log lines, metrics, and an activity for each commit. They
/// hold numbers and what went wrong, never what a record says. A tag has one of few values.
/// </summary>
internal sealed class LogTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Eligibility.DecisionLog";

    private static readonly ActivitySource Activities = new(Name);

    private readonly ILogger _log;
    private readonly Meter? _own;
    private readonly Meter _meter;
    private readonly Counter<long> _records;
    private readonly Counter<long> _lost;
    private readonly Histogram<double> _commits;
    private readonly KeyValuePair<string, object?> _system;

    /// <param name="system">What keeps the log: <c>sqlite</c> or <c>postgresql</c>.</param>
    /// <param name="log">Where lines go, or null.</param>
    /// <param name="meters">What makes meters in a host, or null.</param>
    public LogTelemetry(string system, ILogger? log = null, IMeterFactory? meters = null)
    {
        (_log, _system) = (log ?? NullLogger.Instance, new("db.system.name", system));
        _meter = meters?.Create(Name) ?? (_own = new Meter(Name));
        _records = _meter.CreateCounter<long>("eligibility.log.records", "{record}",
            "Records that were written and acknowledged.");
        _lost = _meter.CreateCounter<long>("eligibility.log.lost", "{record}",
            "Records that were asked for and are not known to stand in the log.");
        _commits = _meter.CreateHistogram<double>("eligibility.log.commit.duration", "s",
            "How long a group of records took from its beginning until it was on the disk, or was not.");
    }

    /// <summary>
    /// Lets it be asked how many records wait, and whether the log has stopped: 1 where it has, else 0.
    /// </summary>
    public void Observe(Func<int> waiting, Func<bool> stopped)
    {
        _meter.CreateObservableUpDownCounter("eligibility.log.waiting", () => new Measurement<int>(waiting(), _system),
            "{record}", "Records that wait to be written.");
        _meter.CreateObservableUpDownCounter("eligibility.log.stopped",
            () => new Measurement<int>(stopped() ? 1 : 0, _system), "{log}",
            "Whether the log acknowledges nothing any more.");
    }

    public Activity? Begin(int records) => Activities.StartActivity("eligibility.log.commit")?
        .SetTag(_system.Key, _system.Value).SetTag("eligibility.log.group", records);

    public void Committed(TimeSpan took, int added)
    {
        _records.Add(added, _system);
        _commits.Record(took.TotalSeconds, _system, new("eligibility.log.result", "committed"));
    }

    public void Failed(TimeSpan took, Exception fault, Activity? activity)
    {
        _commits.Record(took.TotalSeconds, _system, new("eligibility.log.result", "failed"));
        activity?.SetStatus(ActivityStatusCode.Error, Faults.Say(fault)).SetTag("error.type", fault.GetType().Name);
    }

    public void Lost(int records)
    {
        if (records > 0) _lost.Add(records, _system);
    }

    public void Stopped(LogStop stop) => LogMessages.Stopped(_log, stop.Because);

    public void Resumed() => LogMessages.Resumed(_log);

    public void Dispose() => _own?.Dispose();
}
