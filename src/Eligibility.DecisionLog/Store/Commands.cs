using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Store;

/// <summary>Commands in one line.</summary>
internal static class Commands
{
#pragma warning disable CA2100 // Every text is a constant of this assembly; what varies goes in as a parameter.
    public static SqliteCommand Command(this SqliteConnection connection, string text, SqliteTransaction? transaction,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, transaction);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
#pragma warning restore CA2100

    /// <summary>Runs it, and says how many rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string text, SqliteTransaction? transaction = null,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(text, transaction, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The one value that it gives; default where it gives none.</summary>
    public static T? Scalar<T>(this SqliteConnection connection, string text, SqliteTransaction? transaction = null,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(text, transaction, parameters);
        return command.ExecuteScalar() is T value ? value : default;
    }
}
