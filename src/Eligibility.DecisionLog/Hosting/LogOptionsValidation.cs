using Microsoft.Extensions.Options;

namespace Eligibility.DecisionLog.Hosting;

/// <summary>What is wrong with options, and the store that they name where nothing is.</summary>
internal sealed class LogOptionsValidation : IValidateOptions<DecisionLogOptions>
{
    private const string Name = nameof(DecisionLogOptions);

    public ValidateOptionsResult Validate(string? name, DecisionLogOptions options)
    {
        List<string> faults = [.. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <param name="options">Options without a fault.</param>
    /// <param name="start">Where relative paths start.</param>
    public static LogStore StoreOf(DecisionLogOptions options, string start) =>
        LogStore.Sqlite(Path.Combine(start, options.File));

    private static IEnumerable<string> Faults(DecisionLogOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.File))
            yield return $"{Name}.File is not set: it names the file of the log";
        if (options.ResumeEvery is { } every && (every < TimeSpan.FromSeconds(1) || every > TimeSpan.FromDays(1)))
            yield return $"{Name}.ResumeEvery must lie between 00:00:01 and 1.00:00:00";
    }
}
