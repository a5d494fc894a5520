using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>What the meter of hosting measures of policies of one name, a line each: the instrument, the value, the tags.</summary>
internal sealed class HeardMeasurements : IDisposable
{
    private const string Name = "eligibility.policies.name";

    private readonly MeterListener _listener = new();
    private readonly string _name;

    /// <param name="name">The name of the policies.</param>
    public HeardMeasurements(string name)
    {
        _name = name;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Eligibility.Hosting") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Tell(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Tell(instrument, value, tags));
        // A duration is 1 where it could be one.
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            Tell(instrument, value is > 0 and < 60 ? 1 : 0, tags));
        _listener.Start();
    }

    /// <summary>The lines, in order.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>Asks what is told only when it is asked for.</summary>
    public void Ask() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Tell(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = tags.ToArray();
        if (!all.Contains(new(Name, _name))) return;
        Lines.Enqueue(FormattableString.Invariant($"{instrument.Name} {value} ")
            + string.Join(' ', all.Where(t => t.Key != Name).Select(t => $"{t.Key}={t.Value}")));
    }
}
