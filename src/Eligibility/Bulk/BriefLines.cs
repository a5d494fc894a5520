using System.Buffers;
using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Bulk;

/// <summary>
/// What came of a case in brief, as <c>docs/brief.schema.json</c> has it: fragments of UTF-8 that are made once for a
/// policy, joined. A decided case leaves nothing behind.
/// </summary>
internal sealed class BriefLines
{
    private readonly byte[][] _names;
    private readonly byte[][] _decided;
    private readonly byte[][] _decidedNotExact;
    private readonly byte[][] _rules;
    private readonly byte[] _otherwise = QuotedText.Of("otherwise");

    private BriefLines(Policy policy)
    {
        Policy = policy;
        _names = [.. policy.Outcomes.Select(o => QuotedText.Of(o.Name))];
        _decided = [.. policy.Outcomes.Select(o => Decided(o, isExact: true))];
        _decidedNotExact = [.. policy.Outcomes.Select(o => Decided(o, isExact: false))];
        _rules = [.. policy.Rules.Select(r => QuotedText.Of(r.Name))];
    }

    private Policy Policy { get; }

    /// <summary>The lines of several policies.</summary>
    public static ImmutableArray<BriefLines> Of(IEnumerable<Policy> policies) =>
        [.. policies.Select(p => new BriefLines(p))];

    /// <summary>Writes the line of a decision.</summary>
    /// <param name="all">Of each policy that may decide.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="record">How much of it is told.</param>
    public static void Write(ImmutableArray<BriefLines> all, IBufferWriter<byte> output, Decision decision,
        BulkRecord record)
    {
        foreach (var lines in all)
            if (ReferenceEquals(lines.Policy, decision.Policy))
            {
                if (record == BulkRecord.None) lines.WriteOutcome(output, decision);
                else lines.WriteBrief(output, decision);
                return;
            }
        throw new ArgumentException("the decision is of another policy", nameof(decision));
    }

    /// <summary>Writes the line of a case of which the date that chooses the edition is unknown.</summary>
    public static void WriteUndated(IBufferWriter<byte> output, Editions editions, EditionDecision result,
        BulkRecord record)
    {
        WriteId(output, result.Undated[0].Case.Id);
        if (record == BulkRecord.None)
        {
            output.Write(",\"outcome\":null}\n"u8);
            return;
        }
        output.Write(",\"status\":\"undecided\",\"exact\":false,\"possible\":["u8);
        WriteEach(output, result.Undated.SelectMany(d => d.Possible).Select(o => o.Name)
            .Distinct(StringComparer.Ordinal));
        output.Write("],\"reasons\":[],\"needed\":["u8);
        WriteEach(output, [editions.DatedBy.Name]);
        output.Write("]}\n"u8);
    }

    private void WriteOutcome(IBufferWriter<byte> output, Decision decision)
    {
        WriteId(output, decision.Case.Id);
        output.Write(",\"outcome\":"u8);
        output.Write(decision.Outcome is { } outcome ? _names[outcome.Index] : "null"u8);
        output.Write("}\n"u8);
    }

    private void WriteBrief(IBufferWriter<byte> output, Decision decision)
    {
        WriteId(output, decision.Case.Id);
        if (decision.Outcome is { } outcome)
        {
            output.Write((decision.Exact ? _decided : _decidedNotExact)[outcome.Index]);
        }
        else
        {
            output.Write(decision.Exact
                ? ",\"status\":\"undecided\",\"exact\":true,\"possible\":["u8
                : ",\"status\":\"undecided\",\"exact\":false,\"possible\":["u8);
            for (var i = 0; i < decision.Possible.Length; i++)
            {
                if (i > 0) output.Write(","u8);
                output.Write(_names[decision.Possible[i].Index]);
            }
            output.Write("],\"reasons\":["u8);
        }
        WriteReasons(output, decision, open: false);
        if (decision.Reasons.Any(r => r.Open))
        {
            output.Write("],\"openReasons\":["u8);
            WriteReasons(output, decision, open: true);
        }
        if (decision.Needed.IsEmpty)
        {
            output.Write("],\"needed\":[]}\n"u8);
            return;
        }
        output.Write("],\"needed\":["u8);
        WriteEach(output, decision.Needed.Select(n => n.Name));
        output.Write("]}\n"u8);
    }

    private void WriteReasons(IBufferWriter<byte> output, Decision decision, bool open)
    {
        var isFirst = true;
        foreach (var reason in decision.Reasons)
        {
            if (reason.Open != open) continue;
            if (!isFirst) output.Write(","u8);
            isFirst = false;
            output.Write(reason.Rule is { } rule ? _rules[rule.Index] : _otherwise);
        }
    }

    private static void WriteEach(IBufferWriter<byte> output, IEnumerable<string> texts)
    {
        var isFirst = true;
        foreach (var text in texts)
        {
            if (!isFirst) output.Write(","u8);
            isFirst = false;
            QuotedText.Write(output, text);
        }
    }

    private static void WriteId(IBufferWriter<byte> output, string? id)
    {
        output.Write("{\"id\":"u8);
        QuotedText.Write(output, id);
    }

    private static byte[] Decided(Outcome outcome, bool isExact) =>
    [
        .. isExact ? ",\"status\":\"decided\",\"exact\":true"u8 : ",\"status\":\"decided\",\"exact\":false"u8,
        .. ",\"outcome\":"u8, .. QuotedText.Of(outcome.Name), .. ",\"reasons\":["u8,
    ];
}
