using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Store;

/// <summary>
/// Takes what waits beside a file into it, on a thread and a connection of its own: whoever waits for a commit does
/// not wait for that too. What is committed meanwhile is left, and little of it: now and then the writer takes that
/// in itself, and what lies beside the file is written from its beginning again.
/// </summary>
internal sealed class WalCheckpoints : IDisposable
{
    public const string TakeIn = "PRAGMA wal_checkpoint(PASSIVE)";

    /// <summary>After about so many pages, as SQLite itself has it: 4 MiB.</summary>
    private const int Enough = 1_000;

    /// <summary>So many pages may lie beside the file before the writer takes in what is left: 16 MiB.</summary>
    private const int Most = 4_000;

    /// <summary>
    /// What a commit writes beside its records: the tables' and indexes' last pages, and those above them.
    /// </summary>
    private const int PagesOfACommit = 4;

    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _wanted = new(initialState: false);
    private readonly Thread _thread;
    private int _pages;
    private int _beside;
    private volatile bool _isDone;
    private volatile bool _isClosed;

    /// <param name="connection">A connection of its own to the same file.</param>
    public WalCheckpoints(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Run) { IsBackground = true, Name = "decision log" };
        _thread.Start();
    }

    /// <summary>Tells of a commit. For the writer's thread.</summary>
    /// <returns>Whether the writer should take in what is left.</returns>
    public bool Committed(int records)
    {
        var pages = PagesOfACommit + records;
        _beside += pages;
        if (_isDone)
        {
            (_isDone, _pages) = (false, 0);
            if (_beside < Most) return false;
            _beside = 0;
            return true;
        }
        var before = _pages;
        _pages += pages;
        // Once, until it is done.
        if (before < Enough && _pages >= Enough) _wanted.Set();
        return false;
    }

    public void Dispose()
    {
        if (_isClosed) return;
        _isClosed = true;
        _wanted.Set();
        _thread.Join();
        _connection.Dispose();
        _wanted.Dispose();
    }

    private void Run()
    {
        while (_wanted.WaitOne() && !_isClosed)
        {
            try
            {
                using var command = _connection.CreateCommand();
                command.CommandText = TakeIn;
                command.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
                // The writer does the same next, and finds out what is wrong.
            }
            _isDone = true;
        }
    }
}
