using Eligibility.Evaluation;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What came of each record of a case, in the forms that those who decide read: that each is decided by itself and the case as a
/// whole is not, then each record under a heading of its own, and once what they share.
/// </summary>
internal static class EachForms
{
    /// <summary>As text, lines ended by line feeds.</summary>
    public static string Text(EachDecision decision, Paint? paint = null) =>
        TextRenderer.Render(Of(decision), paint);

    /// <summary>As Markdown.</summary>
    public static string Markdown(EachDecision decision) => MarkdownRenderer.Render(Of(decision));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(EachDecision decision) => HtmlRenderer.Render(Of(decision));

    private static Document Of(EachDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var headline = Headline(decision);
        return new Document($"{headline}: {decision.Policy.Title}", headline, decision.IsDecided ? Tone.Strong : Tone.Unsure)
        {
            Summary = [.. Summary(decision)],
            Sections = [.. Sections(decision)],
        };
    }

    /// <summary>That each record is decided by itself, or not all of them are yet.</summary>
    internal static string Headline(EachDecision decision) =>
        $"{decision.Each}: {(decision.IsDecided ? "each decided by itself" : "not decided yet")}";

    private static IEnumerable<Entry> Summary(EachDecision decision)
    {
        yield return decision.Records switch
        {
            null => $"Each of {decision.Each} is decided by itself, and they are not stated.",
            { IsEmpty: true } => $"Each of {decision.Each} is decided by itself, and there are none: nothing is decided.",
            var all => FormattableString.Invariant($"Each of {decision.Each} is decided by itself, all {all.Value.Length} of them; ")
                + "the case as a whole is not.",
        };
        if (decision.Records is { } told)
            for (var record = 0; record < told.Length; record++)
                yield return new Entry($"{decision.Told(record)}: {OutcomeOf(told[record])}") { Hangs = true };
        yield return new Entry(Words.Of(new Run(Wording.Advice, Tone.Faint)));
    }

    private static string OutcomeOf(RecordDecision record) =>
        record.Decision?.Outcome?.Name ?? "undecided";

    private static IEnumerable<Section> Sections(EachDecision decision)
    {
        if (decision.Records is not { } all)
        {
            yield return new Section("Ask next", [.. decision.Needed.Select(need => new Entry(Wording.Asked(need)) { Hangs = true })]);
            yield break;
        }
        var told = all.Select(r => r.Decision is { } own ? JustificationBuilder.Build(own) : null).ToList();
        for (var record = 0; record < all.Length; record++)
        {
            var document = told[record] is { } own ? Officer(own) : UndatedForms.OfRecord(all[record]);
            var summary = decision.ChosenByRecord && told[record] is { EditionChoice: var choice }
                ? document.Summary.Add(new Entry($"Edition: {EditionOf(told[record]!.Decision.Policy)}, {Sentences.ForPeople(choice)}") { Hangs = true })
                : document.Summary;
            yield return new Section($"{decision.Told(record)}: {OutcomeOf(all[record])}", summary);
            foreach (var section in document.Sections)
                yield return section with { Heading = $"{decision.Policy.Each!.NameOf(record)}: {LowerFirst(section.Heading)}" };
        }
        // By one edition there is one group; where each record has an edition of its own, one for each that decided.
        foreach (var edition in told.OfType<JustificationRecord>().GroupBy(r => r.Decision.Policy, ReferenceEqualityComparer.Instance))
        {
            var shared = EachShared.Of([.. edition], decision.ChosenByRecord);
            foreach (var section in SharedWithOfficer(shared))
                yield return decision.ChosenByRecord
                    ? section with { Heading = $"{EditionOf(shared.Decision.Policy)}: {LowerFirst(section.Heading)}" }
                    : section;
        }
    }

    private static IEnumerable<Section> SharedWithOfficer(JustificationRecord shared)
    {
        var page = OfficerContent.Of(Explanation.Of(shared.Decision) with { Record = shared }, explains: false);
        if (!page.Facts.IsEmpty) yield return OfficerSections.Facts("Facts", page.Facts);
        if (!page.NotUsed.IsEmpty) yield return new Section("Stated and not used", [.. page.NotUsed.Select(n => (Entry)n)]);
        yield return new Section("Record", [.. Wording.Record(shared)]);
    }

    private static Document Officer(JustificationRecord own)
    {
        var page = OfficerContent.Of(Explanation.Of(own.Decision) with { Record = EachShared.Own(own) });
        return new Document("", "", Tone.Plain)
        {
            Summary = [.. OfficerSections.Summary(page)], Sections = [.. OfficerSections.Of(page)],
        };
    }

    private static string EditionOf(Policy policy) => policy.Edition ?? policy.Source.Path;

    private static string LowerFirst(string heading) => char.ToLowerInvariant(heading[0]) + heading[1..];
}
