using System.Globalization;
using Microsoft.Extensions.Options;

namespace Eligibility.AspNetCore.Access;

/// <summary>What is wrong with options: all of it, each with what to write.</summary>
internal sealed class OptionFaults : IValidateOptions<EligibilityServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, EligibilityServiceOptions options)
    {
        List<string> faults = [.. Of(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    public static IEnumerable<string> Of(EligibilityServiceOptions options)
    {
        foreach (var fault in Limits(options)) yield return fault;
        foreach (var (key, i) in options.Keys.Select((k, i) => (k, i)))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"Keys:{i}");
            if (!IsName(key.Name))
                yield return $"{at}:Name: expected 1 to 100 letters, digits, points, hyphens and underscores";
            if (!Enum.IsDefined(key.Role)) yield return $"{at}:Role: expected reader, decider or administrator";
            if (key.Sha256 is not { Length: 64 } || !key.Sha256.All(char.IsAsciiHexDigit))
                yield return $"{at}:Sha256: expected the SHA-256 of the key, 64 hexadecimal digits, such as "
                    + "`printf %s \"$KEY\" | sha256sum` writes them; never the key itself";
        }
        foreach (var twice in options.Keys.GroupBy(k => k.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"Keys: {Quote(twice.Key)} stands twice; give each key a name of its own";
        foreach (var twice in options.Keys.GroupBy(k => k.Sha256, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            yield return $"Keys: {Quote(twice.First().Name)} and {Quote(twice.Last().Name)} have one key; give each its own";
    }

    private static IEnumerable<string> Limits(EligibilityServiceOptions options)
    {
        if (options.TimeLimit < TimeSpan.FromSeconds(0.1) || options.TimeLimit > TimeSpan.FromHours(1))
            yield return "TimeLimit must lie between 00:00:00.1 and 01:00:00";
        if (options.ManyTimeLimit < TimeSpan.FromSeconds(0.1) || options.ManyTimeLimit > TimeSpan.FromDays(1))
            yield return "ManyTimeLimit must lie between 00:00:00.1 and 1.00:00:00";
        if (options.MostCaseBytes is < 1024 or > 256 * 1024)
            yield return "MostCaseBytes must lie between 1024 and 262144";
        if (options.MostManyBytes < 1024) yield return "MostManyBytes must be 1024 or more";
        if (options.MostAtOnce is < 1 or > 100_000) yield return "MostAtOnce must lie between 1 and 100000";
        if (options.MostManyAtOnce is < 1 or > 1_000) yield return "MostManyAtOnce must lie between 1 and 1000";
        if (options.ManyWorkers is < 1 or > 256) yield return "ManyWorkers must lie between 1 and 256";
        if (options.AnswersKept is < 0 or > 1_000_000) yield return "AnswersKept must lie between 0 and 1000000";
    }

    private static bool IsName(string name) => name is { Length: >= 1 and <= 100 }
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static string Quote(string words) => $"`{Text.SafeText.Show(words)}`";
}
