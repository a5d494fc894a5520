using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// Who gets what: the rules by the outcome that they give, in the order that prevails, then those that only take others
/// out, then what comes where none applies.
/// </summary>
internal static class RuleSections
{
    public static IEnumerable<Section> Of(Page page)
    {
        yield return new("Who gets what", [.. Opening(page)]);
        var groups = page.Policy.Outcomes.OrderBy(o => o.Index)
            .Select(outcome => Group(page, r => r.Outcome == outcome, outcome.Name))
            .Append(Group(page, r => r.Outcome is null, "Exceptions, which only take other rules out"));
        foreach (var group in groups.Where(g => !g.Entries.IsEmpty)) yield return group;
        yield return Otherwise(page);
    }

    private static IEnumerable<Entry> Opening(Page page)
    {
        if (page.Policy.Each is { } each) yield return $"Each of {each.List.Name} is decided by itself.";
        if (page.Policy.Rules.Select(r => r.Outcome).OfType<Outcome>().Distinct().Count() > 1)
            yield return "Where rules of several outcomes apply, the outcome that stands first here prevails.";
        yield return "A rule is known by its number, which is its place in the policy. The order of the rules decides nothing.";
        var hidden = page.Policy.Rules.Count(r => !page.Reader.Tells(r));
        if (hidden > 0)
            yield return $"{Listing.Count(hidden, "rule")} {(hidden == 1 ? "is" : "are")} left out here: "
                + $"{(hidden == 1 ? "it reads" : "they read")} facts that are withheld.";
    }

    private static Section Group(Page page, Func<Rule, bool> belongs, string heading) =>
        new(heading, [.. page.Policy.Rules.Where(r => belongs(r) && page.Reader.Tells(r)).Select(r => Of(page, r))])
        {
            Level = 3, Spaced = true,
        };

    private static Entry Of(Page page, Rule rule)
    {
        var (first, rest) = FirstSentence.Of(page.Text(rule.Because));
        return new(Words.Of(new Run(Capital(Page.NumberOf(rule.Index)) + ".", Tone.Strong), $" {first}",
            new Run($" ({page.Text(rule.Name)})", Tone.Faint)))
        {
            Items =
            [
                .. rest.Length > 0 ? [rest] : ImmutableArray<Item>.Empty,
                .. Conditions(page.Say, rule.When, rule.Unless),
                .. Overriding(page, rule),
                .. rule.Period is { } period ? [$"In force {period.Words}."] : ImmutableArray<Item>.Empty,
                .. page.Text("In a letter: ", rule.ForPerson),
                .. rule.Citations.Select(page.Cited),
            ],
        };
    }

    /// <summary>
    /// When a rule applies, and when it does not; what would be denied twice is said the other way round.
    /// </summary>
    internal static IEnumerable<Item> Conditions(ConditionWords say, Condition? when, Condition? unless)
    {
        if (when is not null) yield return say.That(when).After("Applies when");
        if (unless is null)
        {
            if (when is null) yield return "Applies always.";
            yield break;
        }
        var (holds, fails) = (say.That(unless), say.ThatNot(unless));
        var isPlainer = when is null ? fails.Negations == 0 || holds.Negations > 0 : holds.Negations > fails.Negations;
        yield return isPlainer
            ? fails.After(when is null ? "Applies when" : "Applies only when")
            : holds.After("Does not apply when");
    }

    private static IEnumerable<Item> Overriding(Page page, Rule rule)
    {
        if (page.Numbers(rule.Overrides.Order()) is { } taken) yield return $"Takes out {taken}.";
        var by = page.Policy.Rules.Where(r => r.Overrides.Contains(rule.Index)).Select(r => r.Index);
        if (page.Numbers(by) is { } takers) yield return $"Is taken out by {takers}, where that applies.";
    }

    private static Section Otherwise(Page page)
    {
        var otherwise = page.Policy.Otherwise;
        return new("Otherwise",
        [
            new Entry($"Where no rule applies: {otherwise.Outcome.Name}. {page.Text(otherwise.Outcome.Text)}")
            {
                Items = page.Grounds(otherwise.Grounds),
            },
        ]);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
