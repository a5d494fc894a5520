using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>What the policy promises of every case, which the checker has tried to break.</summary>
internal static class PromiseSection
{
    public static Section Of(Page page)
    {
        var told = page.Policy.Guarantees.Where(g => Tells(page, g)).ToList();
        var hidden = page.Policy.Guarantees.Length - told.Count;
        return new("Promises",
        [
            told.Count == 0 && hidden == 0
                ? "The policy makes no promise that the checker tries."
                : "A promise is about every case. The checker tries to break it with every kind of case that the rules tell apart.",
            .. told.Select(g => Of(page, g)),
            .. hidden == 0 ? ImmutableArray<Entry>.Empty
                : [$"{Listing.Count(hidden, "promise")} {(hidden == 1 ? "is" : "are")} left out here: "
                    + $"{(hidden == 1 ? "it names" : "they name")} facts that are withheld."],
        ]);
    }

    /// <summary>The promises that the reader may be told, a sentence each.</summary>
    public static IEnumerable<string> Told(Page page) =>
        page.Policy.Guarantees.Where(g => Tells(page, g)).Select(g => g switch
    {
        OutcomeGuarantee outcome =>
            $"{(outcome.Never ? "Never" : "Always")} {outcome.Outcome.Name} when {page.Say.That(outcome.When).InRow}.",
        _ => Sentence(g),
    });

    private static bool Tells(Page page, Guarantee guarantee) => guarantee switch
    {
        OutcomeGuarantee outcome => page.Reader.Tells([outcome.When]),
        IndependenceGuarantee independence => independence.Facts.All(page.Reader.Tells),
        MonotoneGuarantee monotone => page.Reader.Tells(monotone.Fact),
        _ => throw new ArgumentOutOfRangeException(nameof(guarantee)),
    };

    private static Entry Of(Page page, Guarantee guarantee)
    {
        var name = new Run(Capital($"{page.Text(guarantee.Name).TrimEnd('.')}."), Tone.Strong);
        if (guarantee is not OutcomeGuarantee outcome) return new(Words.Of(name, " " + Sentence(guarantee)));
        var said = page.Say.That(outcome.When);
        return new(Words.Of(name, $" {(outcome.Never ? "Never" : "Always")} {outcome.Outcome.Name} when "
            + said.Words + (said.Parts.IsEmpty ? "." : ":"))) { Items = said.Below };
    }

    private static string Sentence(Guarantee guarantee) => guarantee switch
    {
        IndependenceGuarantee independence =>
            $"The outcome never depends on {Listing.And([.. independence.Facts.Select(f => f.Name)])}.",
        MonotoneGuarantee monotone => "The outcome is never worse for the person when "
            + $"{monotone.Fact.Name} is {(monotone.Lower ? "lower" : "higher")}.",
        _ => throw new ArgumentOutOfRangeException(nameof(guarantee)),
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
