using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Eligibility.DecisionLog.Hosting;

/// <summary>A log is healthy where nothing was lost and it acknowledges what is written.</summary>
internal sealed class LogHealthCheck(DecisionLogWriter log) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken = default) => Task.FromResult(Of(log.Stopped, log.Lost));

    private static HealthCheckResult Of(LogStop? stop, long lost)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["lost"] = lost };
        if (stop is not null) (data["stoppedSince"], data["fault"]) = (stop.Since, stop.Because);
        if (stop is not null)
            return HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture,
                $"Nothing is acknowledged since {stop.Since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}: {stop.Because}"),
                data: data);
        return lost == 0
            ? HealthCheckResult.Healthy("Every record that was asked for stands in the log.", data)
            : HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture,
                $"It is not known that {lost:N0} of the records that were asked for stand in the log."), data: data);
    }
}
