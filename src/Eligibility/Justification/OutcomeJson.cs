using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>The outcome of a record as JSON, with what it brings and what is told with it.</summary>
internal static class OutcomeJson
{
    public static void Write(Utf8JsonWriter json, JustificationRecord record, Outcome outcome)
    {
        json.WriteStartObject("outcome");
        json.WriteString("name", outcome.Name);
        json.WriteString("text", outcome.Text);
        json.WriteText("lasts", Length(record.Length));
        WriteBeside(json, "lasts", record.Length);
        if (outcome.Refers)
        {
            json.WriteStartObject("refers");
            json.WriteText("to", outcome.RefersTo);
            WriteGrounds(json, outcome.RefersOn);
            json.WriteEndObject();
        }
        json.WriteEach("obligations", record.Obligations, o => Write(json, "text", o));
        json.WriteString("discretionary", record.Discretion is null ? "no" : Yes(record.Discretion.Status));
        if (record.Discretion?.Condition is { } when) ConditionJson.Write(json, "discretionaryWhen", when);
        WriteBeside(json, "discretionary", record.Discretion);
        json.WriteEach("authority", record.Authorities, a => Write(json, "role", a));
        json.WriteEach("tells", record.Tells, t => WriteTold(json, t));
        json.WriteEndObject();
    }

    /// <summary>What is said of a line that is a member by itself, where there is something to say.</summary>
    private static void WriteBeside(Utf8JsonWriter json, string name, ConsequencePart? part)
    {
        WriteFrom(json, name + "From", part?.Value);
        if (part is { Status: Truth.Open }) json.WriteEach(name + "Needs", part.Needs, need => Write(json, need));
        if (part is null or { Grounds.AreNone: true }) return;
        json.WriteText(name + "Because", part.Grounds.Because);
        SourcesJson.Write(json, name + "Sources", part.Grounds.Citations);
    }

    /// <summary>How long an outcome lasts, in words; null where nothing is said of it, or it is open.</summary>
    internal static string? Length(ConsequencePart? length) => length switch
    {
        null or { Value.Value: null, Status: Truth.Open } => null,
        { Value: { } value } => length.Text + value.Said,
        _ => length.Text,
    };

    private static void Write(Utf8JsonWriter json, string name, ConsequencePart part)
    {
        json.WriteStartObject();
        json.WriteString(name, part.Text);
        json.WriteString("status", Owed(part.Status));
        WriteRest(json, part);
        json.WriteEndObject();
    }

    private static void WriteTold(Utf8JsonWriter json, ConsequencePart told)
    {
        json.WriteStartObject();
        json.WriteText("label", told.Value is null ? null : told.Text);
        json.WritePropertyName("value");
        WriteValue(json, told.Value);
        json.WriteText("text", told.Value is null ? told.Text : told.Value.Said);
        json.WriteString("status", Told(told.Status));
        WriteRest(json, told);
        json.WriteEndObject();
    }

    /// <summary>As a case would state it: what is written with its unit is a text.</summary>
    private static void WriteValue(Utf8JsonWriter json, ToldValue? told)
    {
        if (told is { Type: NumberType { Written: true }, Said: { } said }) json.WriteStringValue(said);
        else ValueJson.Write(json, told?.Type, told?.Value);
    }

    /// <summary>From which values one that is told is worked out, where it is from any.</summary>
    private static void WriteFrom(Utf8JsonWriter json, string name, ToldValue? told)
    {
        if (told is null or { From.IsEmpty: true }) return;
        json.WriteStartObject(name);
        json.WriteString("words", told.Words);
        ConditionJson.WriteLooked(json, told.From, told.Parts);
        json.WriteEndObject();
    }

    private static void WriteRest(Utf8JsonWriter json, ConsequencePart part)
    {
        if (part.Condition is not null) ConditionJson.Write(json, "when", part.Condition);
        WriteFrom(json, "from", part.Value);
        json.WriteEach("needs", part.Needs, need => Write(json, need));
        WriteGrounds(json, part.Grounds);
    }

    /// <summary>What can still change a line that is open.</summary>
    private static void Write(Utf8JsonWriter json, Need need)
    {
        json.WriteStartObject();
        json.WriteString("fact", need.Name);
        json.WriteText("ask", need.Ask);
        json.WriteEndObject();
    }

    private static void WriteGrounds(Utf8JsonWriter json, Grounds grounds)
    {
        json.WriteText("because", grounds.Because);
        SourcesJson.Write(json, "sources", grounds.Citations);
    }

    /// <summary>Whether what an outcome brings is owed.</summary>
    internal static string Owed(Truth truth) =>
        truth switch { Truth.Held => "owed", Truth.Failed => "not owed", _ => "open" };

    /// <summary>Whether an outcome is discretionary.</summary>
    internal static string Yes(Truth truth) => truth switch { Truth.Held => "yes", Truth.Failed => "no", _ => "open" };

    /// <summary>Whether what comes with an outcome is told.</summary>
    private static string Told(Truth truth) =>
        truth switch { Truth.Held => "told", Truth.Failed => "not told", _ => "open" };
}
