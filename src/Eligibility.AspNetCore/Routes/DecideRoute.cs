using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Policies;
using Eligibility.Bulk;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.AspNetCore.Routes;

/// <summary>Decides one case: in brief, or with the whole record on one line.</summary>
internal sealed class DecideRoute(LivePolicySource policies, AnswerKeeping keeping, int mostBytes)
{
    /// <summary>The name of the schema of a brief record.</summary>
    public const string BriefFormat = "eligibility-brief/1";

    private const int WholeRecord = 64 * 1024;
    private const int FewBytes = 1024;

    public async ValueTask<Answer> AnswerAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, "on", "edition", "record");
        var record = query.OneOf("record", "brief", "full", "none") switch
        {
            "full" => BulkRecord.Full, "none" => BulkRecord.None, _ => BulkRecord.Brief,
        };
        MediaTypes.Of(call.Http.Request, MediaTypes.Json);
        var request = CaseRequest.Of(call, policies, query, keeping.HasLog);
        using var body = await RequestBody.ReadAsync(call, mostBytes).ConfigureAwait(false);
        if (!keeping.Keeps(call)) return Advise(request, body.Bytes.Span, record).Answer;
        var bytes = body.Bytes;
        return await keeping.AnswerAsync(call, bytes, () => Advise(request, bytes.Span, record)).ConfigureAwait(false);
    }

    private static Advised Advise(CaseRequest request, ReadOnlySpan<byte> utf8, BulkRecord record)
    {
        var result = request.Decide(utf8, record == BulkRecord.Full ? DecisionDetail.Lines : DecisionDetail.None);
        return new Advised(request.Among.Catalogue, result.Decision, Told(request, result, record),
            record == BulkRecord.Full ? JustificationJson.Format : BriefFormat);
    }

    private static Answer Told(CaseRequest request, EditionDecision result, BulkRecord record)
    {
        var answer = new Answer(Answer.Json, room: record == BulkRecord.Full ? WholeRecord : FewBytes);
        if (result.Each is { } each)
        {
            JsonLine.Write(answer, json =>
            {
                if (record == BulkRecord.Full) EachJson.Write(json, each);
                else EachJson.WriteBrief(json, each, outcomesAlone: record == BulkRecord.None);
            });
            // Where each record has an edition of its own there is not one.
            return each.ChosenByRecord ? answer : answer.With(AnswerKeeping.EditionHeader, each.Policy.Hash);
        }
        if (result.Decision is not { } decision)
        {
            if (record != BulkRecord.Full)
                BriefLines.WriteUndated(answer, request.Policy.Editions, result, record);
            else JsonLine.Write(answer, json => UndatedJson.Write(json, request.Policy.Editions, result));
        }
        else if (record == BulkRecord.Full) JustificationJson.WriteLine(answer, decision);
        else BriefLines.Write(request.BriefFor(decision), answer, decision, record);
        // A line in brief does not name it.
        return result.Decision is { } of ? answer.With(AnswerKeeping.EditionHeader, of.Policy.Hash) : answer;
    }
}
