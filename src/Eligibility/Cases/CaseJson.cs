using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Cases;

/// <summary>
/// Writes a case as JSON, so that reading it gives the same case again: one form for one case, members in order of declaration.
/// </summary>
internal static class CaseJson
{
    /// <summary>The case as UTF-8, ended by a line feed.</summary>
    public static byte[] Of(Case @case) => JsonStyle.Document(json =>
    {
        json.WriteStartObject();
        if (@case.Id is { } id) json.WriteString("id", id);
        foreach (var input in @case.Policy.Inputs)
        {
            var provenance = @case.ProvenanceOf(input.Slot);
            if (provenance is not (Provenance.Stated or Provenance.NotKnown)) continue;
            json.WritePropertyName(input.Name);
            Write(json, @case, input);
        }
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Case @case, Input input)
    {
        var value = @case.Values[input.Slot];
        if (input is Fact fact) Write(json, fact.Type, value, @case.Judgements.GetValueOrDefault(fact.Slot));
        else if (value is Items items) Write(json, @case, (ListInput)input, items);
        else json.WriteNullValue();
    }

    private static void Write(Utf8JsonWriter json, Case @case, ListInput list, Items items)
    {
        json.WriteStartArray();
        for (var row = 0; row < items.Rows.Length; row++)
        {
            json.WriteStartObject();
            foreach (var field in list.Fields)
            {
                if (items.Rows[row][field.Index] is not { } value) continue;
                json.WritePropertyName(field.Name);
                Write(json, field.Type, value, @case.JudgedItems.GetValueOrDefault(new(list.Slot, row, field.Index)));
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, FactType type, Datum? value, Judgement? judgement)
    {
        if (value is null || judgement is null)
        {
            ValueJson.Write(json, type, value);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName("value");
        ValueJson.Write(json, type, value);
        json.WriteString("by", judgement.By);
        json.WriteString("because", judgement.Because);
        json.WriteEndObject();
    }
}
