using System.Text.Json;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>Why a case does not come to an outcome, in each form.</summary>
internal static class WhyNotForms
{
    /// <summary>The version of the JSON form, named in every answer.</summary>
    public const string Format = "eligibility-why-not/1";

    /// <summary>As text, lines ended by line feeds.</summary>
    public static string Text(WhyNotAnswer answer, Paint? paint = null) => TextRenderer.Render(WhyNotContent.Of(answer), paint);

    /// <summary>As Markdown.</summary>
    public static string Markdown(WhyNotAnswer answer) => MarkdownRenderer.Render(WhyNotContent.Of(answer));

    /// <summary>As one self-contained HTML file.</summary>
    public static string Html(WhyNotAnswer answer) => HtmlRenderer.Render(WhyNotContent.Of(answer));

    /// <summary>As UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] Json(WhyNotAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var decision = answer.Told.Decision;
        return JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("engine", Engine.Version);
            json.WriteStartObject("policy");
            json.WriteString("title", decision.Policy.Title);
            json.WriteText("edition", decision.Policy.Edition);
            json.WriteString("hash", decision.Policy.Hash);
            json.WriteEndObject();
            json.WriteText("id", decision.Case.Id);
            json.WriteDay("decidedOn", decision.DecidedOn);
            json.WriteString("asked", answer.Asked.Name);
            json.WriteText("outcome", decision.Outcome?.Name);
            json.WriteTexts("possible", decision.Possible.Select(o => o.Name));
            json.WriteString("headline", WhyNotContent.Headline(answer));
            json.WriteEach("rules", answer.Ways, rule => Write(json, rule));
            json.WriteEach("prevailing", answer.Prevailing, rule => Write(json, rule));
            json.WriteBoolean("otherwise", answer.IsOtherwise);
            if (answer.Alternative is { } other) AlternativesJson.WriteOne(json, "alternative", other);
            else json.WriteNull("alternative");
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, ExplainedRule rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Part.Name);
        json.WriteNumber("number", rule.Number);
        json.WriteText("outcome", rule.Part.Outcome?.Name);
        json.WriteString("status", RuleJson.WordsOf(rule.Part.Status));
        json.WriteTexts("defeatedBy", rule.Part.DefeatedBy.Select(d => d.Rule));
        json.WriteEach("lines", rule.Lines.SelectMany(l => l.Leaves), line =>
        {
            json.WriteStartObject();
            json.WriteString("statement", line.Words);
            json.WriteString("effect", Effects.Code(line.Effect));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
