using System.Diagnostics.Metrics;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>How often live policies of one name compiled what had changed, as their metrics say.</summary>
internal sealed class CompileCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private int _count;

    public CompileCount(string name)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "eligibility.policies.compile.duration") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag.Key == "eligibility.policies.name" && Equals(tag.Value, name)) Interlocked.Increment(ref _count);
        });
        _listener.Start();
    }

    public int Count => Volatile.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
