using System.Text.Json;
using Eligibility.Explaining;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What settles an outcome, and what would lead to each other, for programs.</summary>
internal static class AlternativesJson
{
    /// <summary>The members; <c>settling</c> is null while undecided.</summary>
    public static void Write(Utf8JsonWriter json, WhatWouldChange told)
    {
        if (told.Settling is not { } settling) json.WriteNull("settling");
        else
        {
            json.WriteStartObject("settling");
            json.WriteTexts("facts", settling.Facts.Select(f => f.Name));
            json.WriteBoolean("exact", settling.IsExact);
            json.WriteEndObject();
        }
        json.WriteEach("alternatives", told.Alternatives, other => WriteOne(json, null, other));
    }

    /// <summary>One other outcome, as a member or within an array where it has no name.</summary>
    public static void WriteOne(Utf8JsonWriter json, string? name, Alternative other)
    {
        if (name is not null) json.WritePropertyName(name);
        json.WriteStartObject();
        json.WriteString("outcome", other.Outcome.Name);
        json.WriteEach("changes", other.Changes, change =>
        {
            json.WriteStartObject();
            json.WriteBoolean("changeable", change.IsChangeable);
            json.WriteEach("facts", change.Facts, fact => WriteFact(json, fact));
            json.WriteEndObject();
        });
        json.WriteDay("from", other.From);
        json.WriteBoolean("exact", other.IsExact);
        json.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter json, ChangedFact fact)
    {
        json.WriteStartObject();
        json.WriteString("fact", fact.Input.Name);
        json.WriteString("text", ChangeWords.Of(fact));
        WriteValue(json, "from", fact.Input, fact.From);
        WriteValue(json, "to", fact.Input, fact.To);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, Input input, Datum value)
    {
        if (input is ListInput list) TypedFactJson.WriteItems(json, name, list, (Items)value);
        else TypedValueJson.Write(json, name, ((Fact)input).Type, value);
    }
}
