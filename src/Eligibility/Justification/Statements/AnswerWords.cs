using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Explaining;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What each answer to a question would come to, in words: <c>Yes: the ordinary route (rule 11). No: goes on.</c></summary>
internal static class AnswerWords
{
    /// <summary>More answers that come to the same are told as all others.</summary>
    private const int MostNamed = 4;

    public const string GoesOn = "goes on";

    /// <summary>The sentences; none where every answer goes on, or where it cannot be said.</summary>
    /// <param name="type">The type of what is asked; null of a list, of which only having no items is told.</param>
    /// <param name="effects">What each answer comes to.</param>
    public static string Of(FactType? type, ImmutableArray<AnswerEffect> effects)
    {
        if (effects.All(e => e.Outcome is null)) return "";
        var groups = effects.GroupBy(e => (e.Outcome?.Index, e.Rule?.Index)).Select(g => g.ToList()).ToList();
        var rest = groups.Where(g => g.Count > MostNamed).MaxBy(g => g.Count);
        if (rest is not null && groups.Remove(rest)) groups.Add(rest);
        return string.Join(' ', groups.Select(g => $"{Upper(g == rest ? "anything else" : Answers(type, g, effects))}: {Comes(g[0])}."));
    }

    private static string Comes(AnswerEffect effect) => effect.Outcome is not { } outcome ? GoesOn
        : BehindColon.Of(OfficerContent.Short(outcome)) + (effect.Rule is { } rule
            ? string.Create(CultureInfo.InvariantCulture, $" (rule {rule.Index + 1})") : "");

    private static string Answers(FactType? type, List<AnswerEffect> group, ImmutableArray<AnswerEffect> all) =>
        string.Join(" or ", group.Select(e => Answer(type, e, all)));

    private static string Answer(FactType? type, AnswerEffect effect, ImmutableArray<AnswerEffect> all)
    {
        var from = Say(type, effect.From);
        if (effect.From.Equals(effect.To)) return from;
        if (type is null or ChoiceType) return $"{from} to {Say(type, effect.To)}";
        if (effect == all[0]) return EdgeWords.UpTo(type, effect.To);
        return effect == all[^1] ? EdgeWords.From(type, effect.From)
            : $"{EdgeWords.From(type, effect.From)} and {EdgeWords.UpTo(type, effect.To)}";
    }

    private static string Say(FactType? type, Datum value) =>
        type is null || value is Choices { Mask.IsZero: true } ? "none" : type.Say(value);

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
