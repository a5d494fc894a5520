using Microsoft.Extensions.Logging;

namespace Eligibility.Hosting;

/// <summary>The log lines of reloads.</summary>
internal static partial class ReloadLog
{
    [LoggerMessage(1, LogLevel.Information, "Policies {PolicySet}: {Count} policies came into force as {Hash}.")]
    public static partial void Swapped(ILogger log, string policySet, int count, string hash);

    [LoggerMessage(2, LogLevel.Information, "Policies {PolicySet}: what was refused is mended; {Hash} is in force.")]
    public static partial void Mended(ILogger log, string policySet, string hash);

    [LoggerMessage(3, LogLevel.Warning,
        "Policies {PolicySet}: a change was refused, and {Hash} stays in force: {Fault}")]
    public static partial void Stale(ILogger log, string policySet, string hash, string fault);

    [LoggerMessage(4, LogLevel.Error, "Policies {PolicySet}: none are loaded, and nothing is decided: {Fault}")]
    public static partial void Failed(ILogger log, string policySet, string fault);

    [LoggerMessage(5, LogLevel.Warning,
        "Policies {PolicySet}: the folder is not watched, and looked at by the clock alone: {Reason}")]
    public static partial void NotWatched(ILogger log, string policySet, string reason);
}
