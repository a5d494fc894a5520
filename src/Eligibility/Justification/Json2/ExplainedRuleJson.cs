using System.Collections.Immutable;
using System.Text.Json;

namespace Eligibility.Justification;

/// <summary>The rules of a decision as JSON: as grounds, among all of them, and those that came nearest.</summary>
internal static class ExplainedRuleJson
{
    /// <summary>A ground by its number, with the statements that bear on it.</summary>
    public static void WriteGround(Utf8JsonWriter json, ExplainedRule ground)
    {
        json.WriteStartObject();
        json.WriteNumber("ground", ground.Ground);
        json.WriteString("rule", ground.Part.Name);
        if (ground.Number > 0) json.WriteNumber("number", ground.Number);
        else json.WriteNull("number");
        json.WriteString("direction", Effects.Code(Effects.Of(ground.Direction)));
        json.WriteBoolean("open", ground.Part.Open);
        json.WriteText("because", ground.Part.Because);
        SourcesJson.Write(json, "sources", ground.Part.Citations);
        json.WriteTexts("statements", ground.Lines.SelectMany(l => l.Leaves).Select(l => l.Words));
        json.WriteEndObject();
    }

    /// <summary>A rule with all its lines.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="opened">The definitions that were opened before.</param>
    public static void WriteRule(Utf8JsonWriter json, ExplainedRule rule, OnceTold<bool> opened)
    {
        var part = rule.Part;
        json.WriteStartObject();
        json.WriteString("rule", part.Name);
        json.WriteNumber("number", rule.Number);
        if (rule.Ground > 0) json.WriteNumber("ground", rule.Ground);
        else json.WriteNull("ground");
        json.WriteText("outcome", part.Outcome?.Name);
        json.WriteString("direction", Effects.Code(Effects.Of(rule.Direction)));
        json.WriteString("status", RuleJson.Statuses[(int)part.Status]);
        if (part.NotSettled) json.WriteBoolean("settled", false);
        json.WriteText("because", part.Because);
        SourcesJson.Write(json, "sources", part.Citations);
        if (part.Rule?.Period is { } period)
        {
            json.WriteStartObject("inForce");
            json.WriteDay("from", period.From);
            json.WriteDay("until", period.Until);
            json.WriteEndObject();
        }
        json.WriteTexts("defeatedBy", part.DefeatedBy.Select(d => d.Rule));
        json.WriteTexts("defeats", part.Defeats);
        json.WriteStartObject("conditions");
        LineJson.Write(json, rule, opened);
        json.WriteEndObject();
        json.WriteString("file", part.File);
        json.WriteNumber("line", part.Line);
        json.WriteEndObject();
    }

    /// <summary>A rule that came near, with what it lacks.</summary>
    public static void WriteNear(Utf8JsonWriter json, NearestRule near, ImmutableArray<StatedLine> missing)
    {
        json.WriteStartObject();
        json.WriteString("rule", near.Rule.Name);
        json.WriteNumber("number", near.Rule.Index + 1);
        json.WriteText("outcome", near.Rule.Outcome?.Name);
        json.WriteNumber("met", near.Met);
        json.WriteNumber("of", near.Of);
        json.WriteTexts("notMet", missing.Select(m => m.Words));
        json.WriteEndObject();
    }
}
