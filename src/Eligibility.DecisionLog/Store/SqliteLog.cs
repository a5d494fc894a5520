using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Store;

/// <summary>A log in SQLite.</summary>
internal sealed class SqliteLog(SqliteConnection connection) : LogConnection(connection)
{
    /// <summary>What SQLite tells of the tables that it makes itself.</summary>
    private static readonly Lazy<string?> ExpectedListing = new(() =>
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using var log = new SqliteLog(memory);
        log.Execute(SqliteSchema.Create);
        return log.Scalar<string>(SqliteSchema.Listing);
    });

    // As a text it would end at the first zero byte.
    public override string Bytes(string column) => $"CAST({column} AS BLOB)";

    public override string Each(string parameter) => $"SELECT value FROM json_each({parameter})";

    public override string? Damage() =>
        Scalar<string>("PRAGMA integrity_check(1)") is not "ok" and var damage
            ? $"the file is damaged: {damage}"
            : Scalar<string>(SqliteSchema.Listing) != ExpectedListing.Value
                ? "the tables of the file are not those of a log"
                : null;

    /// <summary>Takes into the file what waits beside it, where no reader needs that any more: the next that can does.</summary>
    public override void Forget() => Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    protected override DbTransaction BeginToWrite() => connection.BeginTransaction(deferred: false);

    protected override DbTransaction BeginToRead() => connection.BeginTransaction(deferred: true);
}
