using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Eligibility.Bulk;

/// <summary>
/// One reader, some workers, and batches that come out in the order in which they went in. A fixed number of them goes
/// round: when the slowest stage holds them all, the others wait.
/// </summary>
/// <param name="rows">Where rows come from.</param>
/// <param name="worker">Makes what one worker does with a batch; it heeds the token between two rows.</param>
/// <param name="workers">How many batches are worked on at once.</param>
internal sealed class OrderedPipeline(RowReader rows, Func<Action<Batch, CancellationToken>> worker, int workers)
{
    // Lines are many times longer than cases: how many fit is seen from those before.
    private const long TargetOutput = 1024 * 1024;
    private const int FewRows = 8;
    private const int ManyRows = 512;

    private readonly Channel<Batch> _free = Channel.CreateUnbounded<Batch>();
    private readonly BlockingCollection<Batch> _work = [];
    private readonly Channel<Batch> _ordered = Channel.CreateUnbounded<Batch>();
    private int _mostRows = FewRows;

    /// <summary>How many batches there are: what is held in memory at most.</summary>
    public int InFlight => 2 * workers + 2;

    /// <summary>The batches in order, each with its lines; one may be read until the next is asked for.</summary>
    public async IAsyncEnumerable<Batch> RunAsync([EnumeratorCancellation] CancellationToken token)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        for (var i = 0; i < InFlight; i++) _free.Writer.TryWrite(new Batch());
        Task[] stages = [Task.Run(() => ReadAsync(stop.Token), CancellationToken.None),
            .. Enumerable.Range(0, workers).Select(_ => OnOwnThread(() => Work(stop.Token)))];
        try
        {
            await foreach (var batch in _ordered.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await batch.Done.Task.WaitAsync(stop.Token).ConfigureAwait(false);
                yield return batch;
                if (batch.Rows.Count > 0)
                    Volatile.Write(ref _mostRows, (int)Math.Clamp(
                        TargetOutput * batch.Rows.Count / Math.Max(1, batch.Output.WrittenCount), FewRows, ManyRows));
                _free.Writer.TryWrite(batch);
            }
        }
        finally
        {
            // However it ends, nothing goes on behind the back of who called.
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(stages).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _work.Dispose();
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        try
        {
            while (!rows.IsDone)
            {
                var batch = await _free.Reader.ReadAsync(stop).ConfigureAwait(false);
                batch.Clear();
                await rows.FillAsync(batch, Volatile.Read(ref _mostRows), stop).ConfigureAwait(false);
                _ordered.Writer.TryWrite(batch);
                _work.Add(batch, CancellationToken.None);
            }
            _ordered.Writer.TryComplete();
            _work.CompleteAdding();
        }
        catch (Exception fault)
        {
            // What was read before is still decided and written; then the fault comes out.
            _ordered.Writer.TryComplete(fault);
            _work.CompleteAdding();
        }
    }

    /// <summary>
    /// Work that goes on for minutes is not for the shared threads: a service has other use for them.
    /// </summary>
    private static Task OnOwnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work(CancellationToken stop)
    {
        var decide = worker();
        foreach (var batch in _work.GetConsumingEnumerable(stop))
        {
            try
            {
                decide(batch, stop);
                batch.Done.SetResult();
            }
            catch (Exception fault)
            {
                batch.Done.SetException(fault);
            }
        }
    }
}
