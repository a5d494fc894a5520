using System.Text.Json;

namespace Eligibility.Comparing;

/// <summary>Grounds and rules of the second form, told as the first tells them.</summary>
internal static class SecondRules
{
    // The second form tells which lines bear on a rule, and not on which it failed: how deep they may lie is counted
    // where the record is read.
    private const string Bears = "effect";

    public static void Reason(Utf8JsonWriter json, JsonElement ground)
    {
        foreach (var member in ground.EnumerateObject())
            if (member.Name is "rule" or "open" or "because" or "sources") member.WriteTo(json);
    }

    public static void Rule(Utf8JsonWriter json, JsonElement rule)
    {
        foreach (var member in rule.EnumerateObject())
            switch (member.Name)
            {
                case "defeatedBy": Defeats(json, member.Value); break;
                case "conditions": Conditions(json, rule, member.Value); break;
                default: member.WriteTo(json); break;
            }
    }

    private static void Defeats(Utf8JsonWriter json, JsonElement names)
    {
        json.WritePropertyName("defeatedBy");
        if (names.ValueKind != JsonValueKind.Array)
        {
            names.WriteTo(json);
            return;
        }
        json.WriteStartArray();
        foreach (var name in names.EnumerateArray())
        {
            json.WriteStartObject();
            json.WritePropertyName("rule");
            name.WriteTo(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Conditions(Utf8JsonWriter json, JsonElement rule, JsonElement conditions)
    {
        json.WritePropertyName("conditions");
        conditions.WriteTo(json);
        if (conditions.ValueKind != JsonValueKind.Object || !rule.TryGetProperty("status", out var status)
            || status.ValueKind != JsonValueKind.String || status.GetString() != "does not apply") return;
        json.WriteStartArray("failedOn");
        foreach (var clause in conditions.EnumerateObject()) Statements(json, clause.Value);
        json.WriteEndArray();
    }

    private static void Statements(Utf8JsonWriter json, JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty(Bears, out var effect)
            || effect.ValueKind != JsonValueKind.String || effect.GetString() == "none") return;
        if (!line.TryGetProperty("statement", out var words) || words.ValueKind != JsonValueKind.String) return;
        // A definition is told by itself: below which rule it is opened says nothing of the rule.
        var isHeading = words.GetString()!.EndsWith(':');
        if (isHeading && line.TryGetProperty("parts", out var parts) && parts.ValueKind == JsonValueKind.Array)
            foreach (var part in parts.EnumerateArray()) Statements(json, part);
        else json.WriteStringValue(words.GetString());
    }
}
