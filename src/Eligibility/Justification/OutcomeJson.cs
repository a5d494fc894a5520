using System.Text.Json;
using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>The outcome of a record as JSON, with what it brings.</summary>
internal static class OutcomeJson
{
    public static void Write(Utf8JsonWriter json, JustificationRecord record, Outcome outcome)
    {
        json.WriteStartObject("outcome");
        json.WriteString("name", outcome.Name);
        json.WriteString("text", outcome.Text);
        json.WriteText("lasts", outcome.Lasts);
        if (outcome.Refers)
        {
            json.WriteStartObject("refers");
            json.WriteText("to", outcome.RefersTo);
            json.WriteEndObject();
        }
        json.WriteEach("obligations", record.Obligations, o => Write(json, "text", o));
        json.WriteString("discretionary", record.Discretion is null ? "no" : Yes(record.Discretion.Status));
        if (record.Discretion?.Condition is { } when) ConditionJson.Write(json, "discretionaryWhen", when);
        json.WriteEach("authority", record.Authorities, a => Write(json, "role", a));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ConsequencePart part)
    {
        json.WriteStartObject();
        json.WriteString(name, part.Text);
        json.WriteString("status", Owed(part.Status));
        if (part.Condition is not null) ConditionJson.Write(json, "when", part.Condition);
        json.WriteEndObject();
    }

    /// <summary>Whether what an outcome brings is owed.</summary>
    internal static string Owed(Truth truth) =>
        truth switch { Truth.Held => "owed", Truth.Failed => "not owed", _ => "open" };

    /// <summary>Whether an outcome is discretionary.</summary>
    internal static string Yes(Truth truth) => truth switch { Truth.Held => "yes", Truth.Failed => "no", _ => "open" };
}
