using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>What every part of a printed policy is written from.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Reader">What its reader may be told.</param>
/// <param name="On">The day of which its standing is told; as it is declared where there is none.</param>
internal sealed record Page(Policy Policy, Disclosure Reader, DateOnly? On)
{
    public ConditionWords Say { get; } = new();

    /// <summary>An author's text, as the reader may see it.</summary>
    public string Text(string text) => Reader.Text(text);

    /// <summary>The same with an opening; nothing where there is no text.</summary>
    public IEnumerable<Item> Text(string opening, string? text) => text is null ? [] : [$"{opening}{Text(text)}"];

    /// <summary>A line whose first word or two say what it is.</summary>
    public static Entry Labelled(string label, string text) =>
        new(Words.Of(new Run(label + ":", Tone.Strong), " " + text));

    /// <summary>How a rule is called: by its place in the order of declaration.</summary>
    public static string NumberOf(int index) => FormattableString.Invariant($"rule {index + 1}");

    /// <summary>Several rules by their numbers; where some are not told, how many.</summary>
    public string? Numbers(IEnumerable<int> indices)
    {
        var all = indices.ToList();
        var told = all.Where(i => Reader.Tells(Policy.Rules[i])).Select(i => FormattableString.Invariant($"{i + 1}"))
            .ToList();
        var hidden = all.Count - told.Count;
        var words = told.Count == 0 ? null : (told.Count == 1 ? "rule " : "rules ") + Listing.And(told);
        return hidden == 0 ? words : (words is null ? "" : words + " and ") + Listing.Count(hidden, "rule")
            + " left out here";
    }

    /// <summary>What is said of why, and the sources that are cited.</summary>
    public ImmutableArray<Item> Grounds(Grounds grounds) =>
    [
        .. Text("", grounds.Because), .. Text("In a letter: ", grounds.ForPerson), .. grounds.Citations.Select(Cited),
    ];

    public Item Cited(Citation citation)
    {
        var key = Text(citation.Source.Key);
        var words = citation.Evidence switch
        {
            Evidence.Explicit => $"Stated in {key}",
            Evidence.Inferred => $"Inferred from {key}",
            Evidence.Disputed => $"Disputed: {key}",
            Evidence.Illustrative => $"Illustrative: {key}",
            _ => throw new ArgumentOutOfRangeException(nameof(citation)),
        };
        var side = citation.Side switch
        {
            Side.For => ", for the person",
            Side.Against => ", against the person",
            _ => "",
        };
        return new(Words.Of(new Run(words + side
            + (citation.Place is { } place ? $" ({Text(place)})" : ""), Tone.Faint)), []);
    }
}
