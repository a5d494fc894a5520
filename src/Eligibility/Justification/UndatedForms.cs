using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What is told of a case while the date that chooses the edition is unknown: undecided, needing it; to those who decide, or
/// to the person decided about as a letter, which names no outcome.
/// </summary>
internal static class UndatedForms
{
    /// <summary>As text, lines ended by line feeds.</summary>
    /// <exception cref="InvalidOperationException">It is for the person, and was not decided with <see
    /// cref="DecisionDetail.ForPerson"/>.</exception>
    public static string Text(
        Editions editions, EditionDecision result, Paint? paint = null, bool forPerson = false) =>
        forPerson ? LetterText.Render(LetterOf(result), paint) : TextRenderer.Render(ForOthers(editions, result), paint);

    /// <summary>As Markdown.</summary>
    public static string Markdown(Editions editions, EditionDecision result, bool forPerson = false) =>
        forPerson ? LetterMarkdown.Render(LetterOf(result)) : MarkdownRenderer.Render(ForOthers(editions, result));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(Editions editions, EditionDecision result, bool forPerson = false) =>
        forPerson ? LetterHtml.Render(LetterOf(result)) : HtmlRenderer.Render(ForOthers(editions, result));

    /// <summary>The letter to the person: that nothing is decided.</summary>
    /// <exception cref="InvalidOperationException">It was not decided with <see cref="DecisionDetail.ForPerson"/>.</exception>
    public static Letter LetterOf(EditionDecision result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return UndecidedLetter.Undated(Known(result));
    }

    /// <summary>In a sentence of a record: that the edition hangs on a date.</summary>
    internal static string Headline(string date) =>
        $"Not decided yet: which edition decides depends on {date}, which is unknown.";

    private static Document ForOthers(Editions editions, EditionDecision result)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(result);
        return Undecided(editions, result);
    }

    private static Document Undecided(Editions editions, EditionDecision result) =>
        new($"undecided: {editions.Title}", "undecided", Tone.Unsure)
    {
        Summary =
        [
            $"Which edition of \"{editions.Title}\" decides depends on the {editions.DatedBy.Name}, which is unknown.",
            new Entry(Words.Of(new Run(Wording.Advice, Tone.Faint))),
        ],
        Sections =
        [
            new Section("Ask next", [Asked(editions)]),
            new Section("What each edition would make of the case, as far as it is known",
                [.. result.Undated.Select(Would)]),
        ],
    };

    /// <summary>The same of one record, where the date of its own is unknown.</summary>
    public static Document OfRecord(RecordDecision record)
    {
        var date = record.Date;
        return new Document("", "", Tone.Unsure)
        {
            Summary = [$"Which edition decides depends on {date.Name}, which is unknown."],
            Sections =
            [
                new Section("Ask next", [new Entry(Wording.Asked(date)) { Hangs = true }]),
                new Section("What each edition would make of it, as far as it is known", [.. record.Undated.Select(Would)]),
            ],
        };
    }

    private static ImmutableArray<Decision> Known(EditionDecision result) => Known(result.UndatedForPerson);

    private static ImmutableArray<Decision> Known(ImmutableArray<Decision> told) => !told.IsDefault
        ? told
        : throw new InvalidOperationException(
            "the result does not hold what may be told to the person: decide with DecisionDetail.ForPerson");

    private static Entry Asked(Editions editions)
    {
        var dated = editions.DatedBy;
        return new(dated.Ask is { } ask ? $"{ask} ({dated.Name})" : dated.Name) { Hangs = true };
    }

    private static Entry Would(Decision decision)
    {
        var policy = decision.Policy;
        var edition = $"{policy.Edition ?? policy.Source.Path} ({policy.Period?.Words ?? "no start date is declared"})";
        return new($"{edition}: {string.Join(" or ", decision.Possible.Select(o => o.Name))}") { Hangs = true };
    }
}
