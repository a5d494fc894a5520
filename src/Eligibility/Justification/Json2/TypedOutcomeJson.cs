using System.Text.Json;
using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>
/// The outcome of a decision as JSON, with what it brings, its values typed; null where there is none as yet.
/// </summary>
internal static class TypedOutcomeJson
{
    public static void Write(Utf8JsonWriter json, Explanation told)
    {
        if (told.Decision.Outcome is not { } outcome)
        {
            json.WriteNull("outcome");
            return;
        }
        var record = told.Record;
        json.WriteStartObject("outcome");
        json.WriteString("name", outcome.Name);
        json.WriteString("text", outcome.Text);
        json.WriteString("direction", Effects.Code(Effects.Of(Directions.Of(told.Decision.Policy, outcome))));
        json.WriteBoolean("refers", outcome.Refers);
        json.WriteText("refersTo", outcome.RefersTo);
        json.WriteText("lasts", OutcomeJson.Length(record.Length));
        if (record.Length?.Value is { } length) TypedValueJson.Write(json, "lastsValue", length.Type, length.Value);
        json.WriteEach("obligations", record.Obligations, part => WritePart(json, told, "text", part));
        WriteTruth(json, "discretionary", record.Discretion?.Status ?? Truth.Failed);
        json.WriteEach("authority", record.Authorities, part => WritePart(json, told, "role", part));
        json.WriteEach("tells", record.Tells, part => WritePart(json, told, "label", part));
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, Explanation told, string name, ConsequencePart part)
    {
        json.WriteStartObject();
        json.WriteString(name, part.Text);
        WriteTruth(json, "applies", part.Status);
        if (part.Value is { } value) TypedValueJson.Write(json, "value", value.Type, value.Value);
        if (part.Value is { } from) json.WriteTexts("from", from.From.Select(v => $"{v.Name}: {v.Value}"));
        json.WriteTexts("since", told.Since.Where(s => ReferenceEquals(s.Of, part.Of)).SelectMany(s => s.Lines)
            .SelectMany(l => l.Leaves).Select(l => l.Words));
        json.WriteEach("needs", part.Needs, need => JustificationJson.WriteNeed(json, need));
        json.WriteText("because", part.Grounds.Because);
        SourcesJson.Write(json, "sources", part.Grounds.Citations);
        json.WriteEndObject();
    }

    private static void WriteTruth(Utf8JsonWriter json, string name, Truth truth)
    {
        if (truth == Truth.Open) json.WriteNull(name);
        else json.WriteBoolean(name, truth == Truth.Held);
    }
}
