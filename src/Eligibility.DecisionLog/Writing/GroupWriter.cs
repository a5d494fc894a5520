using System.Diagnostics;
using System.Threading.Channels;
using Eligibility.DecisionLog.Store;

namespace Eligibility.DecisionLog.Writing;

/// <summary>
/// The one writer of a log: whatever waits is written in one transaction, and acknowledged when that is on the disk.
/// Where one fails nothing is acknowledged any more, until the log is resumed.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int MostInGroup = 256;
    private const int MostWaiting = 4096;

    private readonly LogStore _store;
    private readonly TimeProvider _time;
    private readonly LogTelemetry _telemetry;
    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _writing;
    private LogConnection _log;
    private (long Number, string Link) _acknowledged;
    private long _lost;
    private long _groups;
    private volatile LogStop? _stop;
    private TaskCompletionSource? _resuming;

    public GroupWriter(LogStore store, TimeProvider time, LogTelemetry telemetry)
    {
        (_store, _time, _telemetry) = (store, time, telemetry);
        _log = store.OpenToWrite();
        try
        {
            var (number, link) = new RecordTable(_log).Head;
            _acknowledged = (number, Convert.ToHexStringLower(link));
        }
        catch
        {
            _log.Dispose();
            throw;
        }
        telemetry.Observe(() => _waiting.Reader.Count, () => _stop is not null);
        _writing = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>How many records were asked for and are not known to stand in the log; never falls.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>How many transactions were committed.</summary>
    public long Groups => Interlocked.Read(ref _groups);

    public LogStop? Stop => _stop;

    /// <param name="id">The id that it will have; null where it is not looked up beforehand.</param>
    /// <param name="write">Writes it; null where there is nothing to write.</param>
    /// <param name="token">Ends the wait for room.</param>
    public async Task<RecordReceipt?> AddAsync(string? id, Func<LogTransaction, RecordReceipt?> write,
        CancellationToken token)
    {
        var pending = new Pending(write, id);
        await WaitAsync(pending, token).ConfigureAwait(false);
        return await pending.Done.ConfigureAwait(false);
    }

    /// <summary>Connects anew, and acknowledges again where every record stands there that was acknowledged.</summary>
    public async Task ResumeAsync()
    {
        var resuming = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _resuming, resuming, null) is { } already)
            await already.Task.ConfigureAwait(false);
        else
        {
            await WaitAsync(Pending.Wake, default).ConfigureAwait(false);
            await resuming.Task.ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        _log.Dispose();
        _telemetry.Dispose();
    }

    private async Task WaitAsync(Pending pending, CancellationToken token)
    {
        try
        {
            await _waiting.Writer.WriteAsync(pending, token).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(DecisionLogWriter));
        }
    }

    private void Run()
    {
        // What opened the log is not what its commits belong to.
        Activity.Current = null;
        var group = new List<Pending>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MostInGroup && _waiting.Reader.TryRead(out var next)) group.Add(next);
            if (Volatile.Read(ref _resuming) is { } resuming) Resume(resuming);
            group.RemoveAll(pending => pending == Pending.Wake);
            if (_stop is { } stop) Fail(group, new DecisionLogException($"the log has stopped: {stop.Because}"));
            else if (group.Count > 0) Write(group);
            group.Clear();
        }
    }

    private void Write(List<Pending> group)
    {
        using var activity = _telemetry.Begin(group.Count);
        var begun = Stopwatch.GetTimestamp();
        LogTransaction within;
        try
        {
            within = _log.Write(() =>
            {
                var transaction = Begin(group);
                foreach (var pending in group) pending.Write(transaction);
                return transaction;
            });
        }
        catch (Exception fault)
        {
            // Whatever it was: what is not known to stand on the disk is not acknowledged, and nothing after it.
            Halt(fault);
            Fail(group, new DecisionLogException($"the record is not known to stand in the log: {Faults.Say(fault)}",
                fault));
            _telemetry.Failed(Stopwatch.GetElapsedTime(begun), fault, activity);
            return;
        }
        Interlocked.Increment(ref _groups);
        foreach (var receipt in group.Select(p => p.Receipt).OfType<RecordReceipt>())
            if (receipt.Number > _acknowledged.Number) _acknowledged = (receipt.Number, receipt.Link);
        if (within.HasErased) Guarded(_log.Forget);
        foreach (var pending in group) pending.Acknowledge();
        _telemetry.Committed(Stopwatch.GetElapsedTime(begun), within.Added);
        Guarded(_log.Rest);
    }

    /// <summary>
    /// The group stands whatever comes of this; where it fails, nothing after the group is acknowledged.
    /// </summary>
    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault)
        {
            Halt(fault);
        }
    }

    private void Halt(Exception fault)
    {
        _stop = new LogStop(_time.GetUtcNow(), Faults.Say(fault));
        _telemetry.Stopped(_stop);
    }

    private void Fail(List<Pending> group, DecisionLogException fault)
    {
        Interlocked.Add(ref _lost, group.Count);
        foreach (var pending in group) pending.Fail(fault);
        _telemetry.Lost(group.Count);
    }

    private LogTransaction Begin(List<Pending> group)
    {
        var head = RequireAcknowledged(new RecordTable(_log));
        return new LogTransaction(_log, _time, head, group.Select(pending => pending.Id).OfType<string>());
    }

    /// <summary>
    /// The last record that was acknowledged must stand there: else somebody has put another in its place, or it is
    /// another log, such as that of a server that was behind.
    /// </summary>
    private (long Number, byte[] Link) RequireAcknowledged(RecordTable records)
    {
        var (number, link) = _acknowledged;
        var (head, stands) = records.HeadAnd(number);
        if (number > 0 && (stands is null || Convert.ToHexStringLower(stands) != link))
            throw new DecisionLogException(FormattableString.Invariant(
                $"record {number} was acknowledged, and {_store} does not hold it any more"));
        return head;
    }

    private void Resume(TaskCompletionSource resuming)
    {
        try
        {
            if (_stop is not null)
            {
                var opened = _store.OpenToWrite();
                try
                {
                    RequireAcknowledged(new RecordTable(opened));
                }
                catch
                {
                    opened.Dispose();
                    throw;
                }
                _log.Dispose();
                (_log, _stop) = (opened, null);
                _telemetry.Resumed();
            }
            Interlocked.Exchange(ref _resuming, null);
            resuming.SetResult();
        }
        catch (Exception fault)
        {
            // Whatever it was, the log stays as it is.
            Interlocked.Exchange(ref _resuming, null);
            resuming.SetException(new DecisionLogException($"the log cannot be resumed: {Faults.Say(fault)}", fault));
        }
    }
}
