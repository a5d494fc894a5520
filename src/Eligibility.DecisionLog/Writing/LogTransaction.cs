using System.Collections.Immutable;
using System.Globalization;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Store;

namespace Eligibility.DecisionLog.Writing;

/// <summary>One transaction of the writer: what a group of records is written by.</summary>
internal sealed class LogTransaction
{
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Entry?> _byId;
    private readonly HashSet<string> _archived = new(StringComparer.Ordinal);
    private (long Number, byte[] Link) _head;

    /// <param name="log">The connection, in a transaction that no other writer comes between.</param>
    /// <param name="time">What tells the time.</param>
    /// <param name="head">The last record that stands there.</param>
    /// <param name="ids">The ids of what is to be written, looked up at once.</param>
    public LogTransaction(LogConnection log, TimeProvider time, (long Number, byte[] Link) head,
        IEnumerable<string> ids)
    {
        (Records, Policies, _time, _head) = (new RecordTable(log), new PolicyTable(log), time, head);
        _byId = ids.Distinct(StringComparer.Ordinal).ToDictionary(id => id, _ => (Entry?)null, StringComparer.Ordinal);
        if (_byId.Count > 0) foreach (var entry in Records.ByIds(_byId.Keys.ToList())) _byId[entry.Id] = entry;
    }

    public RecordTable Records { get; }

    public PolicyTable Policies { get; }

    /// <summary>Whether something was erased, so that what waits beside the log must not keep it.</summary>
    public bool HasErased { get; private set; }

    /// <summary>How many records were written.</summary>
    public int Added { get; private set; }

    /// <summary>The record of an id, among those of this transaction too.</summary>
    public Entry? ById(string id) => _byId.TryGetValue(id, out var entry) ? entry : Records.ById(id);

    /// <summary>
    /// Writes a record behind the last; or, where one of its id stands there that says the same, tells that one: what
    /// is written again is not doubled.
    /// </summary>
    /// <exception cref="DecisionLogException">Another record has its id. Nothing was written.</exception>
    public RecordReceipt Add(Entry entry)
    {
        if (ById(entry.Id) is { } earlier)
            return earlier.SaysTheSame(entry)
                ? ReceiptOf(earlier)
                : throw new DecisionLogException(FormattableString.Invariant($"record {earlier.Number} has the id ")
                    + $"\"{entry.Id}\" already, and {(earlier.IsErased ? "was erased" : "says something else")}");
        var now = _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        var added = entry with { Number = _head.Number + 1, At = now };
        added = added with { Link = Links.Of(_head.Link, added) };
        Records.Add(added);
        _head = (added.Number, added.Link);
        _byId[added.Id] = added;
        Added++;
        return ReceiptOf(added);
    }

    /// <summary>Writes the text of a policy, where it does not stand there.</summary>
    public void Archive(string hash, ImmutableArray<(string Path, string Text)> files)
    {
        if (_archived.Add(hash) && !Policies.Holds(hash)) Policies.Add(hash, files);
    }

    /// <summary>Takes away what is personal of a record.</summary>
    public void Erase(Entry entry)
    {
        Records.Erase(entry.Number);
        HasErased = true;
        // What was read of it before says what it does not say any more.
        _byId.Remove(entry.Id);
    }

    private static RecordReceipt ReceiptOf(Entry entry) =>
        new(entry.Number, entry.Id, Convert.ToHexStringLower(entry.Link));
}
