using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.ByHand;

/// <summary>What is written of a decision of which the outcome alone is asked.</summary>
internal readonly record struct OutcomeDto(string Outcome);

/// <summary>The code that the compiler writes for reading cases and writing decisions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CaseDto))]
[JsonSerializable(typeof(OutcomeDto))]
[JsonSerializable(typeof(TracedDecision))]
internal sealed partial class HandJsonContext : JsonSerializerContext;

/// <summary>From JSON to JSON as services in C# do it: a class for the case, tests, a class for the answer.</summary>
internal sealed class HandJson
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _json;

    public HandJson() => _json = new Utf8JsonWriter(_bytes);

    /// <summary>The outcome, as JSON that stands until the next call.</summary>
    public ReadOnlySpan<byte> Outcome(ReadOnlySpan<byte> utf8)
    {
        var facts = Read(utf8);
        Begin();
        JsonSerializer.Serialize(_json, new OutcomeDto(Verdict.Offers[(int)HandWritten.Decide(facts)]),
            HandJsonContext.Default.OutcomeDto);
        return _bytes.WrittenSpan;
    }

    /// <summary>The decision with its whole trace, as JSON that stands until the next call.</summary>
    public ReadOnlySpan<byte> Trace(ReadOnlySpan<byte> utf8)
    {
        var facts = Read(utf8);
        Begin();
        JsonSerializer.Serialize(_json, HandTraced.Decide(facts), HandJsonContext.Default.TracedDecision);
        return _bytes.WrittenSpan;
    }

    private static Facts Read(ReadOnlySpan<byte> utf8) =>
        ReadRecord(utf8).ToFacts();

    /// <summary>A case as the object that it is read into.</summary>
    public static CaseDto ReadRecord(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, HandJsonContext.Default.CaseDto)!;

    private void Begin()
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
    }
}
