using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Bulk;

namespace Eligibility.DecisionLog.Statements;

/// <summary>
/// What came of a case in brief (<c>docs/brief.schema.json</c>): as it is kept, and as it is read again.
/// </summary>
/// <param name="Outcome">The outcome advised; null while undecided.</param>
/// <param name="Reasons">The names of its reasons, in the order in which they are numbered from 1.</param>
/// <param name="OpenReasons">Those that are reasons only in some way of filling in what is unknown.</param>
internal sealed record BriefRecord(string? Outcome, ImmutableArray<string> Reasons, ImmutableArray<string> OpenReasons)
{
    /// <summary>The line of a decision, without its line feed.</summary>
    public static byte[] Of(Decision decision)
    {
        var bytes = new ArrayBufferWriter<byte>();
        BriefLines.Write(BriefLines.Of([decision.Policy]), bytes, decision, BulkRecord.Brief);
        return bytes.WrittenSpan[..^1].ToArray();
    }

    public static BriefRecord Read(byte[] brief)
    {
        using var document = JsonDocument.Parse(brief);
        var root = document.RootElement;
        return new BriefRecord(
            root.TryGetProperty("outcome", out var outcome) ? outcome.GetString() : null, Names(root, "reasons"),
            Names(root, "openReasons"));
    }

    /// <summary>The word of a decision's case, the highest byte first; null where it has none.</summary>
    public static byte[]? WordOf(Decision decision)
    {
        if (decision.Word is not { } word) return null;
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, word);
        return bytes;
    }

    private static ImmutableArray<string> Names(JsonElement root, string member) =>
        root.TryGetProperty(member, out var names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];
}
