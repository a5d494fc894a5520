using System.Globalization;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Reading;
using Eligibility.DecisionLog.Statements;
using Eligibility.DecisionLog.Store;
using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog;

/// <summary>Reads a log, while others may write it. For one thread at a time.</summary>
public sealed class DecisionLogReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly ArchivedPolicies _archived = new();

    private DecisionLogReader(SqliteConnection connection) => _connection = connection;

    internal SqliteConnection Connection => _connection;

    /// <summary>The id, number and link of every record, in order.</summary>
    internal IEnumerable<(string Id, long Number, string Link)> Links() =>
        new RecordTable(_connection).All().Select(e => (e.Id, e.Number, Convert.ToHexStringLower(e.Link)));

    private PolicyTable Policies => new(_connection);

    /// <summary>Opens a log that there is.</summary>
    /// <exception cref="DecisionLogException">There is no such file, it cannot be read, or it is no log.</exception>
    public static DecisionLogReader Open(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return new DecisionLogReader(LogFile.OpenToRead(file));
    }

    /// <summary>Works every digest and link out again, and the hash of every archived text.</summary>
    /// <param name="checkpoint">How far the log had come once, as it was kept elsewhere; null where none was.</param>
    /// <returns>What is broken first, if anything is; never an exception for what a record holds.</returns>
    public LogVerification Verify(Checkpoint? checkpoint = null) => Read(() =>
    {
        // One view of the file, however much is written meanwhile.
        _connection.Execute("BEGIN");
        try
        {
            return new ChainVerifier(_connection, checkpoint).Verify();
        }
        finally
        {
            _connection.Execute("COMMIT");
        }
    });

    /// <summary>How far the log has come, as it says itself; it is not verified.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public Checkpoint Checkpoint => Read(() =>
    {
        var (number, link) = new RecordTable(_connection).Head;
        return new Checkpoint(number, Convert.ToHexStringLower(link));
    });

    /// <summary>Every record, in order.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public IEnumerable<LoggedRecord> Records => Guarded(new RecordTable(_connection).All()).Select(Told);

    /// <summary>The record of a number, or null.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public LoggedRecord? Find(long number) =>
        Read(() => new RecordTable(_connection).ByNumber(number)) is { } entry ? Told(entry) : null;

    /// <summary>
    /// Decides every advice again under its archived text, and tells each that comes out otherwise. What was erased is passed
    /// over.
    /// </summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public IEnumerable<ReplayDifference> Replay()
    {
        var replayer = new Replayer(_archived, Policies);
        foreach (var entry in Guarded(new RecordTable(_connection).All()))
            if (entry is { Kind: Entry.Advice, IsErased: false } && replayer.Difference(entry) is { } difference)
                yield return new ReplayDifference(entry.Number, entry.Id, difference);
    }

    /// <summary>What people decided, in order, without what was erased.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public IEnumerable<LoggedDecision> Decisions()
    {
        var records = new RecordTable(_connection);
        foreach (var entry in Guarded(records.All()).Where(e => e is { Kind: Entry.Decision, IsErased: false }))
        {
            var (decision, answered) = (HumanDecision.Read(entry[Part.Statement]!), AnsweredAdvice.Read(entry[Part.Brief]!));
            var advisedAt = DateTimeOffset.Parse(records.ByNumber(entry.Answers!.Value)!.At, CultureInfo.InvariantCulture);
            yield return new LoggedDecision
            {
                Record = entry.Number, Advice = entry.Answers.Value, Decision = decision.Decision, Advised = answered.Advised,
                Outcome = decision.Outcome, Reasons = answered.Reasons, Adopted = answered.Adopted, Role = decision.Role,
                NotRead = [.. decision.NotRead.Select(n => n.What)],
                Took = decision.At > advisedAt ? decision.At - advisedAt : TimeSpan.Zero,
            };
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connection.Dispose();

    private LoggedRecord Told(Entry entry) =>
        new(entry, e => new Redaction(Read(() => _archived.Find(e.PolicyHash, Policies))?.Policy));

    private static IEnumerable<Entry> Guarded(IEnumerable<Entry> entries)
    {
        using var each = entries.GetEnumerator();
        while (Read(each.MoveNext)) yield return each.Current;
    }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is SqliteException or InvalidCastException or ArgumentException)
        {
            throw new DecisionLogException($"the log cannot be read: {fault.Message}", fault);
        }
    }
}
