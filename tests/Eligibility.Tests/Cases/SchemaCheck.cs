using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Eligibility.Tests.CaseTests;

/// <summary>Checks a text against a JSON Schema, as far as schemas of cases go; a keyword that it does not know fails the test.</summary>
internal static class SchemaCheck
{
    /// <summary>Where the text does not fit, or an empty string.</summary>
    public static string Fault(string schema, string json)
    {
        using var rules = JsonDocument.Parse(schema);
        using var value = JsonDocument.Parse(json);
        return Faults(rules.RootElement, value.RootElement, "#").FirstOrDefault("");
    }

    private static IEnumerable<string> Faults(JsonElement schema, JsonElement value, string path)
    {
        foreach (var rule in schema.EnumerateObject())
        {
            var fits = (rule.Name, value.ValueKind) switch
            {
                ("$schema" or "title" or "description" or "default", _) => true,
                ("type", _) => Each(rule.Value).Any(type => IsOf(type.GetString()!, value)),
                ("enum", _) => rule.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
                ("required", JsonValueKind.Object) => rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
                ("additionalProperties", JsonValueKind.Object) => value.EnumerateObject().All(m => schema.GetProperty("properties").TryGetProperty(m.Name, out _)),
                ("maxItems", JsonValueKind.Array) => value.GetArrayLength() <= rule.Value.GetInt32(),
                ("uniqueItems", JsonValueKind.Array) => value.EnumerateArray().Select(v => v.GetRawText()).Distinct(StringComparer.Ordinal).Count() == value.GetArrayLength(),
                ("minimum", JsonValueKind.Number) => value.GetDecimal() >= rule.Value.GetDecimal(),
                ("maximum", JsonValueKind.Number) => value.GetDecimal() <= rule.Value.GetDecimal(),
                ("maxLength", JsonValueKind.String) => value.GetString()!.EnumerateRunes().Count() <= rule.Value.GetInt32(),
                ("pattern", JsonValueKind.String) => Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.ECMAScript | RegexOptions.CultureInvariant),
                ("format", JsonValueKind.String) => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                ("properties" or "items" or "required" or "additionalProperties" or "maxItems" or "uniqueItems" or "minimum" or "maximum" or "maxLength" or "pattern" or "format", _) => true,
                _ => throw new InvalidOperationException("the keyword " + rule.Name + " is not known here"),
            };
            if (!fits) yield return path + " " + rule.Name;
        }
        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
            foreach (var member in value.EnumerateObject().Where(m => properties.TryGetProperty(m.Name, out _)))
                foreach (var fault in Faults(properties.GetProperty(member.Name), member.Value, path + "/" + member.Name)) yield return fault;
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var fault in value.EnumerateArray().SelectMany(item => Faults(items, item, path + "[]"))) yield return fault;
    }

    private static IEnumerable<JsonElement> Each(JsonElement types) => types.ValueKind == JsonValueKind.Array ? types.EnumerateArray() : [types];

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(value.GetDecimal()),
        _ => false,
    };
}
