using System.Threading.Channels;
using Eligibility.DecisionLog.Store;
using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Writing;

/// <summary>
/// The one writer of a log: whatever waits is written in one transaction, and acknowledged when that is on the disk. Where
/// one fails nothing is acknowledged any more, until the log is resumed.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int MostInGroup = 256;
    private const int MostWaiting = 4096;

    private readonly string _file;
    private readonly int _busySeconds;
    private readonly TimeProvider _time;
    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _writing;
    private SqliteConnection _connection;
    private (long Number, string Link) _acknowledged;
    private long _lost;
    private long _groups;
    private volatile LogStop? _stop;
    private TaskCompletionSource? _resuming;

    public GroupWriter(string file, TimeProvider time, int busySeconds)
    {
        (_file, _time, _busySeconds) = (file, time, busySeconds);
        _connection = LogFile.OpenToWrite(file, busySeconds);
        var (number, link) = new RecordTable(_connection).Head;
        _acknowledged = (number, Convert.ToHexStringLower(link));
        _writing = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How many records were asked for and are not known to stand in the log; never falls.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>How many transactions were committed.</summary>
    public long Groups => Interlocked.Read(ref _groups);

    public LogStop? Stop => _stop;

    public async Task<RecordReceipt> AddAsync(Func<LogTransaction, RecordReceipt> write, CancellationToken token)
    {
        var pending = new Pending(write);
        try
        {
            await _waiting.Writer.WriteAsync(pending, token).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteDecisionLog));
        }
        return (await pending.Done.ConfigureAwait(false))!;
    }

    /// <summary>Opens the file anew, and acknowledges again where every record stands there that was acknowledged.</summary>
    public async Task ResumeAsync()
    {
        var resuming = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _resuming, resuming, null) is { } already) await already.Task.ConfigureAwait(false);
        else
        {
            await _waiting.Writer.WriteAsync(Pending.Wake).ConfigureAwait(false);
            await resuming.Task.ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Run()
    {
        var group = new List<Pending>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MostInGroup && _waiting.Reader.TryRead(out var next)) group.Add(next);
            if (Volatile.Read(ref _resuming) is { } resuming) Resume(resuming);
            if (_stop is { } stop) Fail(group, new DecisionLogException($"the log has stopped: {stop.Because}"));
            else Write(group);
            group.Clear();
        }
    }

    private void Write(List<Pending> group)
    {
        var hasErased = false;
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var within = new LogTransaction(_connection, transaction, _time);
            RequireAcknowledged(within.Records);
            foreach (var pending in group) pending.Write(within);
            transaction.Commit();
            hasErased = within.HasErased;
        }
        catch (Exception fault)
        {
            // Whatever it was: what is not known to stand on the disk is not acknowledged, and nothing after it.
            _stop = new LogStop(_time.GetUtcNow(), fault.Message);
            Fail(group, new DecisionLogException($"the record was not written: {fault.Message}", fault));
            return;
        }
        Interlocked.Increment(ref _groups);
        foreach (var receipt in group.Select(p => p.Receipt).OfType<RecordReceipt>())
            if (receipt.Number > _acknowledged.Number) _acknowledged = (receipt.Number, receipt.Link);
        if (hasErased) EmptyWal();
        foreach (var pending in group) pending.Acknowledge();
    }

    /// <summary>Takes into the file what waits beside it, where no reader needs that any more: the next that can does.</summary>
    private void EmptyWal()
    {
        try
        {
            _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException fault)
        {
            // The group stands; the next write finds out whether the file can be written.
            _stop = new LogStop(_time.GetUtcNow(), fault.Message);
        }
    }

    private void Fail(List<Pending> group, DecisionLogException fault)
    {
        Interlocked.Add(ref _lost, group.Count(p => p != Pending.Wake));
        foreach (var pending in group.Where(p => p != Pending.Wake)) pending.Fail(fault);
    }

    /// <summary>The last record that was acknowledged must stand in the file: else somebody has put another in its place.</summary>
    private void RequireAcknowledged(RecordTable records)
    {
        var (number, link) = _acknowledged;
        if (number == 0) return;
        var head = records.Head;
        var stands = head.Number == number ? head.Link : records.ByNumber(number)?.Link;
        if (stands is null || Convert.ToHexStringLower(stands) != link)
            throw new DecisionLogException(FormattableString.Invariant(
                $"record {number} was acknowledged, and the file does not hold it any more"));
    }

    private void Resume(TaskCompletionSource resuming)
    {
        try
        {
            if (_stop is not null)
            {
                var opened = LogFile.OpenToWrite(_file, _busySeconds);
                try
                {
                    RequireAcknowledged(new RecordTable(opened));
                }
                catch
                {
                    opened.Dispose();
                    throw;
                }
                _connection.Dispose();
                (_connection, _stop) = (opened, null);
            }
            Interlocked.Exchange(ref _resuming, null);
            resuming.SetResult();
        }
        catch (Exception fault) when (fault is SqliteException or IOException)
        {
            Interlocked.Exchange(ref _resuming, null);
            resuming.SetException(new DecisionLogException($"the log cannot be resumed: {fault.Message}", fault));
        }
    }
}
