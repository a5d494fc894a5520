using System.Data.Common;

namespace Eligibility.DecisionLog.Store;

/// <summary>
/// A connection to where a log is kept: commands in one line, and what two kinds of store say in words of their own.
/// For one thread at a time.
/// </summary>
internal abstract class LogConnection(DbConnection connection) : IDisposable
{
    private DbTransaction? _transaction;

    /// <summary>The bytes of a column that holds a text, as they stand there.</summary>
    public abstract string Bytes(string column);

    /// <summary>What gives a row for each text of a parameter that is a JSON array of texts.</summary>
    public abstract string Each(string parameter);

    /// <summary>What is wrong with the tables themselves, whatever they hold; null where nothing is.</summary>
    public abstract string? Damage();

    /// <summary>Does what is left to do so that nothing that was erased lies about.</summary>
    public virtual void Forget()
    {
    }

    /// <summary>Does what nobody waits for, once a group was acknowledged.</summary>
    public virtual void Rest()
    {
    }

    /// <summary>Works within one transaction that no other writer comes between, and commits it.</summary>
    public T Write<T>(Func<T> work) => Within(BeginToWrite(), work);

    /// <summary>Reads one view of the log, however much is written meanwhile.</summary>
    public T Read<T>(Func<T> work) => Within(BeginToRead(), work);

    /// <summary>
    /// Runs it at once, or together with what follows: before anything is read, and before the commit.
    /// </summary>
    public virtual void Defer(string text, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Execute(text, parameters);

    /// <summary>Runs it, and says how many rows it changed.</summary>
    public int Execute(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(text, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The one value that it gives; default where it gives none.</summary>
    public T? Scalar<T>(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(text, parameters);
        return command.ExecuteScalar() is T value ? value : default;
    }

    public DbCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        Flush();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is made of constants of this assembly; what varies goes in as a parameter.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Transaction = _transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public virtual void Dispose() => connection.Dispose();

    protected abstract DbTransaction BeginToWrite();

    protected abstract DbTransaction BeginToRead();

    /// <summary>Runs what was deferred.</summary>
    protected virtual void Flush()
    {
    }

    protected virtual void Commit(DbTransaction transaction) => transaction.Commit();

    private T Within<T>(DbTransaction transaction, Func<T> work)
    {
        using (transaction)
        {
            try
            {
                _transaction = transaction;
                var result = work();
                Flush();
                Commit(transaction);
                return result;
            }
            finally
            {
                _transaction = null;
            }
        }
    }
}
