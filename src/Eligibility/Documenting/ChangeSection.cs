using System.Collections.Immutable;
using Eligibility.Comparing;
using Eligibility.Justification;
using Eligibility.Rendering;

namespace Eligibility.Documenting;

/// <summary>
/// What became of the rules since the edition before: which are new, which are gone, which are the same under another
/// name, which are reworded. A reader who may not be told of a rule is told of none that it is paired with.
/// </summary>
internal static class ChangeSection
{
    public static Section Of(Page page, Editions among)
    {
        const string heading = "Changes since the last edition";
        if (Before(page.Policy, among) is not { } before)
            return new(heading, ["There is no edition before this one."]);
        var pairs = RulePairs.Of(RuleShape.Of(before), RuleShape.Of(page.Policy));
        var changes = Changes(page, before, pairs).ToList();
        ImmutableArray<Entry> told = [.. changes.OfType<Entry>()];
        var hidden = changes.Count - told.Length;
        return new(heading,
        [
            $"The edition before: {page.Text(before.Edition ?? before.Title)}. {PolicyStanding.Of(before, null).Text}",
            .. told.IsEmpty && hidden == 0 ? ["No rule has changed."] : told,
            .. hidden == 0 ? ImmutableArray<Entry>.Empty : [$"{Listing.Count(hidden, "more change")} left out here."],
        ]);
    }

    /// <summary>The edition in force before another; before one that is in force on no day, the last that is.</summary>
    public static Policy? Before(Policy policy, Editions among) => among.All.Select(e => e.Policy)
        .LastOrDefault(p => p.Period is { } period && p != policy
            && (policy.Period is not { } own || period.From < own.From));

    /// <summary>Each change; null for one that the reader is not told.</summary>
    private static IEnumerable<Entry?> Changes(Page page, Policy before, RulePairs pairs)
    {
        var (old, now) = (before.Rules, page.Policy.Rules);
        foreach (var i in pairs.Added) yield return Told(page, [now[i]], () => Line("New", Called(page, now[i])));
        foreach (var i in pairs.Gone) yield return Told(page, [old[i]], () => Line("Gone", page.Text(old[i].Name)));
        foreach (var pair in pairs.Paired)
        {
            var (was, becomes) = (old[pair.Before], now[pair.After]);
            var words = Reworded(page, was, becomes).ToImmutableArray();
            if (pair.By == PairedBy.Name && words.IsEmpty) continue;
            yield return Told(page, [was, becomes], () => Line(words.IsEmpty ? "Another name" : "Reworded",
                pair.By == PairedBy.Name ? Called(page, becomes)
                    : $"{page.Text(was.Name)}, now {Called(page, becomes)}", words));
        }
    }

    private static Entry? Told(Page page, ImmutableArray<Rule> rules, Func<Entry> entry) =>
        rules.All(page.Reader.Tells) ? entry() : null;

    private static Entry Line(string label, string words, ImmutableArray<Item> items = default) =>
        Page.Labelled(label, words) with { Items = items.IsDefault ? [] : items };

    private static string Called(Page page, Rule rule) => $"{page.Text(rule.Name)} ({Page.NumberOf(rule.Index)})";

    private static IEnumerable<Item> Reworded(Page page, Rule was, Rule becomes)
    {
        if (was.Outcome?.Name != becomes.Outcome?.Name)
            yield return $"The outcome was: {was.Outcome?.Name ?? "none, an exception"}.";
        var (before, after) = (Conditions(page, was), Conditions(page, becomes));
        if (!before.Select(Flat).SequenceEqual(after.Select(Flat), StringComparer.Ordinal))
            yield return new Item("Its conditions were:", before);
        if (was.Because != becomes.Because) yield return $"Its reason was: {page.Text(was.Because)}";
    }

    private static ImmutableArray<Item> Conditions(Page page, Rule rule) =>
        [.. RuleSections.Conditions(page.Say, rule.When, rule.Unless)];

    private static string Flat(Item item) => $"{item.Words} [{string.Join("; ", item.Items.Select(Flat))}]";
}
