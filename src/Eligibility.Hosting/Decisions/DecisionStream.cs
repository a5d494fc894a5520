using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Eligibility.Hosting;

/// <summary>
/// Decides a stream of cases, some at once, and hands out the answers in the order of the cases. Cases go in batches of
/// what is at hand, so that whoever has one at a time does not wait for more; so many batches are on their way at most
/// that memory does not grow with the stream.
/// </summary>
/// <param name="decide">Decides one.</param>
/// <param name="workers">How many batches are worked on at once.</param>
internal sealed class DecisionStream<TCase>(Func<TCase, EditionDecision> decide, int workers)
{
    private const int MostInBatch = 128;

    private readonly SemaphoreSlim _free = new(workers);
    private readonly Channel<Task<Batch>> _ordered = Channel.CreateBounded<Task<Batch>>(workers);

    /// <summary>The answers; what the cases, or deciding one, throw comes out at its place.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="stop">Ends it, with an exception.</param>
    public async IAsyncEnumerable<EditionDecision> RunAsync(IAsyncEnumerable<TCase> cases,
        [EnumeratorCancellation] CancellationToken stop)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Run(() => ReadAsync(cases, ends.Token), CancellationToken.None);
        try
        {
            await foreach (var deciding in _ordered.Reader.ReadAllAsync(ends.Token).ConfigureAwait(false))
            {
                var batch = await deciding.ConfigureAwait(false);
                for (var i = 0; i < batch.Decided; i++)
                {
                    stop.ThrowIfCancellationRequested();
                    yield return batch.Answers[i];
                }
                batch.Fault?.Throw();
            }
        }
        finally
        {
            // However it ends, nothing goes on behind the back of who called.
            await ends.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (_ordered.Reader.TryRead(out var left)) await left.ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(IAsyncEnumerable<TCase> cases, CancellationToken stop)
    {
        try
        {
            await using var source = cases.GetAsyncEnumerator(stop);
            List<TCase> batch = [];
            var isMore = true;
            while (isMore)
            {
                var next = source.MoveNextAsync();
                // What is not at hand is waited for only once what is has been sent.
                var sends = batch.Count > 0 && (!next.IsCompletedSuccessfully || batch.Count == MostInBatch);
                var sending = sends ? SendAsync(batch, stop) : Task.CompletedTask;
                if (sends) batch = [];
                try
                {
                    isMore = await next.ConfigureAwait(false);
                    if (isMore) batch.Add(source.Current);
                }
                finally
                {
                    await sending.ConfigureAwait(false);
                }
            }
            if (batch.Count > 0) await SendAsync(batch, stop).ConfigureAwait(false);
            _ordered.Writer.TryComplete();
        }
        catch (Exception fault)
        {
            // What was read before is still handed out; then the fault comes out.
            _ordered.Writer.TryComplete(fault);
        }
    }

    private async Task SendAsync(List<TCase> cases, CancellationToken stop)
    {
        await _free.WaitAsync(stop).ConfigureAwait(false);
        // Room first: what is begun is also handed out, or waited for.
        await _ordered.Writer.WaitToWriteAsync(stop).ConfigureAwait(false);
        _ordered.Writer.TryWrite(Task.Run(() => Decide(cases, stop), CancellationToken.None));
    }

    private Batch Decide(List<TCase> cases, CancellationToken stop)
    {
        var answers = new EditionDecision[cases.Count];
        var decided = 0;
        try
        {
            for (; decided < answers.Length; decided++)
            {
                stop.ThrowIfCancellationRequested();
                answers[decided] = decide(cases[decided]);
            }
            return new Batch(answers, decided, null);
        }
        catch (Exception fault)
        {
            return new Batch(answers, decided, ExceptionDispatchInfo.Capture(fault));
        }
        finally
        {
            _free.Release();
        }
    }

    private readonly record struct Batch(EditionDecision[] Answers, int Decided, ExceptionDispatchInfo? Fault);
}
