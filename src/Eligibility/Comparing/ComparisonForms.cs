using System.Globalization;
using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>A comparison in each form.</summary>
internal static class ComparisonForms
{
    /// <summary>The version of the JSON form, named in every comparison.</summary>
    public const string Format = "eligibility-comparison/1";

    /// <summary>As text: policies side by side where there is room.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    /// <param name="width">How many columns the terminal has.</param>
    public static string Text(PolicyComparison comparison, Paint? paint = null,
        int width = ComparisonText.LeastWidth) =>
        ComparisonText.Render(Of(comparison), paint, width);

    /// <summary>As Markdown.</summary>
    public static string Markdown(PolicyComparison comparison) => ComparisonMarkdown.Render(Of(comparison));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(PolicyComparison comparison) => ComparisonHtml.Render(Of(comparison));

    /// <summary>As UTF-8 JSON: for each policy its whole justification, or why there is none.</summary>
    public static byte[] Json(PolicyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("engine", Engine.Version);
            json.WriteString("headline", ComparisonContent.Headline(comparison));
            WriteVerdict(json, comparison);
            json.WriteStartArray("policies");
            foreach (var decision in comparison.Decisions) Write(json, decision);
            json.WriteEndArray();
            WriteRecords(json, comparison);
            json.WriteEndObject();
        });
    }

    /// <summary>
    /// Whether they agree, and which facts some of them read and others do not, by their places from 1.
    /// </summary>
    private static void WriteVerdict(Utf8JsonWriter json, PolicyComparison comparison)
    {
        json.WriteText("verdict", Verdict.Words(Verdict.Of(comparison.Decisions)));
        json.WriteEach("readBySome", ComparedFacts.Readers(ComparisonContent.Columns(comparison)), read =>
        {
            json.WriteStartObject();
            json.WriteString("fact", read.Fact);
            json.WriteEach("readers", read.Readers, reader => json.WriteNumberValue(reader + 1));
            json.WriteEndObject();
        });
    }

    /// <summary>The same of each record, where they are decided by themselves.</summary>
    private static void WriteRecords(Utf8JsonWriter json, PolicyComparison comparison)
    {
        if (comparison.Decisions.All(d => d.Result.Each is null)) return;
        json.WriteEach("records", comparison.Records, record =>
        {
            json.WriteStartObject();
            WriteVerdict(json, record);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, ComparedDecision compared)
    {
        json.WriteStartObject();
        json.WriteString("title", compared.Policy.Editions.Title);
        if (compared.Record is { Decision: var decision })
        {
            var standing = PolicyStanding.Of(decision.Policy, decision.Case.DayOf(decision.Policy.DatedBy));
            json.WriteStartObject("standing");
            json.WriteString("code", standing.Code);
            json.WriteString("text", standing.Text);
            json.WriteEndObject();
            json.WriteText("direction", decision.Outcome is { } outcome
                ? Effects.Code(Effects.Of(Directions.Of(decision.Policy, outcome))) : null);
        }
        if (compared.Record is { } record) Embed(json, JustificationJson.Render(record));
        else if (compared.Result.Each is { } each) Embed(json, EachJson.Render(each));
        else if (compared.Result.NeedsDate) Embed(json, UndatedJson.Render(compared.Policy.Editions, compared.Result));
        else if (compared.Result.NoneInForceOn is { } day)
            json.WriteString("noEditionInForceOn", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else
        {
            json.WriteStartArray("errors");
            foreach (var fault in compared.Result.Faults) json.WriteStringValue(fault.ToString());
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>The justification as it is by itself, indented to where it stands.</summary>
    private static void Embed(Utf8JsonWriter json, byte[] justification)
    {
        json.WritePropertyName("decision");
        using var document = JsonDocument.Parse(justification, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        document.RootElement.WriteTo(json);
    }

    private static ComparisonPage Of(PolicyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ComparisonContent.Of(comparison);
    }
}
