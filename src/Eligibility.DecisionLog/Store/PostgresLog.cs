using System.Data;
using System.Data.Common;
using Npgsql;

namespace Eligibility.DecisionLog.Store;

/// <summary>A log in PostgreSQL.</summary>
internal sealed class PostgresLog : LogConnection
{
    private readonly NpgsqlConnection _connection;
    private NpgsqlBatch? _deferred;
    private NpgsqlTransaction? _transaction;
    private string? _warning;

    public PostgresLog(NpgsqlConnection connection) : base(connection)
    {
        _connection = connection;
        connection.Notice += (_, told) =>
        {
            if (told.Notice.InvariantSeverity == "WARNING") _warning = told.Notice.MessageText;
        };
    }

    public override string Bytes(string column) => $"convert_to({column}, 'UTF8')";

    public override string Each(string parameter) => $"SELECT json_array_elements_text({parameter}::json)";

    public override string? Damage() => Scalar<string>(PostgresSchema.Listing) == PostgresSchema.Expected
        ? null
        : "the tables of the database are not those of a log";

    /// <summary>All in one message to the server.</summary>
    public override void Defer(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        _deferred ??= new NpgsqlBatch(_connection, _transaction);
#pragma warning disable CA2100 // Every text is made of constants of this assembly; what varies goes in as a parameter.
        var command = new NpgsqlBatchCommand(text);
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
        _deferred.BatchCommands.Add(command);
    }

    protected override void Flush()
    {
        if (_deferred is not { } deferred) return;
        _deferred = null;
        using (deferred) deferred.ExecuteNonQuery();
    }

    protected override DbTransaction BeginToWrite()
    {
        (_deferred, _warning) = (null, null);
        // What stood there before the lock was had must not be what is read behind it: each command sees what is
        // committed.
        _transaction = _connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            using var command = new NpgsqlCommand(PostgresSchema.LockHead, _connection, _transaction);
            command.ExecuteNonQuery();
            return _transaction;
        }
        catch
        {
            _transaction.Dispose();
            throw;
        }
    }

    protected override DbTransaction BeginToRead() => _connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <summary>
    /// A server that was told to give up waiting for its standbys commits all the same, and only warns that they may
    /// not have it: that is not known to stand.
    /// </summary>
    protected override void Commit(DbTransaction transaction)
    {
        transaction.Commit();
        if (_warning is { } warning) throw new DecisionLogException($"the server warned: {warning}");
    }
}
