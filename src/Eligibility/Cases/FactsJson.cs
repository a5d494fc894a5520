using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// The listing for programs. Every member is always there, null or false where there is nothing to say.
/// </summary>
internal static class FactsJson
{
    public static void Write(Utf8JsonWriter json, Policy policy)
    {
        json.WriteStartObject();
        json.WriteStartObject("policy");
        json.WriteString("title", policy.Title);
        json.WriteString("edition", policy.Edition);
        json.WriteString("hash", policy.Hash);
        json.WriteString("each", policy.Each?.List.Name);
        json.WriteEndObject();
        json.WriteStartArray("facts");
        foreach (var entry in Entry.Of(policy)) WriteEntry(json, entry, isField: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, Entry entry, bool isField)
    {
        json.WriteStartObject();
        json.WriteString("name", entry.Name);
        if (entry.Allowed is { } allowed) WriteType(json, allowed);
        else json.WriteString("type", "list");
        json.WriteString("ask", entry.Ask);
        json.WriteString("help", entry.Help);
        json.WriteBoolean("changeable", entry.Changeable);
        json.WriteBoolean("confidential", entry.Confidential);
        json.WriteBoolean("protected", entry.Protected);
        json.WriteString("judgedBy", entry.JudgedBy);
        if (!isField)
        {
            json.WritePropertyName("assumed");
            ValueJson.Write(json, entry.Allowed?.Type, entry.Assumed);
            json.WriteString("mayRead", entry.MayRead);
            json.WriteBoolean("asked", entry.Asked);
        }
        if (entry.Allowed is null) WriteItems(json, entry);
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, Allowed allowed)
    {
        json.WriteString("type", allowed.Type switch
        {
            NumberType { Written: true, Unit.Kind: UnitKind.Money } => "money",
            NumberType { Written: true } => "amount",
            NumberType { Whole: true } => "whole number",
            NumberType => "number",
            ChoiceType => "one of",
            SetType => "any of",
            _ => allowed.Type.Words,
        });
        if (allowed.Type is NumberType number) json.WriteString("unit", number.Unit?.Name);
        if (allowed.Type is ChoiceType choice)
        {
            WriteNames(json, "values", choice.Values.Names);
            json.WriteBoolean("inOrder", choice.Ranked);
        }
        if (allowed.Type is SetType set) WriteNames(json, "values", set.Values.Names);
        if (allowed.Range is not { } range) return;
        json.WritePropertyName("from");
        if (allowed.BeginsAt is not null) json.WriteStringValue(allowed.BeginsAt);
        else ValueJson.Write(json, allowed.Type, new Scalar(range.Low));
        json.WritePropertyName("to");
        if (allowed.EndsAtDecisionDate) json.WriteStringValue(Fact.DecisionDateName);
        else if (allowed.EndsAt is not null) json.WriteStringValue(allowed.EndsAt);
        else ValueJson.Write(json, allowed.Type, new Scalar(range.High));
    }

    private static void WriteItems(Utf8JsonWriter json, Entry list)
    {
        json.WriteNumber("leastItems", list.Holds.Least);
        json.WriteNumber("mostItems", list.Holds.Most);
        WriteNames(json, "onePer", list.OnePer);
        json.WriteStartArray("fields");
        foreach (var field in list.Fields) WriteEntry(json, field, isField: true);
        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, string member, ImmutableArray<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
