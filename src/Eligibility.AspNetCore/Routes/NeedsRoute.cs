using System.Text.Json;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Policies;
using Eligibility.Justification;

namespace Eligibility.AspNetCore.Routes;

/// <summary>
/// The facts that can still matter to a case that is stated in part, in the order in which to ask for them. It tells no
/// outcome, and is no advice: nothing of it is kept.
/// </summary>
internal sealed class NeedsRoute(LivePolicySource policies, int mostBytes)
{
    public async ValueTask<Answer> AnswerAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, "on", "edition");
        MediaTypes.Of(call.Http.Request, MediaTypes.Json);
        var request = CaseRequest.Of(call, policies, query, isLogged: false);
        using var body = await RequestBody.ReadAsync(call, mostBytes).ConfigureAwait(false);
        var result = request.Decide(body.Bytes.Span, DecisionDetail.None);
        var answer = new Answer(Answer.Json);
        JsonLine.Write(answer, json => Write(json, request, result));
        return answer;
    }

    private static void Write(Utf8JsonWriter json, CaseRequest request, EditionDecision result)
    {
        var (decision, each) = (result.Decision, result.Each);
        var policy = decision?.Policy ?? (each is { ChosenByRecord: false } ? each.Policy : null);
        json.WriteStartObject();
        json.WriteStartObject("policy");
        json.WriteString("title", request.Policy.Editions.Title);
        json.WriteString("edition", policy?.Edition);
        json.WriteString("hash", policy?.Hash);
        json.WriteEndObject();
        json.WriteBoolean("settled", decision is { IsDecided: true } || each is { IsDecided: true });
        // Of records whose date is unknown the days that each edition could be in force are not weighed.
        json.WriteBoolean("exact", decision is { NeedsAreExact: true } || each is not null
            && (each.Decisions ?? []).All(d => d is { NeedsAreExact: true }));
        json.WriteStartArray("needed");
        if (each is not null)
            foreach (var need in each.Needed) WriteNeed(json, need);
        else if (decision is null)
        {
            var dated = request.Policy.Editions.DatedBy;
            WriteNeed(json, new Need(dated.Name, dated.Ask, Alone: false) { Confidential = dated.Confidential });
        }
        else
            foreach (var need in decision.Needed) WriteNeed(json, need);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNeed(Utf8JsonWriter json, Need need)
    {
        json.WriteStartObject();
        json.WriteString("fact", need.Name);
        json.WriteText("ask", need.Ask);
        json.WriteBoolean("alone", need.Alone);
        json.WriteBoolean("confidential", need.Confidential);
        json.WriteEndObject();
    }
}
