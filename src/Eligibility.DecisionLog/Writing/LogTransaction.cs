using System.Globalization;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Store;
using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Writing;

/// <summary>One transaction of the writer: what a group of records is written by.</summary>
internal sealed class LogTransaction(SqliteConnection connection, SqliteTransaction transaction, TimeProvider time)
{
    public RecordTable Records { get; } = new(connection, transaction);

    /// <summary>Whether something was erased, so that what waits beside the file must not keep it.</summary>
    public bool HasErased { get; set; }

    public PolicyTable Policies { get; } = new(connection, transaction);

    /// <summary>
    /// Writes a record; or, where one of its id stands there that says the same, tells that one: what is written again
    /// is not doubled.
    /// </summary>
    /// <exception cref="DecisionLogException">Another record has its id. Nothing was written.</exception>
    public RecordReceipt Add(Entry entry)
    {
        if (Records.ById(entry.Id) is { } earlier)
            return earlier.SaysTheSame(entry)
                ? ReceiptOf(earlier)
                : throw new DecisionLogException(FormattableString.Invariant($"record {earlier.Number} has the id ")
                    + $"\"{entry.Id}\" already, and {(earlier.IsErased ? "was erased" : "says something else")}");
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        return ReceiptOf(Records.Add(entry with { At = now }));
    }

    private static RecordReceipt ReceiptOf(Entry entry) =>
        new(entry.Number, entry.Id, Convert.ToHexStringLower(entry.Link));
}
