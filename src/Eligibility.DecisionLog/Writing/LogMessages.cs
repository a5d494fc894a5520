using Microsoft.Extensions.Logging;

namespace Eligibility.DecisionLog.Writing;

/// <summary>The log lines of a decision log.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Critical, "The decision log has stopped, and acknowledges nothing: {Because}")]
    public static partial void Stopped(ILogger log, string because);

    [LoggerMessage(2, LogLevel.Warning, "The decision log was resumed; what it had acknowledged stands in it.")]
    public static partial void Resumed(ILogger log);
}
