using System.Collections.Immutable;
using Eligibility.Rendering;

namespace Eligibility.Documenting;

/// <summary>What a condition says, in words that follow <c>Applies when</c>.</summary>
/// <param name="Words">The whole of it, or what is said of the parts below.</param>
/// <param name="Negations">How often it or a part of it says <c>not</c>: of two ways to say a thing the plainer is
/// taken.</param>
/// <param name="Parts">What it is made of, each on a line of its own.</param>
internal sealed record Saying(string Words, int Negations, ImmutableArray<Saying> Parts)
{
    public static Saying Leaf(string words, int negations = 0) => new(words, negations, []);

    /// <summary>A group: what is said of its parts, and how often that says <c>not</c> itself.</summary>
    public static Saying Group(string words, IEnumerable<Saying> parts, int negations = 0)
    {
        ImmutableArray<Saying> all = [.. parts];
        return new(words, negations + all.Sum(p => p.Negations), all);
    }

    /// <summary>
    /// The plainer of two ways to say the same: the first, unless the second says <c>not</c> less often.
    /// </summary>
    public static Saying Plainer(Saying one, Saying other) => other.Negations < one.Negations ? other : one;

    /// <summary>All of it in a row, where there is no room for a list.</summary>
    public string InRow =>
        Parts.IsEmpty ? Words : Invariant($"{Words} ({string.Join("; ", Parts.Select(p => p.InRow))})");

    /// <summary>As a list item, after an opening such as <c>Applies when</c>.</summary>
    public Item After(string opening) => Parts.IsEmpty
        ? Invariant($"{opening}: {Words}")
        : new Item($"{opening} {Words}:", Below);

    /// <summary>The parts, as lists in lists.</summary>
    public ImmutableArray<Item> Below =>
        [.. Parts.Select(p => p.Parts.IsEmpty ? (Item)p.Words : new Item(p.Words + ":", p.Below))];

    private static string Invariant(FormattableString words) => FormattableString.Invariant(words);
}
