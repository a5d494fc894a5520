using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>What changed in meaning from one policy to another, in each form.</summary>
internal static class DiffForms
{
    /// <summary>The version of the JSON form, named in every answer.</summary>
    public const string Format = "eligibility-diff/1";

    /// <summary>As text, lines ended by line feeds.</summary>
    public static string Text(PolicyDiff diff, Paint? paint = null) => TextRenderer.Render(DiffContent.Of(diff), paint);

    /// <summary>As Markdown.</summary>
    public static string Markdown(PolicyDiff diff) => MarkdownRenderer.Render(DiffContent.Of(diff));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(PolicyDiff diff) => HtmlRenderer.Render(DiffContent.Of(diff));

    /// <summary>As UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] Json(PolicyDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return JsonStyle.Document(json => Write(json, diff));
    }

    /// <summary>The answer as an object.</summary>
    public static void Write(Utf8JsonWriter json, PolicyDiff diff)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("engine", Engine.Version);
        WritePolicy(json, "old", diff.Old);
        WritePolicy(json, "new", diff.New);
        json.WriteString("verdict", diff.IsNothing ? "same" : diff.Regions.IsEmpty ? "not settled" : "different");
        json.WriteBoolean("settled", diff.IsSettled);
        json.WriteNumber("leftOut", diff.LeftOut);
        json.WriteString("headline", DiffContent.Headline(diff));
        json.WriteTexts("declaredByOne", DeclaredByOne.Of(diff));
        json.WriteEach("regions", diff.Regions, region =>
        {
            json.WriteStartObject();
            json.WriteString("old", region.Old.Name);
            json.WriteString("new", region.New.Name);
            json.WriteTexts("when", RegionWords.Of(diff.Joint, region.When));
            json.WriteTexts("differsIn", region.Brought);
            json.WriteTexts("oldRules", region.OldReasons.Select(r => r.Name));
            json.WriteTexts("newRules", region.NewReasons.Select(r => r.Name));
            json.WriteTexts("case", CaseWords.Of(diff.Joint, region.Case));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, string name, Policy policy)
    {
        json.WriteStartObject(name);
        json.WriteString("title", policy.Title);
        json.WriteText("edition", policy.Edition);
        json.WriteString("file", policy.File);
        json.WriteString("hash", policy.Hash);
        json.WriteEndObject();
    }
}
