using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>The sources that reasons come from, each by its title and who published it.</summary>
internal static class LetterSources
{
    /// <summary>The sources of some citations, as the end of a sentence.</summary>
    public static string Titles(IEnumerable<Citation> citations)
    {
        var all = citations.Select(c => Titled(c.Source)).Distinct(StringComparer.Ordinal).ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join("; ", all.Take(all.Count - 1)) + "; and " + all[^1];
    }

    /// <summary>Which reasons come from which sources: those that come from the same are told together.</summary>
    /// <param name="grounds">The reasons with their numbers; of a single one 0.</param>
    public static IEnumerable<LetterSentence> Of(ImmutableArray<(int Number, ExplainedRule Rule)> grounds)
    {
        var cited = grounds.Where(g => !g.Rule.Part.Citations.IsEmpty);
        foreach (var same in cited.GroupBy(g => Titles(g.Rule.Part.Citations), StringComparer.Ordinal))
        {
            List<int> numbers = [.. same.Select(g => g.Number)];
            var reasons = grounds.Length == 1 ? "The reason" : numbers.Count == grounds.Length
                ? FormattableString.Invariant($"The {numbers.Count} reasons") : LetterWords.Capital(LetterWords.Numbered(numbers));
            yield return LetterSentence.OfPolicy($"{reasons} {(numbers.Count == 1 ? "comes" : "come")} from {same.Key}.");
        }
    }

    private static string Titled(Source source) => $"\"{source.Title}\"" + (source.PublishedBy is { } by ? $", {by}" : "");
}
