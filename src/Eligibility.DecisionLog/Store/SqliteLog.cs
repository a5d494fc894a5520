using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Store;

/// <summary>A log in SQLite.</summary>
/// <param name="connection">The connection.</param>
/// <param name="checkpoints">What takes in what waits beside the file; null where SQLite does so now and then.</param>
/// <param name="place">Where the file must stand after every commit; null where that is not looked at.</param>
internal sealed class SqliteLog(SqliteConnection connection, WalCheckpoints? checkpoints = null, FilePlace? place = null)
    : LogConnection(connection)
{
    private int _written;

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

    /// <summary>
    /// Takes into the file what waits beside it, where no reader needs that any more: the next that can does.
    /// </summary>
    public override void Forget() => Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    public override void Defer(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        _written++;
        base.Defer(text, parameters);
    }

    public override void Rest()
    {
        if (checkpoints?.Committed(_written) == true) Execute(WalCheckpoints.TakeIn);
        _written = 0;
    }

    public override void Dispose()
    {
        checkpoints?.Dispose();
        base.Dispose();
    }

    protected override void Commit(DbTransaction transaction)
    {
        base.Commit(transaction);
        place?.Require();
    }

    protected override DbTransaction BeginToWrite() => connection.BeginTransaction(deferred: false);

    protected override DbTransaction BeginToRead() => connection.BeginTransaction(deferred: true);
}
