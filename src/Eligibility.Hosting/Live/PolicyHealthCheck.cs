using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Eligibility.Hosting;

/// <summary>Stale policies are a host's degraded, and none its unhealthy.</summary>
internal sealed class PolicyHealthCheck(LivePolicies policies) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken = default) => Task.FromResult(Of(policies.Status, policies.Shadow?.Status));

    // What decides beside is told of, and makes nothing worse: it decides nothing.
    private static HealthCheckResult Of(PolicyStatus status, PolicyStatus? shadow)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        if (status.Catalogue is { } catalogue) data["hash"] = catalogue.Hash;
        if (status.LoadedAt is { } loaded) data["loadedAt"] = loaded;
        if (status.FaultySince is { } since) data["faultySince"] = since;
        if (status.Fault is { } fault) data["fault"] = fault;
        if (shadow is not null) data["shadow"] = shadow.Fault ?? ReloadTelemetry.Word(shadow.Health);
        return status.Health switch
        {
            PolicyHealth.Loaded => HealthCheckResult.Healthy(
                "The policies are in force as their place holds them.", data),
            PolicyHealth.Stale => HealthCheckResult.Degraded(
                $"What changed was refused since {Time(status.FaultySince)}; the policies of "
                    + $"{Time(status.LoadedAt)} are in force. {status.Fault}", data: data),
            _ => HealthCheckResult.Unhealthy(
                $"No policies are loaded, and nothing is decided. {status.Fault ?? "They have not been read yet."}",
                data: data),
        };
    }

    private static string Time(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
