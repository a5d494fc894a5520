using System.Globalization;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.DecisionLog.Statements;

/// <summary>
/// A case as the engine read it, as JSON that it reads back to the same case: what was assumed or not stated is left
/// out, and will be assumed again or not be stated.
/// </summary>
internal static class CaseJson
{
    public static byte[] Of(Case @case)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact))
        {
            json.WriteStartObject();
            if (@case.Id is { } id) json.WriteString("id", id);
            foreach (var fact in @case.Facts)
                if (fact.Provenance is Provenance.Stated or Provenance.NotKnown) Write(json, fact);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CaseValue fact)
    {
        json.WritePropertyName(fact.Name);
        if (fact.JudgedBy is null)
        {
            Write(json, fact.Value);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName("value");
        Write(json, fact.Value);
        json.WriteString("by", fact.JudgedBy);
        json.WriteString("because", fact.JudgedBecause);
        json.WriteEndObject();
    }

    /// <summary>
    /// A value in the forms of <see cref="CaseValue.Value"/>; none nests deeper than a field of a list.
    /// </summary>
    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case decimal number: json.WriteNumberValue(number); break;
            case string text: json.WriteStringValue(text); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case JudgedValue judged:
                json.WriteStartObject();
                json.WritePropertyName("value");
                Write(json, judged.Value);
                json.WriteString("by", judged.By);
                json.WriteString("because", judged.Because);
                json.WriteEndObject();
                break;
            case IEnumerable<string> held:
                json.WriteStartArray();
                foreach (var name in held) json.WriteStringValue(name);
                json.WriteEndArray();
                break;
            case IEnumerable<IReadOnlyDictionary<string, object?>> rows:
                json.WriteStartArray();
                foreach (var row in rows)
                {
                    json.WriteStartObject();
                    foreach (var (name, held) in row)
                    {
                        json.WritePropertyName(name);
                        Write(json, held);
                    }
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            default: throw new NotSupportedException($"no case states a {value.GetType()}");
        }
    }
}
