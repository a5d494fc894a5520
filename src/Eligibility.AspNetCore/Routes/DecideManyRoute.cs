using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Policies;
using Eligibility.AspNetCore.Problems;
using Eligibility.Bulk;
using Eligibility.DecisionLog;
using Eligibility.Justification;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Eligibility.AspNetCore.Routes;

/// <summary>
/// Decides many cases as they come in: a line for each, in order, sent as soon as it is there. Whoever reads slowly is
/// not read faster. A stream that does not end as HTTP has it is not whole.
/// </summary>
internal sealed class DecideManyRoute(LivePolicySource policies, AdviceLog? log, EligibilityServiceOptions options)
{
    public async ValueTask<Answer?> AnswerAsync(ServiceCall call)
    {
        var (request, http) = (call.Http.Request, call.Http);
        var query = QueryValues.Of(request, "on", "edition", "record");
        var record = query.OneOf("record", "brief", "full", "none") switch
        {
            "full" => BulkRecord.Full, "none" => BulkRecord.None, _ => BulkRecord.Brief,
        };
        var form = MediaTypes.Of(request, MediaTypes.Ndjson, MediaTypes.Csv) == MediaTypes.Csv
            ? BulkForm.Csv : BulkForm.Ndjson;
        if (AnswerKeeping.KeyOf(call) is not null)
            throw Problem.At(ProblemKind.Header, FaultPlace.Header(AnswerKeeping.KeyHeader),
                "a stream is not kept, and has no key", "leave it out").Raise();
        if (request.ContentLength > options.MostManyBytes) throw RequestBody.TooLarge(options.MostManyBytes);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.MostManyBytes;
        // Cases may come and lines be read as slowly as people work: how long it may all take has a limit of its own.
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } sending) sending.MinDataRate = null;
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } reading) reading.MinDataRate = null;
        var which = CaseRequest.Of(call, policies, query, log is not null);
        var stream = Guid.CreateVersion7().ToString();
        log?.Archive(which.Among.Catalogue);
        var settings = new BulkOptions
        {
            DecidedOn = which.On, Record = record, Workers = options.ManyWorkers,
            BeforeWritten = log is null ? null : some => KeepAsync(call, log, stream, record, some),
        };
        var decider = which.Edition is { } pinned ? new BulkDecider(pinned, settings)
            : new BulkDecider(which.Policy.Editions, settings);

        http.Response.ContentType = MediaTypes.Ndjson;
        ResponseHeaders.Set(http.Response.Headers, isHtml: false);
        var summary = await decider.DecideAsync(new BoundedStream(request.Body, options.MostManyBytes), form,
            http.Response.Body, call.Stop).ConfigureAwait(false);
        if (!summary.HeadingFaults.IsEmpty) throw Headings(summary).Raise();
        // Stopped half way: what is there stays, and the end is missing.
        if (!summary.IsComplete) throw new OperationCanceledException(call.Stop);
        return null;
    }

    /// <summary>Each decision is kept before its line is sent.</summary>
    private static Task KeepAsync(ServiceCall call, AdviceLog log, string stream, BulkRecord record,
        IReadOnlyList<BulkDecision> some) => Task.WhenAll(some.Select(one => log.AppendAsync(call, new Advice(
            FormattableString.Invariant($"{stream}:{one.Line}"), one.Decision, call.Caller.Name)
            {
                Shown = one.Told,
                ShownAs = record == BulkRecord.Full ? JustificationJson.Format : DecideRoute.BriefFormat,
            })));

    private static Problem Headings(BulkSummary summary) =>
        new(ProblemKind.Case, "the headings have faults, and no case was looked at")
        {
            Faults = [.. summary.HeadingFaults.Select(f =>
                new ProblemFault(FaultPlace.Body, f.Message, f.Help) { Code = f.Code, Words = f.Path, At = (1, 1) })],
        };
}
