using System.Collections.Concurrent;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Problems;
using Eligibility.DecisionLog;
using Eligibility.Hosting;

namespace Eligibility.AspNetCore.Log;

/// <summary>
/// The log of decisions as the endpoints use it: what was decided is given out when it stands there, and else never.
/// </summary>
internal sealed class AdviceLog(DecisionLogWriter log)
{
    private readonly ConcurrentDictionary<string, bool> _archived = new(StringComparer.Ordinal);
    private volatile PolicyCatalogue? _last;

    public LogStop? Stopped => log.Stopped;

    public long Lost => log.Lost;

    /// <summary>Makes the texts of policies known that have come into force.</summary>
    public void Archive(PolicyCatalogue catalogue)
    {
        // Asked for with every decision, and mostly known.
        if (ReferenceEquals(_last, catalogue)) return;
        foreach (var compilation in catalogue.Compilations)
        {
            if (_archived.ContainsKey(compilation.Policy!.Hash)) continue;
            log.Archive(compilation);
            _archived[compilation.Policy.Hash] = true;
        }
        _last = catalogue;
    }

    /// <summary>Keeps an advice; done once it is on the disk.</summary>
    public async Task<RecordReceipt> AppendAsync(ServiceCall call, Advice advice)
    {
        if (!_archived.ContainsKey(advice.Decision.Policy.Hash))
            throw new Problem(ProblemKind.LogStopped,
                "the text of the edition was not given to the log; have it decided by one that is in force").Raise();
        return await KeptAsync(() => log.AppendAsync(advice, call.Stop), call).ConfigureAwait(false);
    }

    /// <summary>Keeps what a person decided.</summary>
    public Task<RecordReceipt> AppendAsync(ServiceCall call, string id, HumanDecision decision) =>
        KeptAsync(() => log.AppendAsync(id, decision, call.Caller.Name, call.Stop), call);

    /// <summary>The record of a number, or else of an id, as JSON; or null.</summary>
    public byte[]? Find(long? number, string id, bool confidential)
    {
        try
        {
            using var reader = DecisionLogReader.Open(log.Store);
            return (number is { } known ? reader.Find(known) : reader.Find(id))?.ToJson(confidential, indented: true);
        }
        catch (DecisionLogException)
        {
            throw new Problem(ProblemKind.LogStopped, "the log cannot be read now; ask again").Raise();
        }
    }

    private async Task<RecordReceipt> KeptAsync(Func<Task<RecordReceipt>> append, ServiceCall call)
    {
        try
        {
            return await append().WaitAsync(call.Stop).ConfigureAwait(false);
        }
        catch (DecisionLogException) when (log.Stopped is null)
        {
            // It goes on: what it refused is the record itself.
            throw Problem.At(ProblemKind.Written, FaultPlace.Header(AnswerKeeping.KeyHeader),
                "the log holds a record of this key that says something else",
                "write a key of its own for each request").Raise();
        }
        catch (Exception fault) when (fault is DecisionLogException or ObjectDisposedException)
        {
            throw Stop();
        }
        catch (OperationCanceledException) when (call.IsOverTime)
        {
            // It may stand there later: under the same key it will not stand there twice.
            throw Stop();
        }
    }

    private static ProblemException Stop() => new Problem(ProblemKind.LogStopped,
        "the log of decisions did not take it, and what is not kept is not given out; ask again under the same key")
    {
        Header = ("Retry-After", "5"),
    }.Raise();
}
