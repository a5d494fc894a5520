using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>What changed in meaning, as all forms for people tell it.</summary>
internal static class DiffContent
{
    /// <summary>The answer, before it takes a form.</summary>
    public static Document Of(PolicyDiff diff)
    {
        var headline = Headline(diff);
        return new Document($"{headline} {diff.New.Title}", headline, diff.IsNothing ? Tone.Plain : Tone.Strong)
        {
            Summary = [.. Summary(diff)], Sections = [.. Sections(diff)],
        };
    }

    /// <summary>The answer in a sentence.</summary>
    public static string Headline(PolicyDiff diff) => diff.Regions.Length switch
    {
        0 => diff.IsSettled ? "No case is decided differently."
            : "Not settled: no case was found that is decided differently, and it is not proved that there is none.",
        1 => "Cases of 1 kind are decided differently." + Rest(diff),
        var count => string.Create(CultureInfo.InvariantCulture,
            $"Cases of {count + diff.LeftOut} kinds are decided differently.") + Rest(diff),
    };

    private static string Rest(PolicyDiff diff) =>
        (diff.LeftOut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {diff.LeftOut} of them are not told here."))
        + (diff.IsSettled ? "" : " There may be more: the search ended before it was through.");

    private static IEnumerable<Entry> Summary(PolicyDiff diff)
    {
        yield return $"Before: {Named(diff.Old)}";
        yield return $"Now: {Named(diff.New)}";
        yield return diff.IsSettled
            ? "Every case that both accept was looked at, whatever the periods of the two; all others are decided alike. That is proved."
            : "Looked at are the cases that both accept, whatever the periods of the two.";
    }

    private static string Named(Policy policy) =>
        $"{policy.Title}{(policy.Edition is { } edition ? $", {edition}" : "")} ({policy.File}, {policy.Hash[..12]})";

    private static IEnumerable<Section> Sections(PolicyDiff diff)
    {
        ImmutableArray<string> only = [.. DeclaredByOne.Of(diff)];
        if (only.Length > 0) yield return new Section("What only one of them declares",
            [.. only.Select(o => new Entry(o) { Hangs = true })]);
        // Regions of the same two outcomes stand together, the largest first.
        foreach (var pair in diff.Regions.GroupBy(r => (r.Old.Index, r.New.Index)))
        {
            var (first, number) = (pair.First(), 0);
            yield return new Section($"{first.Old.Name} before, {first.New.Name} now",
                [.. first.Brought.Select(b => new Entry(Sentence(b)) { Hangs = true }),
                .. pair.Select(region => Region(diff, region, ++number))]) { Spaced = true };
        }
    }

    private static Entry Region(PolicyDiff diff, DiffRegion region, int number)
    {
        var when = RegionWords.Of(diff.Joint, region.When);
        return new Entry(string.Create(CultureInfo.InvariantCulture,
            $"{number}. When {(when.IsEmpty ? "the case is any" : string.Join(", and ", when))}."))
        {
            Hangs = true, Lines =
            [
                $"Before by {Rules(region.OldReasons)}. Now by {Rules(region.NewReasons)}.",
                $"Such a case: {string.Join("; ", CaseWords.Of(diff.Joint, region.Case))}.",
            ],
        };
    }

    private static string Rules(ImmutableArray<Rule> rules) => rules.IsEmpty ? "no rule (otherwise)"
        : string.Join(", ", rules.Select(r => string.Create(CultureInfo.InvariantCulture, $"rule {r.Index + 1}, {r.Name}")));

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
