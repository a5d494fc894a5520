using Npgsql;

namespace Eligibility.DecisionLog.Store;

/// <summary>What went wrong, in the words of whoever says it best.</summary>
internal static class Faults
{
    /// <summary>
    /// The server's own words without its details, which may hold values; else what lies behind a fault too.
    /// </summary>
    public static string Say(Exception fault) => fault switch
    {
        PostgresException told => told.MessageText,
        NpgsqlException { InnerException: { } inner } => $"{fault.Message.TrimEnd('.')}: {Say(inner)}",
        _ => fault.Message,
    };
}
