using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Store;

/// <summary>A log in a file: written in WAL mode with every commit on the disk, or read alone.</summary>
/// <param name="file">The file.</param>
/// <param name="busySeconds">How long another writer of the same file is waited for, in seconds.</param>
internal sealed class SqliteFile(string file, int busySeconds = 30) : LogStore
{
    // What is erased is overwritten, and not left in pages that are free.
    private const string Writing =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF";

    // Once it was opened, none is made in its place.
    private volatile bool _isThere;

    public override string ToString() => $"`{file}`";

    internal override string System => "sqlite";

    /// <summary>The file is made where there is none.</summary>
    internal override LogConnection OpenToWrite() => Guarded(() =>
    {
        var connection = Connect(_isThere ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
            Writing + "; PRAGMA wal_autocheckpoint=0");
        try
        {
            // Over the same connection, which a log would close.
            var making = new SqliteLog(connection);
            making.Write(() =>
            {
                if (IsEmpty(making)) making.Execute(SqliteSchema.Create);
                else Require(making);
                return true;
            });
            var place = new FilePlace(file);
            place.Require();
            _isThere = true;
            return new SqliteLog(connection, new WalCheckpoints(Connect(SqliteOpenMode.ReadWrite, Writing)), place);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    /// <summary>
    /// What a writer that was stopped left beside the file is taken in, for which the file must be writable all the
    /// same.
    /// </summary>
    internal override LogConnection OpenToRead() => File.Exists(file)
        ? Guarded(() =>
        {
            var log = new SqliteLog(Connect(SqliteOpenMode.ReadWrite,
                "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF"));
            try
            {
                Require(log);
                return log;
            }
            catch
            {
                log.Dispose();
                throw;
            }
        })
        : throw new DecisionLogException($"there is no file {this}");

    private SqliteConnection Connect(SqliteOpenMode mode, string settings)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = busySeconds
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
            command.CommandText = settings;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteLog Guarded(Func<SqliteLog> open)
    {
        try
        {
            return open();
        }
        catch (SqliteException fault)
        {
            throw new DecisionLogException($"{this} cannot be opened as a decision log: {fault.Message}", fault);
        }
    }

    private static bool IsEmpty(LogConnection log) => log.Scalar<long>("SELECT count(*) FROM sqlite_schema") == 0;

    private void Require(LogConnection log)
    {
        if (log.Scalar<long>("PRAGMA application_id") != SqliteSchema.ApplicationId)
            throw new DecisionLogException($"{this} is no decision log");
        if (log.Scalar<long>("PRAGMA user_version") is not SqliteSchema.Version and var version)
            throw new DecisionLogException(FormattableString.Invariant(
                $"{this} is a decision log of version {version}; this reads version {SqliteSchema.Version}"));
    }
}
