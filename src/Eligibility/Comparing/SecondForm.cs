using System.Globalization;
using System.Text.Json;

namespace Eligibility.Comparing;

/// <summary>
/// A record in the second form, told as the first tells it, as far as the two are compared: so one reader looks at
/// what is missing, and what two records differ in is found in one place.
/// </summary>
internal static class SecondForm
{
    /// <summary>
    /// The record; what is not as the second form has it is passed on, and refused as it would be in the first.
    /// </summary>
    public static byte[] AsFirst(JsonElement whole)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var member in whole.EnumerateObject()) Write(json, member, whole);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonProperty member, JsonElement whole)
    {
        switch (member.Name)
        {
            // Of a decided case it names the outcome once more.
            case "possible" when whole.TryGetProperty("outcome", out var outcome)
                && outcome.ValueKind == JsonValueKind.Object: break;
            case "outcome" when member.Value.ValueKind == JsonValueKind.Object: Outcome(json, member.Value); break;
            case "grounds": Each(json, "reasons", member.Value, SecondRules.Reason); break;
            case "rules": Each(json, "rules", member.Value, SecondRules.Rule); break;
            case "facts": Each(json, "facts", member.Value, Fact); break;
            default: member.WriteTo(json); break;
        }
    }

    private static void Outcome(Utf8JsonWriter json, JsonElement outcome)
    {
        json.WriteStartObject("outcome");
        foreach (var member in outcome.EnumerateObject())
        {
            switch (member.Name)
            {
                case "refers": Refers(json, member.Value, outcome); break;
                case "obligations" or "authority": Each(json, member.Name, member.Value, Owed); break;
                case "tells": Each(json, member.Name, member.Value, Told); break;
                case "discretionary": json.WriteString(member.Name, Truth(member.Value, "yes", "no")); break;
                default: member.WriteTo(json); break;
            }
        }
        json.WriteEndObject();
    }

    private static void Refers(Utf8JsonWriter json, JsonElement refers, JsonElement outcome)
    {
        if (refers.ValueKind != JsonValueKind.True) return;
        json.WriteStartObject("refers");
        if (outcome.TryGetProperty("refersTo", out var to)
            && to.ValueKind == JsonValueKind.String) json.WriteString("to", to.GetString());
        json.WriteEndObject();
    }

    private static void Owed(Utf8JsonWriter json, JsonElement part)
    {
        foreach (var member in part.EnumerateObject())
            if (member.Name == "applies") json.WriteString("status", Truth(member.Value, "owed", "not owed"));
            else if (member.Name is "text" or "role") member.WriteTo(json);
    }

    private static void Told(Utf8JsonWriter json, JsonElement part)
    {
        var hasValue = part.TryGetProperty("value", out var value);
        foreach (var member in part.EnumerateObject())
            if (member.Name == "applies") json.WriteString("status", Truth(member.Value, "told", "not told"));
            else if (member.Name == "label") json.WriteString(hasValue ? "label" : "text", TextOf(member.Value));
        if (hasValue) json.WriteString("text", TextOf(value));
    }

    private static void Fact(Utf8JsonWriter json, JsonElement fact)
    {
        foreach (var member in fact.EnumerateObject())
            switch (member.Name)
            {
                case "value": json.WriteString("value", TextOf(member.Value)); break;
                case "items" when member.Value.ValueKind == JsonValueKind.Array:
                    json.WriteString("value", Count(member.Value.GetArrayLength()));
                    Each(json, "items", member.Value, Item);
                    break;
                case "items": json.WriteNull("value"); break;
                default: member.WriteTo(json); break;
            }
    }

    private static string Count(int items) => items == 0 ? "none" : items == 1 ? "1 item"
        : string.Create(CultureInfo.InvariantCulture, $"{items} items");

    private static void Item(Utf8JsonWriter json, JsonElement item)
    {
        foreach (var field in item.EnumerateObject()) json.WriteString(field.Name, TextOf(field.Value));
    }

    /// <summary>A value's words; null where there is none, or it is not known.</summary>
    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when value.TryGetProperty("text", out var text)
            && text.ValueKind == JsonValueKind.String => text.GetString(),
        _ => null,
    };

    private static string Truth(JsonElement truth, string yes, string no) => truth.ValueKind switch
    {
        JsonValueKind.True => yes,
        JsonValueKind.False => no,
        _ => "open",
    };

    internal static void Each(Utf8JsonWriter json, string name, JsonElement all,
        Action<Utf8JsonWriter, JsonElement> write)
    {
        json.WritePropertyName(name);
        if (all.ValueKind != JsonValueKind.Array)
        {
            all.WriteTo(json);
            return;
        }
        json.WriteStartArray();
        foreach (var one in all.EnumerateArray())
            if (one.ValueKind == JsonValueKind.Object)
            {
                json.WriteStartObject();
                write(json, one);
                json.WriteEndObject();
            }
            else one.WriteTo(json);
        json.WriteEndArray();
    }
}
