using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>What came of either decision in full, and in what that differs which comes with it.</summary>
internal static class DifferentOutcome
{
    public static IEnumerable<(Effect, string)> Lines(DecisionPair pair)
    {
        if (!IsSame(pair))
        {
            yield return Told(pair.InFirst, pair.First);
            yield return Told(pair.InSecond, pair.Second);
        }
        else if (pair.First.Outcome is not null) yield return Told("both times", pair.First);
        foreach (var d in pair.Differences)
        {
            if (d.About is "obligation" or "authority" or "told") yield return (Effect.None, Said(pair, d));
            if (d.About == "outcome" && Brought(pair, d) is { } words) yield return (Effect.None, words);
        }
    }

    private static bool IsSame(DecisionPair pair) =>
        !pair.Differences.Any(d => d is { About: "outcome", Name: "outcome" or "text" });

    private static (Effect, string) Told(string when, RecordedParts parts)
    {
        var named = char.ToUpperInvariant(when[0]) + when[1..];
        return parts.Outcome is { } outcome ? (EffectOf(outcome.Direction), $"{named}: {Stopped(outcome.Text)}")
            : (Effect.Unknown, $"{named}: undecided. Still possible: {string.Join("; ", parts.Possible.IsDefault ? [] : parts.Possible)}.");
    }

    private static string Said(DecisionPair pair, DecisionDifference d) => (d.About switch
    {
        "obligation" => "The person would have: ",
        "authority" => "Authority of: ",
        _ => "",
    }) + Stopped(DifferenceContent.Said(pair, d));

    private static string? Brought(DecisionPair pair, DecisionDifference d) => d.Name switch
    {
        "lasts" => $"Lasts {d.First ?? "no stated time"} {pair.InFirst}, {d.Second ?? "no stated time"} {pair.InSecond}.",
        "refers" => $"Refers the case {d.First ?? "to nobody"} {pair.InFirst}, {d.Second ?? "to nobody"} {pair.InSecond}.",
        "discretionary" => $"An officer may decline it: {d.First} {pair.InFirst}, {d.Second} {pair.InSecond}.",
        "exact" => $"What is told is {d.First} {pair.InFirst}, {d.Second} {pair.InSecond}.",
        _ => null,
    };

    /// <summary>On which side it is, as the second form records it; of the first nothing is known of that.</summary>
    internal static Effect EffectOf(string? direction) => direction switch
    {
        "for" => Effect.For,
        "against" => Effect.Against,
        "neutral" => Effect.Neutral,
        _ => Effect.None,
    };

    private static string Stopped(string text) => text.EndsWith('.') ? text : text + ".";
}
