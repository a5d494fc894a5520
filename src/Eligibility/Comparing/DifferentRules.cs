using System.Globalization;
using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>
/// What became of the rules in either decision: those whose standing changed, those new or gone that count or may;
/// of all others how many there are.
/// </summary>
internal static class DifferentRules
{
    public static IEnumerable<(Effect, string)> Lines(DecisionPair pair)
    {
        if (!pair.IsOnePolicy)
        {
            yield return (Effect.None, "Two policies: their rules are not paired.");
            yield break;
        }
        var (first, second) = (pair.FirstRules, pair.SecondRules);
        var pairs = pair.Paired.ToList();
        var changed = pairs.Where(p => Status(first, p.Before) != Status(second, p.After)).ToList();
        foreach (var one in changed) yield return (Effect.None, Said(pair, one));
        // What is a ground stands among the grounds.
        foreach (var gone in pair.Gone.Where(g => Counts(first, g) && !first.IsGround(g)))
            yield return (Effect.None, $"Gone, and was {Status(first, gone)}: {Named(first, gone)}.");
        foreach (var added in pair.Added.Where(a => Counts(second, a) && !second.IsGround(a)))
            yield return (Effect.None, $"New, and {Status(second, added)}: {Named(second, added)}.");
        if (Rest(pair, pairs.Count - changed.Count) is { Length: > 0 } rest) yield return (Effect.None, rest);
    }

    /// <summary>A rule by its name and its number.</summary>
    public static string Named(RecordedRules rules, int rule) =>
        string.Create(CultureInfo.InvariantCulture, $"{rules.All[rule].Rule} (rule {rule + 1})");

    /// <summary>By what a rule was found again, in a word; empty where that is its name.</summary>
    public static string Word(PairedBy by) => by switch
    {
        PairedBy.Conditions => "renamed",
        PairedBy.Leaves => "reworded",
        _ => "",
    };

    private static string Said(DecisionPair pair, RulePair one)
    {
        var (first, second) = (pair.FirstRules, pair.SecondRules);
        var (was, now) = (Status(first, one.Before), Status(second, one.After));
        var word = Word(one.By);
        return word.Length == 0 ? $"{Named(second, one.After)}: {was} before, {now} now."
            : $"{char.ToUpperInvariant(word[0])}{word[1..]}: {Named(first, one.Before)}, {was}; now {Named(second, one.After)}, {now}.";
    }

    private static string Rest(DecisionPair pair, int unchanged)
    {
        var gone = pair.Gone.Count(g => !Counts(pair.FirstRules, g));
        var added = pair.Added.Count(a => !Counts(pair.SecondRules, a));
        var said = new List<string>();
        if (unchanged > 0) said.Add($"{ComparisonHeadline.Count(unchanged, "rule", "rules")} in both: no change of standing.");
        var otherwise = pair.Differences.Count(d => d is { About: "rule", First: not null, Second: not null })
            - pair.Paired.Count(p => p.By == PairedBy.Name
                && Status(pair.FirstRules, p.Before) != Status(pair.SecondRules, p.After));
        if (otherwise > 0)
            said.Add($"{ComparisonHeadline.Count(otherwise, "of them rests", "of them rest")} on something else.");
        var alone = new[] { (gone, pair.InFirst), (added, pair.InSecond) }.Where(p => p.Item1 > 0)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1} only {p.Item2}")).ToList();
        if (alone.Count > 0) said.Add($"{string.Join(" and ", alone)}: {(gone + added == 1 ? "does not apply" : "none applies")}.");
        return string.Join(' ', said);
    }

    /// <summary>Whether a rule is a ground, or may be one.</summary>
    private static bool Counts(RecordedRules rules, int rule) =>
        rules.All[rule].Status is not ("does not apply" or "not in force");

    /// <summary>How a rule stands; of a ground also on which side, where the record says.</summary>
    private static string Status(RecordedRules rules, int rule)
    {
        var one = rules.All[rule];
        return one.Status switch
        {
            "reason" => "a ground" + (one.Direction is "for" or "against" ? $" {one.Direction} the person" : ""),
            "open" => "not known",
            "outranked" => "behind another outcome",
            "defeated" => "giving way to another rule",
            "exception" => "an exception that applies",
            "does not apply" => "not applying",
            "not in force" => "not in force",
            _ => one.Status,
        };
    }
}
