using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Policies;
using Eligibility.Diagnostics;
using Eligibility.Hosting;
using Eligibility.Text;

namespace Eligibility.AspNetCore.Routes;

/// <summary>Reads policies again, and tells how they stand then; where what was read is refused, what is in force stays.</summary>
internal sealed class ReloadRoute(LivePolicySource policies)
{
    public async ValueTask<Answer> AnswerAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, "withdraw");
        var status = await policies.Live.ReloadAsync(query.Flag("withdraw"), call.Stop).ConfigureAwait(false);
        return Told(status);
    }

    /// <summary>The same without reading anything.</summary>
    public ValueTask<Answer> StatusAsync(ServiceCall call)
    {
        QueryValues.Of(call.Http.Request);
        return ValueTask.FromResult(Told(policies.Live.Status));
    }

    private static Answer Told(PolicyStatus status) => new(Answer.Json, JsonStyle.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("health", status.Health switch
        {
            PolicyHealth.Loaded => "loaded", PolicyHealth.Stale => "stale", _ => "failed",
        });
        json.WriteString("hash", status.Catalogue?.Hash);
        if (status.LoadedAt is { } loaded) json.WriteString("loadedAt", loaded);
        else json.WriteNull("loadedAt");
        json.WriteString("fault", status.Fault is { } fault ? SafeText.Show(fault) : null);
        if (status.FaultySince is { } since) json.WriteString("faultySince", since);
        else json.WriteNull("faultySince");
        DiagnosticJson.Write(json, status.Errors);
        json.WriteEndObject();
    }));
}
