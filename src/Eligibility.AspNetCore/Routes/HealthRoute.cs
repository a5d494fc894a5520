using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Log;
using Eligibility.Hosting;
using Eligibility.Text;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Routes;

/// <summary>
/// Whether the service is up, and whether it may be asked. Whoever can reach it is told how it stands, and nothing of
/// any policy: why is told to those who may read.
/// </summary>
internal sealed class HealthRoute(LivePolicies policies, AdviceLog? log)
{
    /// <summary>That there is somebody who answers.</summary>
    public static ValueTask<Answer> LiveAsync(ServiceCall call)
    {
        QueryValues.Of(call.Http.Request);
        return ValueTask.FromResult(new Answer(Answer.Json, "{\"status\":\"live\"}\n"u8));
    }

    /// <summary>How policies and log stand: 200 where cases are decided, else 503.</summary>
    public ValueTask<Answer> ReadyAsync(ServiceCall call)
    {
        QueryValues.Of(call.Http.Request);
        var (health, isLogDown) = (policies.Status.Health, log is { Stopped: not null } or { Lost: not 0 });
        var isReady = health != PolicyHealth.Failed && log?.Stopped is null;
        return ValueTask.FromResult(new Answer(Answer.Json, JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("status", !isReady ? "unhealthy"
                : health == PolicyHealth.Stale || isLogDown ? "degraded" : "healthy");
            json.WriteString("policies", health switch
            {
                PolicyHealth.Loaded => "loaded", PolicyHealth.Stale => "stale", _ => "failed",
            });
            json.WriteString("log", log is null ? "none" : log.Stopped is not null ? "stopped" : isLogDown ? "lost" : "writing");
            json.WriteEndObject();
        }), isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable));
    }
}
