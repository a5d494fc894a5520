using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eligibility.Hosting;

/// <summary>
/// What is told of reloads to whoever watches an application: log lines, metrics, and an activity for each. They name
/// files, places and hashes of policies, never a case. A tag has one of few values.
/// </summary>
internal sealed class ReloadTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Eligibility.Hosting";

    internal static readonly ActivitySource Activities = new(Name);

    private readonly ILogger _log;
    private readonly Meter? _own;
    private readonly Meter _meter;
    private readonly Counter<long> _reloads;
    private readonly Histogram<double> _compiling;
    private readonly KeyValuePair<string, object?> _set;
    private readonly string _name;

    /// <param name="name">The name of the set of policies, or nothing.</param>
    /// <param name="log">Where lines go, or null.</param>
    /// <param name="meters">What makes meters in a host, or null.</param>
    public ReloadTelemetry(string name, ILogger? log, IMeterFactory? meters)
        : this(name.Length == 0 ? "default" : name, log, meters?.Create(Name), meters is null ? new Meter(Name) : null)
    {
    }

    private ReloadTelemetry(string name, ILogger? log, Meter? given, Meter? own)
    {
        (_name, _log, _own) = (name, log ?? NullLogger.Instance, own);
        _meter = given ?? own!;
        _set = new("eligibility.policies.name", _name);
        Decisions = new DecisionTelemetry(_meter, _set);
        _reloads = _meter.CreateCounter<long>("eligibility.policies.reloads", "{reload}",
            "Looks at the place of the policies, by what came of them.");
        _compiling = _meter.CreateHistogram<double>("eligibility.policies.compile.duration", "s",
            "How long what had changed took to compile.");
    }

    /// <summary>The same for policies that belong to these, by the same meter.</summary>
    /// <param name="part">What their name has behind that of these.</param>
    public ReloadTelemetry For(string part) => new(_name + part, _log, _meter, null) { Decisions = null };

    /// <summary>What tells of the decisions of the same policies; null of those that only decide beside.</summary>
    public DecisionTelemetry? Decisions { get; private init; }

    /// <summary>Lets the health of the policies be asked: 1 for what it is, 0 for what it is not.</summary>
    public void Observe(Func<PolicyHealth> health) => _meter.CreateObservableUpDownCounter(
        "eligibility.policies.status", () => Enum.GetValues<PolicyHealth>().Select(h =>
            new Measurement<int>(h == health() ? 1 : 0, _set, new("eligibility.policies.state", Word(h)))),
        "{set}", "The state of the policies: loaded, stale or failed.");

    public Activity? Start() => Activities.StartActivity("eligibility.policies.reload")?.SetTag(_set.Key, _set.Value);

    public void Compiled(TimeSpan time) => _compiling.Record(time.TotalSeconds, _set);

    /// <summary>
    /// Tells what a reload came to. A fault is logged when it appears, not each time it is found still there.
    /// </summary>
    public void Tell(PolicyStatus before, PolicyStatus after, Activity? activity)
    {
        var swapped = !ReferenceEquals(before.Catalogue, after.Catalogue);
        var result = after.Fault is not null ? "refused" : swapped ? "swapped" : "unchanged";
        _reloads.Add(1, _set, new("eligibility.reload.result", result));
        activity?.SetTag("eligibility.reload.result", result);
        activity?.SetTag("eligibility.policies.hash", after.Catalogue?.Hash);
        if (after.Fault is not null) activity?.SetStatus(ActivityStatusCode.Error, after.Fault)
            .SetTag("error.type", after.Errors is [var first, ..] ? first.Code : "source");

        if (swapped) ReloadLog.Swapped(_log, _name, after.Catalogue!.Titles.Length, after.Catalogue.Hash);
        else if (before.Fault is not null && after.Fault is null) ReloadLog.Mended(_log, _name, after.Catalogue!.Hash);
        if (after.Fault is null || after.Fault == before.Fault) return;
        if (after.Catalogue is { } kept) ReloadLog.Stale(_log, _name, kept.Hash, after.Fault);
        else ReloadLog.Failed(_log, _name, after.Fault);
    }

    public void Dispose() => _own?.Dispose();

    public static string Word(PolicyHealth health) => health switch
    {
        PolicyHealth.Loaded => "loaded",
        PolicyHealth.Stale => "stale",
        _ => "failed",
    };
}
