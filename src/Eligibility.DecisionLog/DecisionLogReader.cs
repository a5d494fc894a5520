using System.Data.Common;
using System.Globalization;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Reading;
using Eligibility.DecisionLog.Statements;
using Eligibility.DecisionLog.Store;

namespace Eligibility.DecisionLog;

/// <summary>Reads a log, while others may write it. For one thread at a time.</summary>
public sealed class DecisionLogReader : IDisposable
{
    private readonly LogConnection _log;
    private readonly ArchivedPolicies _archived = new();

    private DecisionLogReader(LogConnection log) => _log = log;

    internal LogConnection Connection => _log;

    /// <summary>The id, number and link of every record, in order.</summary>
    internal IEnumerable<(string Id, long Number, string Link)> Links() =>
        new RecordTable(_log).All().Select(e => (e.Id, e.Number, Convert.ToHexStringLower(e.Link)));

    private PolicyTable Policies => new(_log);

    /// <summary>Opens a log that there is.</summary>
    /// <exception cref="DecisionLogException">There is no such log, it cannot be read, or it is none.</exception>
    public static DecisionLogReader Open(LogStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new DecisionLogReader(store.OpenToRead());
    }

    /// <summary>Works every digest and link out again, and the hash of every archived text.</summary>
    /// <param name="checkpoint">How far the log had come once, as it was kept elsewhere; null where none was.</param>
    /// <returns>What is broken first, if anything is; never an exception for what a record holds.</returns>
    public LogVerification Verify(Checkpoint? checkpoint = null) =>
        Read(() => _log.Read(() => new ChainVerifier(_log, checkpoint).Verify()));

    /// <summary>How far the log has come, as it says itself; it is not verified.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public Checkpoint Checkpoint => Read(() =>
    {
        var (number, link) = new RecordTable(_log).Head;
        return new Checkpoint(number, Convert.ToHexStringLower(link));
    });

    /// <summary>Every record, in order.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public IEnumerable<LoggedRecord> Records => Guarded(new RecordTable(_log).All()).Select(Told);

    /// <summary>The record of a number, or null.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public LoggedRecord? Find(long number) =>
        Read(() => new RecordTable(_log).ByNumber(number)) is { } entry ? Told(entry) : null;

    /// <summary>The record of an id, or null.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public LoggedRecord? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Read(() => new RecordTable(_log).ById(id)) is { } entry ? Told(entry) : null;
    }

    /// <summary>
    /// Decides every advice again under its archived text, and tells each that comes out otherwise. What was erased
    /// is passed over.
    /// </summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public IEnumerable<ReplayDifference> Replay() => Replay(long.MaxValue);

    /// <summary>The same up to a record.</summary>
    internal IEnumerable<ReplayDifference> Replay(long last)
    {
        var replayer = new Replayer(_archived, Policies);
        foreach (var entry in Guarded(new RecordTable(_log).All()).TakeWhile(e => e.Number <= last))
            if (entry is { Kind: Entry.Advice, IsErased: false } && replayer.Difference(entry) is { } difference)
                yield return new ReplayDifference(entry.Number, entry.Id, difference);
    }

    /// <summary>What people decided, in order, without what was erased.</summary>
    /// <exception cref="DecisionLogException">It cannot be read.</exception>
    public IEnumerable<LoggedDecision> Decisions()
    {
        var records = new RecordTable(_log);
        foreach (var entry in Guarded(records.All()).Where(e => e is { Kind: Entry.Decision, IsErased: false }))
        {
            var (decision, answered) = (HumanDecision.Read(entry[Part.Statement]!),
                AnsweredAdvice.Read(entry[Part.Brief]!));
            var advisedAt = DateTimeOffset.Parse(records.ByNumber(entry.Answers!.Value)!.At,
                CultureInfo.InvariantCulture);
            yield return new LoggedDecision
            {
                Record = entry.Number, Advice = entry.Answers.Value, Decision = decision.Decision,
                Advised = answered.Advised, Outcome = decision.Outcome, Reasons = answered.Reasons,
                Adopted = answered.Adopted, Role = decision.Role,
                NotRead = [.. decision.NotRead.Select(n => n.What)],
                Took = decision.At > advisedAt ? decision.At - advisedAt : TimeSpan.Zero,
            };
        }
    }

    /// <summary>
    /// The records of which rules let go what is personal, in order: of an advice its own, with which the decisions
    /// on it go. Nothing is erased (<see cref="DecisionLogWriter.RetainAsync"/>). The log is verified first.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="on">The day on which they are held against the log.</param>
    /// <exception cref="DecisionLogException">
    /// The log is broken, cannot be read, or a rule names an outcome that no policy of it has.
    /// </exception>
    public IEnumerable<RecordDue> Due(RetentionRules rules, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (Verify().Fault is { } fault)
            throw new DecisionLogException($"the log is broken, and nothing is erased by rules: {fault.Message}");
        RequireOutcomes(rules);
        return Found();

        IEnumerable<RecordDue> Found()
        {
            var (records, going) = (new RecordTable(_log), new HashSet<long>());
            var retention = new Retention(rules, on, records);
            foreach (var entry in Guarded(records.All()))
            {
                if (entry.Answers is { } about && going.Contains(about)) continue;
                if (Read(() => retention.RuleFor(entry)) is not { } rule) continue;
                going.Add(entry.Number);
                yield return new RecordDue(entry.Number, entry.Id, rule.Name);
            }
        }
    }

    /// <summary>Closes the log.</summary>
    public void Dispose() => _log.Dispose();

    /// <summary>
    /// A name that is misspelt would keep for ever what it is about, or let go what another rule is about.
    /// </summary>
    private void RequireOutcomes(RetentionRules rules)
    {
        var policies = Read(() => Policies.Hashes.Select(hash => _archived.Find(hash, Policies)?.Policy).ToList());
        // Where a text cannot be compiled any more nobody knows what outcomes it has.
        if (policies.Contains(null)) return;
        var outcomes = policies.SelectMany(p => p!.Outcomes).Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in rules.All)
            if (rule.Outcomes?.FirstOrDefault(o => !outcomes.Contains(o)) is { } unknown)
                throw new DecisionLogException(
                    $"retention rule \"{rule.Name}\": no policy of the log has an outcome \"{unknown}\"");
    }

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
        catch (Exception fault) when (fault is DbException or InvalidCastException or ArgumentException)
        {
            throw new DecisionLogException($"the log cannot be read: {Faults.Say(fault)}", fault);
        }
    }
}
