using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Reading;
using Eligibility.DecisionLog.Statements;
using Eligibility.DecisionLog.Store;
using Eligibility.DecisionLog.Writing;
using Eligibility.Text;

namespace Eligibility.DecisionLog;

/// <summary>
/// Writes a log of decisions, wherever it is kept. What was acknowledged stands on the disk, chained to all before it.
/// Any number of threads may append at once; <see cref="DecisionLogReader"/> reads.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///     fact age: whole number
///         ask "How old is the buyer?"
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var compilation = PolicyCompiler.Compile(library, "sale.rules");
/// var evaluator = compilation.Evaluator!;
/// var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.log");
/// await using var log = DecisionLogWriter.Open(LogStore.Sqlite(file));
/// log.Archive(compilation);
/// var decision = evaluator.Decide(CaseReader.Read(evaluator.Policy, """{"age": 17}"""u8).Case!);
/// var receipt = await log.AppendAsync(new Advice("sale-1", decision, "till 3"));
/// Console.WriteLine($"record {receipt.Number}, {log.Lost} lost"); // record 1, 0 lost
/// </code>
/// </example>
public sealed class DecisionLogWriter : IAsyncDisposable, IDisposable
{
    private const int ErasedAtOnce = 64;

    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;
    private readonly GroupWriter _writer;
    private readonly ArchivedPolicies _archived = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<(string Path, string Text)>> _texts =
        new(StringComparer.Ordinal);

    private DecisionLogWriter(LogStore store, TimeProvider time, GroupWriter writer) =>
        (Store, _time, _writer) = (store, time, writer);

    /// <summary>Where it is kept: what a <see cref="DecisionLogReader"/> opens.</summary>
    public LogStore Store { get; }

    /// <summary>
    /// How many records were asked for and are not known to stand in the log. The only good value is nought; any
    /// other is for a health check to tell. Whoever writes one of them again under its id does not lower it.
    /// </summary>
    public long Lost => _writer.Lost;

    /// <summary>Why nothing is acknowledged any more, or null while all is well.</summary>
    public LogStop? Stopped => _writer.Stop;

    internal long Groups => _writer.Groups;

    /// <summary>Opens a log; it is made where there is none.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="time">What tells the time; the machine's clock when silent.</param>
    /// <exception cref="DecisionLogException">It cannot be opened, or is no log.</exception>
    public static DecisionLogWriter Open(LogStore store, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Open(store, time ?? TimeProvider.System, new LogTelemetry(store.System));
    }

    internal static DecisionLogWriter Open(LogStore store, TimeProvider time, LogTelemetry telemetry) =>
        new(store, time, new GroupWriter(store, time, telemetry));

