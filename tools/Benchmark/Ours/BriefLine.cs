using System.Buffers;
using System.Text.Json;

namespace Eligibility.Benchmarking.Ours;

/// <summary>
/// A decision in brief as JSON, written here as a caller has to until the engine has a call for it: the id, whether it
/// is decided, the outcome, the reasons by name, what is possible, what is needed.
/// </summary>
internal sealed class BriefLine
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _json;

    public BriefLine() => _json = new Utf8JsonWriter(_bytes);

    /// <summary>The outcome alone.</summary>
    public ReadOnlySpan<byte> Outcome(Decision decision)
    {
        Begin();
        _json.WriteString("outcome"u8, decision.Outcome?.Name);
        return End();
    }

    /// <summary>The outcome with its reasons by name.</summary>
    public ReadOnlySpan<byte> Brief(Decision decision)
    {
        Begin();
        _json.WriteString("id"u8, decision.Case.Id);
        _json.WriteString("status"u8, decision.IsDecided ? "decided"u8 : "undecided"u8);
        _json.WriteBoolean("exact"u8, decision.Exact);
        _json.WriteString("outcome"u8, decision.Outcome?.Name);
        _json.WriteStartArray("reasons"u8);
        foreach (var reason in decision.Reasons) _json.WriteStringValue(reason.Name);
        _json.WriteEndArray();
        _json.WriteStartArray("possible"u8);
        foreach (var outcome in decision.Possible) _json.WriteStringValue(outcome.Name);
        _json.WriteEndArray();
        _json.WriteStartArray("needed"u8);
        foreach (var need in decision.Needed) _json.WriteStringValue(need.Name);
        _json.WriteEndArray();
        return End();
    }

    private void Begin()
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }

    private ReadOnlySpan<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.WrittenSpan;
    }
}
