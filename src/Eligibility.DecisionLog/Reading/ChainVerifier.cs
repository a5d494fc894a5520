using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Store;

namespace Eligibility.DecisionLog.Reading;

/// <summary>
/// Works every digest and link out again, in order, and stops at the first record that is not what it was. Shares
/// with the writer how a link is made, and nothing else.
/// </summary>
internal sealed class ChainVerifier(LogConnection log, Checkpoint? checkpoint)
{
    private static readonly string[] PartNames =
        ["case", "word", "brief record", "digest of what was shown", "run", "statement"];

    private readonly HashSet<string> _decidedBy = new(StringComparer.Ordinal);
    private readonly SortedSet<long> _erased = [];
    private readonly HashSet<long> _toldErased = [];
    private ImmutableHashSet<string> _archived = [];
    private long _number;
    private byte[] _link = Links.Start;
    private long _erasedCount;

    public LogVerification Verify()
    {
        LogFault? fault;
        try
        {
            fault = OfTables() ?? OfPolicies() ?? OfRecords() ?? OfErasures() ?? OfUnused() ?? OfCheckpoint();
        }
        catch (Exception e) when (e is DbException or DecoderFallbackException or InvalidCastException)
        {
            fault = new LogFault(_number + 1, $"cannot be read: {Faults.Say(e)}");
        }
        return new LogVerification(new Checkpoint(_number, Convert.ToHexStringLower(_link)), _erasedCount, fault);
    }

    private LogFault? OfTables() => log.Damage() is { } damage ? new LogFault(0, damage) : null;

    private LogFault? OfPolicies()
    {
        var policies = new PolicyTable(log);
        _archived = [.. policies.Hashes];
        if (!policies.IsInPlace) return new LogFault(0, "files of an archived policy are missing");
        return policies.Hashes.FirstOrDefault(hash => !PolicyTable.Are(policies.Files(hash), hash)) is { } changed
            ? new LogFault(0, $"the archived text of policy {changed} is not what its hash says")
            : null;
    }

    private LogFault? OfRecords()
    {
        foreach (var entry in new RecordTable(log).All())
        {
            if (entry.Number != _number + 1)
                return new LogFault(entry.Number, entry.Number <= _number
                    ? "its number is out of order"
                    : FormattableString.Invariant($"record {_number + 1} is missing before it"));
            if (OfRecord(entry) is { } message) return new LogFault(entry.Number, message);
            (_number, _link) = (entry.Number, entry.Link);
            if (checkpoint is not null && _number == checkpoint.Records
                && Convert.ToHexStringLower(_link) != checkpoint.Head)
                return new LogFault(_number, "it or one before it is not what it was at the checkpoint");
        }
        return null;
    }

    private string? OfRecord(Entry entry)
    {
        if (entry.Digests.Length != Entry.PartCount * SHA256.HashSizeInBytes) return "its digests are not whole";
        if (!Links.Of(_link, entry).AsSpan().SequenceEqual(entry.Link))
            return "its link is not that of what it says and of the record before it";
        if (entry.Kind is not (Entry.Advice or Entry.Decision or Entry.Erasure))
            return "it is of no kind that there is";
        if (!_archived.Contains(entry.PolicyHash)) return "the text of its policy is not archived";
        _decidedBy.Add(entry.PolicyHash);
        if (entry.Kind == Entry.Advice
            ? entry.Answers is not null
            : entry.Answers is not { } about || about >= entry.Number)
            return "it is not about a record before it";
        if (entry.Kind == Entry.Erasure) _toldErased.Add(entry.Answers!.Value);
        if (!entry.IsErased)
            return SaltedDigest.FirstChanged(entry.Salt!, entry.Parts, entry.Digests) is { } changed
                ? $"its {PartNames[(int)changed]} is not what was written"
                : null;
        _erasedCount++;
        _erased.Add(entry.Number);
        var left = entry.Parts.IndexOf(entry.Parts.FirstOrDefault(part => part is not null));
        return left >= 0 && entry.Parts[left] is not null
            ? $"it has no salt, and still holds its {PartNames[left]}"
            : null;
    }

    private LogFault? OfErasures() =>
        _erased.FirstOrDefault(number => !_toldErased.Contains(number)) is > 0 and var silently
            ? new LogFault(silently, "what is personal of it is gone, and no record says that it was erased")
            : _toldErased.Where(number => !_erased.Contains(number)).Order().FirstOrDefault() is > 0 and var back
                ? new LogFault(back, "it was erased, and holds what is personal again")
                : null;

    private LogFault? OfUnused() =>
        _archived.Except(_decidedBy).Order(StringComparer.Ordinal).FirstOrDefault() is { } unused
        ? new LogFault(0, $"policy {unused} is archived, and no record was decided by it")
        : null;

    private LogFault? OfCheckpoint() => checkpoint is not null && _number < checkpoint.Records
        ? new LogFault(_number + 1, FormattableString.Invariant(
            $"the log ends before it; at the checkpoint it had {checkpoint.Records} records"))
        : null;
}
