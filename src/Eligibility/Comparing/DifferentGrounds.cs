using System.Globalization;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>Which grounds are gone, which are new, and which are kept.</summary>
internal static class DifferentGrounds
{
    public static IEnumerable<(Effect, string)> Lines(DecisionPair pair) => Of(pair).Select(g => (g.Effect, g.Words));

    /// <summary>Each ground: <c>gone</c>, <c>new</c> or <c>kept</c>; of two policies only of which it is one.</summary>
    public static IEnumerable<(string Kind, string First, string Second, Effect Effect,
        string Words)> Of(DecisionPair pair)
    {
        var (first, second) = (pair.FirstRules, pair.SecondRules);
        var kept = pair.Paired.Where(p => first.IsGround(p.Before) && second.IsGround(p.After)).ToList();
        foreach (var ground in first.Grounds.Where(g => !kept.Exists(k => k.Before == g)))
            yield return Said(pair.IsOnePolicy ? "gone" : "in the first", pair.First, first, ground);
        if (first.IsOtherwise && (!second.IsOtherwise || !pair.IsOnePolicy))
            yield return Otherwise(pair.IsOnePolicy ? "gone" : "in the first");
        foreach (var ground in second.Grounds.Where(g => !kept.Exists(k => k.After == g)))
            yield return Said(pair.IsOnePolicy ? "new" : "in the second", pair.Second, second, ground);
        if (second.IsOtherwise && (!first.IsOtherwise || !pair.IsOnePolicy))
            yield return Otherwise(pair.IsOnePolicy ? "new" : "in the second");
        foreach (var pairOf in kept)
        {
            var told = Said("kept", pair.Second, second, pairOf.After);
            var was = pairOf.By == PairedBy.Name ? "" : $" Before: {DifferentRules.Named(first, pairOf.Before)}.";
            yield return told with { First = first.All[pairOf.Before].Rule, Words = told.Words + was };
        }
        if (pair.IsOnePolicy && first.IsOtherwise && second.IsOtherwise) yield return Otherwise("kept");
    }

    private static (string Kind, string First, string Second, Effect Effect, string Words) Said(string kind,
        RecordedParts parts, RecordedRules rules,
        int ground)
    {
        var rule = rules.All[ground];
        var reason = parts.Reasons.First(r => r.Rule == rule.Rule);
        var because = reason.Because is { } text ? ": " + FirstSentence.Of(text).First : ".";
        var words = $"{Capital(kind)}: {DifferentRules.Named(rules, ground)}{(reason.Open ? ", not certain" : "")}{because}";
        return (kind, rule.Rule, rule.Rule, reason.Open
            ? Effect.Unknown : DifferentOutcome.EffectOf(rule.Direction), words);
    }

    private static (string Kind, string First, string Second, Effect Effect, string Words) Otherwise(string kind) =>
        (kind, RecordedRules.Otherwise,
        RecordedRules.Otherwise, Effect.None, string.Create(CultureInfo.InvariantCulture,
            $"{Capital(kind)}: no rule takes the case elsewhere."));

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
