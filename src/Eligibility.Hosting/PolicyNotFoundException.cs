using Eligibility.Text;

namespace Eligibility.Hosting;

/// <summary>No policy of the catalogue is what was asked for; the message says what there is instead.</summary>
/// <param name="message">What was asked for, and what there is.</param>
public sealed class PolicyNotFoundException(string message) : Exception(message)
{
    // Titles may come from a request: what is repeated of them is kept short.
    private const int LongestTitle = 80;

    internal static PolicyNotFoundException NoPolicy(string title, IEnumerable<string> titles, string? nearest) =>
        new($"there is no policy {Quote(title)}; " + (nearest is null
            ? $"the policies are {string.Join(", ", titles.Select(Quote))}"
            : $"did you mean {Quote(nearest)}?"));

    internal static PolicyNotFoundException NoneInForce(Editions editions, DateOnly day)
    {
        var periods = editions.All.Select(e =>
            $"{Quote(e.Policy.Edition ?? e.Policy.Source.Path)} "
                + $"{(e.Policy.Period is { } period ? "in force " + period.Words : "prospective")}");
        return new PolicyNotFoundException(FormattableString.Invariant(
            $"no edition of {Quote(editions.Title)} is in force on {day:yyyy-MM-dd}; the editions are {string.Join("; ", periods)}"));
    }

    internal static PolicyNotFoundException NoSuchHash(string hash) =>
        new($"no edition with the hash {Quote(hash)} is in force, nor kept of those that were; a hash has 64 hexadecimal "
            + "digits, and stands in each decision");

    private static string Quote(string words) =>
        $"\"{SafeText.Show(words.Length <= LongestTitle ? words : words[..LongestTitle] + "...")}\"";
}
