using System.Globalization;
using System.Text;
using System.Text.Json;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Policies;
using Eligibility.AspNetCore.Problems;
using Eligibility.Text;

namespace Eligibility.AspNetCore.Routes;

/// <summary>Which policies there are, and what each asks for.</summary>
internal sealed class PoliciesRoute(LivePolicySource policies)
{
    /// <summary>Every title with its editions.</summary>
    public ValueTask<Answer> ListAsync(ServiceCall call)
    {
        QueryValues.Of(call.Http.Request);
        var served = policies.Current;
        return ValueTask.FromResult(new Answer(Answer.Json, JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("hash", served.Catalogue.Hash);
            json.WriteStartArray("policies");
            foreach (var policy in served.All) Write(json, policy.Editions);
            json.WriteEndArray();
            json.WriteEndObject();
        })));
    }

    /// <summary>What one edition asks for: its facts with their questions, its schema, or an empty case.</summary>
    public ValueTask<Answer> FactsAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, "on", "edition", "form");
        var form = query.OneOf("form", "json", "schema", "case", "text");
        var request = CaseRequest.Of(call, policies, query, isLogged: false);
        var edition = request.Edition ?? Chosen(request);
        var text = form switch
        {
            "schema" => FactsListing.Schema(edition.Policy),
            "case" => FactsListing.EmptyCase(edition.Policy),
            "text" => FactsListing.Text(edition.Policy),
            _ => FactsListing.Json(edition.Policy),
        };
        return ValueTask.FromResult(new Answer(form == "text" ? "text/plain; charset=utf-8" : Answer.Json,
            Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Editions ask for other facts: of several one must be named.</summary>
    private static PolicyEvaluator Chosen(CaseRequest request)
    {
        var editions = request.Policy.Editions;
        if (request.On is { } day)
            return editions.On(day) ?? throw QueryValues.Fault("on", string.Create(CultureInfo.InvariantCulture,
                $"no edition is in force on {day:yyyy-MM-dd}"), "the editions are " + editions.Describe());
        return editions.All is [var only] ? only : throw Problem.At(ProblemKind.Parameter, FaultPlace.Parameter("on"),
            "the policy has several editions, which ask for other facts",
            "name a day with on, or a hash with edition; the editions are " + editions.Describe()).Raise();
    }

    private static void Write(Utf8JsonWriter json, Editions editions)
    {
        json.WriteStartObject();
        json.WriteString("title", editions.Title);
        json.WriteString("datedBy", editions.DatedBy.Name);
        json.WriteStartArray("editions");
        foreach (var policy in editions.All.Select(e => e.Policy))
        {
            json.WriteStartObject();
            json.WriteString("edition", policy.Edition);
            json.WriteString("force", policy.Force);
            Day("inForceFrom", policy.InForceFrom);
            Day("inForceUntil", policy.InForceUntil);
            json.WriteString("file", policy.File);
            json.WriteString("hash", policy.Hash);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void Day(string name, DateOnly? day) =>
            json.WriteString(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
