using System.Net.Sockets;
using Npgsql;

namespace Eligibility.DecisionLog.Store;

/// <summary>A log in a database: every writer locks the head of the chain for as long as it adds to it.</summary>
internal sealed class PostgresDatabase : LogStore
{
    private readonly NpgsqlConnectionStringBuilder _settings;

    public PostgresDatabase(string connectionString)
    {
        try
        {
            _settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            // What it says is not repeated: it may hold a password.
            throw new ArgumentException("it is no connection string of PostgreSQL", nameof(connectionString));
        }
        if (string.IsNullOrEmpty(_settings.Host) || string.IsNullOrEmpty(_settings.Database))
            throw new ArgumentException("the connection string names no Host or no Database", nameof(connectionString));
        // One connection is held as long as the log is open; a new one is never one that was given back.
        (_settings.Pooling, _settings.Enlist, _settings.IncludeErrorDetail) = (false, false, false);
        if (string.IsNullOrEmpty(_settings.ApplicationName)) _settings.ApplicationName = "eligibility";
    }

    /// <summary>The database and the server, without who asks.</summary>
    public override string ToString() => $"`{_settings.Database}` on {_settings.Host}";

    internal override string System => "postgresql";

    /// <summary>The tables are made where there are none, by one of those who come at once.</summary>
    internal override LogConnection OpenToWrite() => Open(log =>
    {
        if (log.Scalar<bool>("SELECT pg_is_in_recovery()"))
            throw new DecisionLogException($"{this} is a standby, which takes no records");
        if (log.Scalar<string>("SHOW fsync") == "off")
            throw new DecisionLogException($"{this} does not wait for the disk: its fsync is off");
        log.Execute(PostgresSchema.Writing);
        if (IsThere(log)) return;
        log.Execute(PostgresSchema.LockCreation);
        try
        {
            if (!IsThere(log)) log.Execute(PostgresSchema.Create);
        }
        finally
        {
            log.Execute(PostgresSchema.UnlockCreation);
        }
    });

    internal override LogConnection OpenToRead() => Open(log =>
    {
        log.Execute("SET default_transaction_read_only = on");
        if (!IsThere(log)) throw new DecisionLogException($"there is no decision log in {this}");
    });

    private PostgresLog Open(Action<LogConnection> begin)
    {
        var connection = new NpgsqlConnection(_settings.ToString());
        try
        {
            connection.Open();
            var log = new PostgresLog(connection);
            if (log.Scalar<string>("SHOW server_encoding") is not "UTF8" and var encoding)
                throw new DecisionLogException($"{this} holds texts as {encoding}; a decision log needs UTF8");
            begin(log);
            return log;
        }
        catch (Exception fault) when (
            fault is NpgsqlException or TimeoutException or SocketException or ArgumentException)
        {
            connection.Dispose();
            throw new DecisionLogException($"{this} cannot be opened as a decision log: {Faults.Say(fault)}", fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private bool IsThere(LogConnection log) => log.Scalar<string>(PostgresSchema.Told) switch
    {
        null => false,
        PostgresSchema.Known => true,
        _ => throw new DecisionLogException(
            $"{this} has a table `record` that is not of this version of a decision log, or of none"),
    };
}
