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
    public static LogStore StoreOf(DecisionLogOptions options, string start) => options.ConnectionString.Length > 0
        ? LogStore.Postgres(options.ConnectionString)
        : LogStore.Sqlite(Path.Combine(start, options.File));

    private static IEnumerable<string> Faults(DecisionLogOptions options)
    {
        var (hasFile, hasDatabase) =
            (!string.IsNullOrWhiteSpace(options.File), !string.IsNullOrWhiteSpace(options.ConnectionString));
        if (!hasFile && !hasDatabase)
            yield return $"neither {Name}.File nor {Name}.ConnectionString is set: "
                + "one of them says where the log is kept";
        if (hasFile && hasDatabase)
            yield return $"{Name}.File and {Name}.ConnectionString are both set: a log is kept in one place";
        if (hasDatabase && FaultOf(options.ConnectionString) is { } fault)
            yield return $"{Name}.ConnectionString: {fault}";
        if (options.ResumeEvery is { } every && (every < TimeSpan.FromSeconds(1) || every > TimeSpan.FromDays(1)))
            yield return $"{Name}.ResumeEvery must lie between 00:00:01 and 1.00:00:00";
    }

    private static string? FaultOf(string connectionString)
    {
        try
        {
            LogStore.Postgres(connectionString);
            return null;
        }
        catch (ArgumentException fault)
        {
            return fault.Message.Split(" (Parameter", 2)[0];
        }
    }
}
