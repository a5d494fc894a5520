using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Store;

/// <summary>Opens the file of a log: to write it, in WAL mode with every commit on the disk; or to read it alone.</summary>
internal static class LogFile
{
    /// <summary>How long another writer of the same file is waited for, in seconds.</summary>
    public const int BusySeconds = 30;

    // What is erased is overwritten, and not left in pages that are free.
    private const string Writing =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF";

    /// <summary>A connection that writes; the file is made where there is none.</summary>
    public static SqliteConnection OpenToWrite(string file, int busySeconds = BusySeconds) =>
        Open(file, SqliteOpenMode.ReadWriteCreate, busySeconds, connection =>
        {
            connection.Execute(Writing);
            using var transaction = connection.BeginTransaction(deferred: false);
            if (IsEmpty(connection, transaction)) connection.Execute(Schema.Create, transaction);
            else Require(connection, file, transaction);
            transaction.Commit();
        });

    /// <summary>
    /// A connection that changes no record. What a writer that was stopped left beside the file is taken in, for which
    /// the file must be writable all the same.
    /// </summary>
    public static SqliteConnection OpenToRead(string file) =>
        File.Exists(file)
            ? Open(file, SqliteOpenMode.ReadWrite, BusySeconds, connection =>
            {
                connection.Execute("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF");
                Require(connection, file, null);
            })
            : throw new DecisionLogException($"there is no file `{file}`");

    private static SqliteConnection Open(string file, SqliteOpenMode mode, int busySeconds, Action<SqliteConnection> begin)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = busySeconds
        }.ToString());
        try
        {
            connection.Open();
            begin(connection);
            return connection;
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw new DecisionLogException($"`{file}` cannot be opened as a decision log: {fault.Message}", fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool IsEmpty(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Scalar<long>("SELECT count(*) FROM sqlite_schema", transaction) == 0;

    private static void Require(SqliteConnection connection, string file, SqliteTransaction? transaction)
    {
        if (connection.Scalar<long>("PRAGMA application_id", transaction) != Schema.ApplicationId)
            throw new DecisionLogException($"`{file}` is no decision log");
        if (connection.Scalar<long>("PRAGMA user_version", transaction) is not Schema.Version and var version)
            throw new DecisionLogException(
                FormattableString.Invariant($"`{file}` is a decision log of version {version}; this reads version {Schema.Version}"));
    }
}
