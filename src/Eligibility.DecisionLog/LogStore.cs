using Eligibility.DecisionLog.Store;

namespace Eligibility.DecisionLog;

/// <summary>
/// Where a log of decisions is kept. Nothing is opened before a <see cref="DecisionLogWriter"/> or a
/// <see cref="DecisionLogReader"/> is.
/// </summary>
public abstract class LogStore
{
    private protected LogStore()
    {
    }

    /// <summary>A file of SQLite: for the instances of a service that run on one machine.</summary>
    /// <param name="file">
    /// The file, made by the first writer. Beside it stand two more while it is open, of its name and <c>-wal</c>,
    /// <c>-shm</c>.
    /// </param>
    public static LogStore Sqlite(string file)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        return new SqliteFile(file);
    }

    /// <summary>
    /// A database of PostgreSQL: for the instances of a service that run on several machines. They make one chain.
    /// </summary>
    /// <param name="connectionString">
    /// As Npgsql reads it, such as <c>Host=db.example;Database=decisions;Username=log</c>. The tables stand in the
    /// first schema of <c>Search Path</c>; the first writer makes them. A password is better kept in a file, by
    /// <c>Passfile</c>.
    /// </param>
    /// <exception cref="ArgumentException">It is no connection string, or names no host or database.</exception>
    public static LogStore Postgres(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return new PostgresDatabase(connectionString);
    }

    /// <summary>What keeps it, as metrics name it.</summary>
    internal abstract string System { get; }

    /// <summary>A connection that writes; the tables are made where there are none.</summary>
    /// <exception cref="DecisionLogException">It cannot be opened, or is no log.</exception>
    internal abstract LogConnection OpenToWrite();

    /// <summary>A connection that changes no record.</summary>
    /// <exception cref="DecisionLogException">It is not there, cannot be opened, or is no log.</exception>
    internal abstract LogConnection OpenToRead();
}
