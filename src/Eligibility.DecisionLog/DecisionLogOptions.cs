namespace Eligibility.DecisionLog;

/// <summary>
/// Where an application keeps its log of decisions: either <see cref="File"/> or <see cref="ConnectionString"/> is
/// set. Looked at once, when the application starts.
/// </summary>
public sealed class DecisionLogOptions
{
    /// <summary>
    /// The file of the log in SQLite; it is made where there is none, its folder is not. A relative path starts at the
    /// host's content root; where there is no host, at the application's own folder.
    /// </summary>
    public string File { get; set; } = "";

    /// <summary>
    /// In place of a file: a database of PostgreSQL, for an application that runs on several machines. See
    /// <see cref="LogStore.Postgres"/>.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// Whether the whole log is verified before a host starts, which does not start where a record is broken; a second or
    /// so for each fifty thousand records. When silent, it is not.
    /// </summary>
    public bool VerifyAtStart { get; set; }

    /// <summary>
    /// How often a log that has stopped is resumed by the host: from a second to a day. It goes on only where every
    /// record still stands that was acknowledged. When silent, never: whoever watches the application calls
    /// <see cref="DecisionLogWriter.ResumeAsync"/>.
    /// </summary>
    public TimeSpan? ResumeEvery { get; set; }
}
