using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A fact or list of a record as JSON, its values typed.</summary>
internal static class TypedFactJson
{
    public static void Write(Utf8JsonWriter json, Explanation told, FactPart fact)
    {
        var value = told.Decision.Case.Values[fact.Input.Slot];
        json.WriteStartObject();
        json.WriteString("fact", fact.Input.Name);
        if (fact.Input is Fact single) TypedValueJson.Write(json, "value", single.Type, value);
        else WriteItems(json, "items", (ListInput)fact.Input, value as Items);
        json.WriteString("standing", FactJson.WordsOf(fact.Standing));
        json.WriteBoolean("used", fact.Used);
        json.WriteBoolean("confidential", fact.Input.Confidential);
        // A line about items may name what was never looked at, since there are none.
        json.WriteEach("grounds", told.Grounds.Where(g => fact.Used && Reads.Of(g.Conditions)
            .Any(r => r.Input.Slot == fact.Input.Slot)),
            ground => json.WriteNumberValue(ground.Ground));
        if (fact.Judgement is { } judged) WriteJudgement(json, "judged", judged);
        if (!fact.JudgedItems.IsEmpty)
            json.WriteEach("judgedItems", fact.JudgedItems, judged =>
            {
                json.WriteStartObject();
                json.WriteNumber("item", fact.Numbers[judged.Place.Row]);
                json.WriteString("field", ((ListInput)fact.Input).Fields[judged.Place.Field].Name);
                json.WriteString("by", judged.Judgement.By);
                json.WriteString("because", judged.Judgement.Because);
                json.WriteEndObject();
            });
        json.WriteEndObject();
    }

    /// <summary>The items of a list, each with its fields; null where they are not known.</summary>
    public static void WriteItems(Utf8JsonWriter json, string name, ListInput list, Items? items)
    {
        if (items is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartArray(name);
        foreach (var row in items.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++) TypedValueJson.Write(json, list.Fields[i].Name, list.Fields[i].Type,
                row[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteJudgement(Utf8JsonWriter json, string name, Judgement judged)
    {
        json.WriteStartObject(name);
        json.WriteString("by", judged.By);
        json.WriteString("because", judged.Because);
        json.WriteEndObject();
    }
}
