using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>What can be decided: each outcome with what it brings, the best for the person first.</summary>
internal static class OutcomeSection
{
    public static Section Of(Page page)
    {
        var order = new OutcomeOrder(page.Policy);
        return new("What can be decided",
            [.. order.BestFirst.Select(o => Of(page, o, order.SideOf(o)))]) { Spaced = true };
    }

    private static Entry Of(Page page, Outcome outcome, Side side) =>
        new(Words.Of(new Run(outcome.Name + ".", Tone.Strong), " " + page.Text(outcome.Text)))
        {
            Items =
            [
                side switch
                {
                    Side.For => "Counts for the person.",
                    Side.Against => "Counts against the person.",
                    Side.Neither => "Counts neither for nor against the person.",
                    _ => throw new ArgumentOutOfRangeException(nameof(side)),
                },
                .. page.Text("In a letter: ", outcome.Letter.ForPerson),
                .. page.Text("What it means: ", outcome.Letter.Means),
                .. Referral(page, outcome),
                .. outcome.Length is { } length ? [Length(page, length)] : ImmutableArray<Item>.Empty,
                .. outcome.Obligations.Select(c => Line(page, c, $"The person has {page.Text(c.Text)}")),
                .. outcome.Discretion is { } declined
                    ? [Line(page, declined, "An officer may decline it")]
                    : ImmutableArray<Item>.Empty,
                .. outcome.Authorities.Select(c => Line(page, c, $"It needs the authority of: {page.Text(c.Text)}")),
                .. outcome.Tells.Select(c => Told(page, c)),
                .. Next(page, outcome.Letter),
            ],
        };

    private static IEnumerable<Item> Referral(Page page, Outcome outcome) => !outcome.Refers ? []
    : [
        new Item(outcome.RefersTo is { } to
            ? $"It hands the case to another policy: {page.Text(to)}."
            : "It hands the case to a person: this policy does not settle it.", page.Grounds(outcome.RefersOn)),
    ];

    private static Item Length(Page page, Consequence length) => new(length.Value is { } value
        ? $"It lasts {length.Text}{page.Say.Of(value)}, worked out for the case."
        : $"It lasts {page.Text(length.Text)}.", page.Grounds(length.Grounds));

    private static Item Told(Page page, Consequence told) => told.Value is { } value
        ? Line(page, told, $"It tells \"{page.Text(told.Text)}\": {page.Say.Of(value)}")
        : Line(page, told, $"It tells: {page.Text(told.Text)}");

    private static Item Line(Page page, Consequence line, string words)
    {
        var grounds = page.Grounds(line.Grounds);
        if (line.When is not { } when) return new Item(words, grounds);
        var said = page.Say.That(when);
        return said.Parts.IsEmpty
            ? new Item($"{words}, where {said.Words}", grounds)
            : new Item($"{words}, where {said.Words}:", [.. said.Below, .. grounds]);
    }

    private static IEnumerable<Item> Next(Page page, OutcomeLetter letter) => letter.Next is not { } next ? []
        : [$"The next step{Limits.Within(letter.Within)}: {page.Text(next)}"];
}
