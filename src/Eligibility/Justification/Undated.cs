using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What is told of a case while the date that chooses the edition is unknown: undecided, needing it; to those who decide, or to
/// the person decided about, from whom what is confidential is withheld.
/// </summary>
public static class UndatedForms
{
    /// <summary>As text, lines ended by line feeds.</summary>
    /// <exception cref="InvalidOperationException">It is for the person, and was not decided with <see cref="DecisionDetail.ForPerson"/>.</exception>
    public static string Text(Editions editions, EditionDecision result, Paint? paint = null, bool forPerson = false) => TextRenderer.Render(Of(editions, result, forPerson), paint);

    /// <summary>As Markdown.</summary>
    public static string Markdown(Editions editions, EditionDecision result, bool forPerson = false) => MarkdownRenderer.Render(Of(editions, result, forPerson));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(Editions editions, EditionDecision result, bool forPerson = false) => HtmlRenderer.Render(Of(editions, result, forPerson));

    private static Document Of(Editions editions, EditionDecision result, bool forPerson)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(result);
        return forPerson ? ForPerson(editions, result) : ForOthers(editions, result);
    }

    private static Document ForOthers(Editions editions, EditionDecision result) => new($"undecided: {editions.Title}", "undecided", Tone.Unsure)
    {
        Summary =
        [
            $"Which edition of \"{editions.Title}\" decides depends on the {editions.DatedBy.Name}, which is unknown.",
            new Entry(Words.Of(new Run(Wording.Advice, Tone.Faint))),
        ],
        Sections =
        [
            new Section("Ask next", [Asked(editions)]),
            new Section("What each edition would make of the case, as far as it is known", [.. result.Undated.Select(Would)]),
        ],
    };

    private static Document ForPerson(Editions editions, EditionDecision result) => new("Your case: not decided yet", "not decided yet", Tone.Unsure)
    {
        Summary =
        [
            $"Which edition of \"{editions.Title}\" applies to you depends on the {editions.DatedBy.Name}, which is not known.",
            .. result.Undated.Any(d => PersonDocument.MayWithhold(d.Policy)) ? [PersonDocument.Withheld] : ImmutableArray<Entry>.Empty,
            PersonDocument.Advice,
        ],
        Sections =
        [
            new Section("What still has to be found out", [Asked(editions)]),
            new Section("What each edition can come to, as far as it is known", [.. Known(result).Select(Would)]),
        ],
    };

    private static ImmutableArray<Decision> Known(EditionDecision result) => !result.UndatedForPerson.IsDefault
        ? result.UndatedForPerson
        : throw new InvalidOperationException(
            "the result does not hold what may be told to the person: decide with DecisionDetail.ForPerson");

    private static Entry Asked(Editions editions) => new(editions.DatedBy.Ask is { } ask ? $"{ask} ({editions.DatedBy.Name})" : editions.DatedBy.Name) { Hangs = true };

    private static Entry Would(Decision decision) =>
        new($"{decision.Policy.Edition ?? decision.Policy.Source.Path} ({decision.Policy.Period?.Words ?? "prospective"}): {string.Join(" or ", decision.Possible.Select(o => o.Name))}") { Hangs = true };
}

/// <summary>The same as JSON, in the form of a justification that has no edition yet.</summary>
public static class UndatedJson
{
    /// <summary>UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] Render(Editions editions, EditionDecision result)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(result);
        return JsonStyle.Document(json => Write(json, editions, result));
    }

    internal static void Write(Utf8JsonWriter json, Editions editions, EditionDecision result)
    {
        json.WriteStartObject();
        json.WriteString("format", JustificationJson.Format);
        json.WriteString("engine", Engine.Version);
        json.WriteStartObject("policy");
        json.WriteString("title", editions.Title);
        json.WriteNull("edition");
        json.WriteNull("hash");
        json.WriteEndObject();
        if (result.Undated[0].Case.Id is { } id) json.WriteString("id", id);
        else json.WriteNull("id");
        if (result.Undated[0].DecidedOn is { } day) json.WriteString("decidedOn", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        else json.WriteNull("decidedOn");
        json.WriteString("status", "undecided");
        // Which days the date could still lie on is not weighed: an edition counts whatever its period.
        json.WriteBoolean("exact", false);
        json.WriteStartArray("possible");
        foreach (var name in result.Undated.SelectMany(d => d.Possible).Select(o => o.Name).Distinct(StringComparer.Ordinal)) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("needed");
        json.WriteStartObject();
        json.WriteString("fact", editions.DatedBy.Name);
        if (editions.DatedBy.Ask is { } ask) json.WriteString("ask", ask);
        else json.WriteNull("ask");
        json.WriteBoolean("alone", false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
