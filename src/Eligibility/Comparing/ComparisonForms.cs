using System.Globalization;
using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>A comparison in each form.</summary>
internal static class ComparisonForms
{
    /// <summary>The version of the JSON form, named in every comparison.</summary>
    public const string Format = "eligibility-comparison/1";

    /// <summary>As text: columns side by side where each has room.</summary>
    public static string Text(PolicyComparison comparison, Paint? paint = null) =>
        TextRenderer.Render(Of(comparison), paint);

    /// <summary>As Markdown.</summary>
    public static string Markdown(PolicyComparison comparison) => MarkdownRenderer.Render(Of(comparison));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(PolicyComparison comparison) => HtmlRenderer.Render(Of(comparison));

    /// <summary>As UTF-8 JSON: for each policy its whole justification, or why there is none.</summary>
    public static byte[] Json(PolicyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("engine", Engine.Version);
            json.WriteStartArray("policies");
            foreach (var decision in comparison.Decisions) Write(json, decision);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, ComparedDecision compared)
    {
        json.WriteStartObject();
        json.WriteString("title", compared.Policy.Editions.Title);
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

    private static Document Of(PolicyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ComparisonDocument.Of(comparison);
    }
}