    /// <summary>
    /// Makes the text of a policy known, with the vocabularies that it uses: it is written with the first record that
    /// it decided, so that this can be decided again.
    /// </summary>
    /// <exception cref="ArgumentException">It has errors, or is no policy.</exception>
    public void Archive(Compilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        if (compilation.Policy is not { } policy)
            throw new ArgumentException($"{compilation.File} has no policy that decides", nameof(compilation));
        ImmutableArray<(string Path, string Text)> files =
        [
            (compilation.Source.Path, compilation.Source.Text),
            .. compilation.Files.Where(f => f.Path != compilation.Source.Path)
                .OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => (f.Path, f.Text)),
        ];
        if (!PolicyTable.Are(files, policy.Hash))
            throw new ArgumentException($"{compilation.File} is not what its hash says", nameof(compilation));
        _texts[policy.Hash] = files;
    }

    /// <summary>Keeps what the engine advised. Done once it is on the disk.</summary>
    /// <param name="advice">What was advised, by a policy that <see cref="Archive"/> was told of.</param>
    /// <param name="token">Ends the wait for room; what waits to be written is written all the same.</param>
    /// <exception cref="DecisionLogException">It was not written. The advice must not be given out.</exception>
    public Task<RecordReceipt> AppendAsync(Advice advice, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(advice);
        RequireId(advice.Id);
        RequireName(advice.User, nameof(advice.User));
        if (advice.ShownAs is null != advice.Shown.IsEmpty)
            throw new ArgumentException("what was shown goes with its schema", nameof(advice));
        var decision = advice.Decision;
        if (!_texts.TryGetValue(decision.Policy.Hash, out var files))
            throw new ArgumentException($"the text of \"{decision.Policy.Title}\" was not given to {nameof(Archive)}",
                nameof(advice));
        var word = BriefRecord.WordOf(decision);
        var entry = new Entry
        {
            Id = advice.Id, Kind = Entry.Advice, PolicyHash = decision.Policy.Hash, Engine = Engine.Version,
            User = advice.User, ShownAs = advice.ShownAs, Layout = word is null ? null : Plan.CaseWord.Layout,
            Parts = Entry.PartsOf((Part.Case, CaseJson.Of(decision.Case)), (Part.Word, word),
                (Part.Brief, BriefRecord.Of(decision)),
                (Part.Shown, advice.Shown.IsEmpty ? null : SHA256.HashData(advice.Shown.Span)),
                (Part.Run, advice.Run?.Utf8)),
        }.Sealed();
        return AddAsync(entry.Id, log =>
        {
            // Not where it was written before: the same text is not archived twice.
            if (log.ById(entry.Id) is null) log.Archive(entry.PolicyHash, files);
            return log.Add(entry);
        }, token);
    }

    /// <summary>Keeps what a person decided, beside the last advice whose shown bytes it names.</summary>
    /// <param name="id">The caller's name for it, as of an <see cref="Advice"/>.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="user">Who recorded it.</param>
    /// <param name="token">Ends the wait for room; what waits to be written is written all the same.</param>
    /// <exception cref="StatementException">It contradicts the advice, or there is no such advice.</exception>
    /// <exception cref="DecisionLogException">It was not written.</exception>
    public Task<RecordReceipt> AppendAsync(string id, HumanDecision decision, string user,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        RequireId(id);
        RequireName(user, nameof(user));
        return AddAsync(id, log =>
        {
            var advice = Answered(decision, [.. log.Records.ByShown(Convert.FromHexString(decision.Advice), decision.Record)]);
            var brief = BriefRecord.Read(advice[Part.Brief]!);
            var policy = _archived.Find(advice.PolicyHash, log.Policies)?.Policy;
            var faults = Contradictions.WithAdvice(decision, advice, brief, policy?.Outcomes.Select(o => o.Name));
            // Clocks differ by minutes; who writes down a day to come has not decided yet.
            if (decision.At > _time.GetUtcNow() + MostAhead) faults = faults.Add(new("/at", "lies in the future"));
            if (!faults.IsEmpty) throw new StatementException(faults);
            return log.Add(new Entry
            {
                Id = id, Kind = Entry.Decision, PolicyHash = advice.PolicyHash, Engine = Engine.Version, User = user,
                Answers = advice.Number,
                Parts = Entry.PartsOf((Part.Brief, AnsweredAdvice.Of(decision, brief)),
                    (Part.Statement, decision.Utf8)),
            }.Sealed());
        }, token);
    }

    /// <summary>
    /// The advice that a decision answers: two people whose cases say the same, without an id, were shown the same bytes.
    /// </summary>
    private static Entry Answered(HumanDecision decision, ImmutableArray<Entry> shown) => shown switch
    {
        [var only] => only,
        [] when decision.Record is { } number => throw new StatementException([new("/record", FormattableString.Invariant(
            $"record {number} is no advice that was shown as these bytes"))]),
        [] => throw new StatementException([new("/advice", "no advice in the log was shown as these bytes")]),
        [var one, var other, ..] => throw new StatementException([new("/record", FormattableString.Invariant(
            $"is missing; several advices were shown as these bytes, such as those of records {one.Number} and {other.Number}"))]),
    };

    /// <summary>
    /// Erases what is personal of a record: its case, word, brief record, what was shown, run and statement, with the
    /// salt of their digests; of an advice, the same of the decisions on it. A record of each erasure says so from
    /// then on.
    /// </summary>
    /// <param name="number">The number of an advice or a decision.</param>
    /// <param name="user">Who erases it.</param>
    /// <param name="because">Why; it is kept, and should say nothing about the person.</param>
    /// <param name="token">Ends the wait for room.</param>
    /// <returns>The record of the erasure; of the last, where there are several.</returns>
    /// <exception cref="DecisionLogException">
    /// There is no such record, it was erased before, or it could not be.
    /// </exception>
    public Task<RecordReceipt> EraseAsync(long number, string user, string because, CancellationToken token = default)
    {
        RequireName(user, nameof(user));
        RequireName(because, nameof(because));
        return AddAsync(null, log => Erasing.Erase(log, number, user, because), token);
    }

    /// <summary>
    /// Erases what is personal of every record that rules let go, as <see cref="EraseAsync"/> does; each record of an
    /// erasure says by which rule. The log is verified first, and left as it is where it is broken. What is done when
    /// this ends in between stays done.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="on">The day on which they are held against the log.</param>
    /// <param name="user">Who erases it.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>What was erased, in order: of an advice its own record, with which the decisions on it went.</returns>
    /// <exception cref="DecisionLogException">
    /// The log is broken, a rule names an outcome that no policy of it has, the day has not come yet, or something
    /// could not be erased.
    /// </exception>
    public async Task<ImmutableArray<RecordDue>> RetainAsync(RetentionRules rules, DateOnly on, string user,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        RequireName(user, nameof(user));
        if (on > DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime))
            throw new DecisionLogException(FormattableString.Invariant($"the day {on:yyyy-MM-dd} has not come yet"));
        List<RecordDue> due;
        using (var reader = DecisionLogReader.Open(Store)) due = [.. reader.Due(rules, on)];
        var erased = ImmutableArray.CreateBuilder<RecordDue>();
        foreach (var group in due.Chunk(ErasedAtOnce))
        {
            token.ThrowIfCancellationRequested();
            var done = await Task.WhenAll(group.Select(d => LetGoAsync(d, token))).ConfigureAwait(false);
            erased.AddRange(group.Zip(done).Where(pair => pair.Second is not null).Select(pair => pair.First));
        }
        return erased.ToImmutable();

        // A decision that came meanwhile keeps its advice.
        Task<RecordReceipt?> LetGoAsync(RecordDue record, CancellationToken token) => _writer.AddAsync(null, log =>
            log.Records.ByNumber(record.Record) is { } entry
                && new Retention(rules, on, log.Records).RuleFor(entry) is { } rule
                ? Erasing.Erase(log, record.Record, user, FormattableString.Invariant(
                    $"retention rule \"{rule.Name}\": kept {rule.Keep}, on {on:yyyy-MM-dd}"))
                : null, token);
    }

    /// <summary>
    /// Connects anew after a write had failed. Acknowledges again where every record still stands there that was
    /// acknowledged; where one does not the log stays as it is.
    /// </summary>
    /// <exception cref="DecisionLogException">It cannot be resumed yet; the message says why.</exception>
    public Task ResumeAsync() => _writer.ResumeAsync();

    /// <summary>Writes what waits, and closes the log.</summary>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>The same, and waits for it.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<RecordReceipt> AddAsync(string? id, Func<LogTransaction, RecordReceipt> write,
        CancellationToken token) =>
        (await _writer.AddAsync(id, write, token).ConfigureAwait(false))!;

    private static void RequireId(string id)
    {
        RequireName(id, nameof(id));
        // Else whoever took the name of an erasure beforehand could keep it from being made.
        if (id.StartsWith(Erasing.IdBegins, StringComparison.Ordinal))
            throw new ArgumentException($"the ids that begin with \"{Erasing.IdBegins}\" are the log's own",
                nameof(id));
    }

    private static void RequireName(string name, string what)
    {
        if (!PlainName.Is(name)) throw new ArgumentException($"{what}: expected {PlainName.Expected}", what);
    }
}
