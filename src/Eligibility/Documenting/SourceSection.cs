using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// The sources that what is told here cites, in the order of their keys, and the words for how sure it is.
/// </summary>
internal static class SourceSection
{
    public static Section Of(Page page) => new("Sources",
    [
        .. Cited(page).DistinctBy(s => s.Key, StringComparer.OrdinalIgnoreCase)
            .OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => Of(page, s)),
        "Stated: the source says it. Inferred: it follows from a source that does not say it. Disputed: sources, or readings "
            + "of one, disagree. Illustrative: made up, to show something.",
    ]);

    private static IEnumerable<Source> Cited(Page page)
    {
        var policy = page.Policy;
        var grounds = policy.Outcomes.SelectMany(o => o.Consequences.Select(c => c.Grounds).Prepend(o.RefersOn))
            .Append(policy.Otherwise.Grounds);
        return policy.Rules.Where(page.Reader.Tells).SelectMany(r => r.Citations)
            .Concat(grounds.SelectMany(g => g.Citations)).Select(c => c.Source);
    }

    private static Entry Of(Page page, Source source)
    {
        string?[] parts =
        [
            page.Text(source.Title), source.PublishedBy is { } by ? page.Text(by) : null,
            source.PublishedOn is { } day ? DateType.SayDay(day) : source.PublishedIn,
        ];
        var words = Words.Of(new Run(page.Text(source.Key) + ":", Tone.Strong),
            $" {string.Join(", ", parts.OfType<string>())}.");
        return new(source.At is { } at ? words.Then(" ",
            new Run(page.Text(at), Link: Justification.Wording.Leading(at))) : words);
    }
}
