using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Eligibility.Tests.Docs;

/// <summary>
/// Validates JSON by a JSON Schema (2020-12) that uses a few of its keywords. Any other keyword is refused when the schema is
/// read: one that is not heeded would let everything pass.
/// </summary>
internal sealed class SchemaValidator
{
    private static readonly HashSet<string> Annotations = new(["$schema", "$id", "$defs", "title", "description"], StringComparer.Ordinal);

    private static readonly HashSet<string> Keywords = new(
        ["$ref", "oneOf", "type", "enum", "const", "pattern", "minLength", "minimum", "items", "minItems", "maxItems", "uniqueItems", "properties", "patternProperties", "additionalProperties", "required"],
        StringComparer.Ordinal);

    private readonly JsonElement _root;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword, or a form of one, that this validator does not heed.</exception>
    public SchemaValidator(JsonElement schema)
    {
        _root = schema;
        Check(schema, "#");
    }

    /// <summary>The members that schemas name, by the places of their own schemas.</summary>
    public SortedSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them that some valid JSON had.</summary>
    public SortedSet<string> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with some JSON, a line each; empty when it is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement json)
    {
        var found = Validate(json, _root, "#", "");
        if (found.Faults.Count == 0) Met.UnionWith(found.Met);
        return found.Faults;
    }

    private sealed record Findings(List<string> Faults, List<string> Met);

    private void Check(JsonElement schema, string place)
    {
        if (schema.ValueKind != JsonValueKind.Object) throw new NotSupportedException($"{place}: a schema is an object");
        foreach (var keyword in schema.EnumerateObject())
        {
            var at = place + "/" + keyword.Name;
            if (!Keywords.Contains(keyword.Name) && !Annotations.Contains(keyword.Name)) throw new NotSupportedException($"{at}: this validator heeds no `{keyword.Name}`");
            switch (keyword.Name)
            {
                case "$defs" or "properties" or "patternProperties":
                    foreach (var part in keyword.Value.EnumerateObject())
                    {
                        if (keyword.Name == "properties") Members.Add(at + "/" + part.Name);
                        Check(part.Value, at + "/" + part.Name);
                    }
                    break;
                case "oneOf":
                    for (var i = 0; i < keyword.Value.GetArrayLength(); i++) Check(keyword.Value[i], FormattableString.Invariant($"{at}/{i}"));
                    break;
                case "items": Check(keyword.Value, at); break;
                case "additionalProperties" when keyword.Value.ValueKind != JsonValueKind.False: throw new NotSupportedException($"{at}: only false is heeded");
                case "$ref": Resolve(keyword.Value.GetString()!); break;
            }
        }
    }

    private (JsonElement Schema, string Place) Resolve(string reference)
    {
        const string start = "#/$defs/";
        if (!reference.StartsWith(start, StringComparison.Ordinal) || !_root.GetProperty("$defs").TryGetProperty(reference[start.Length..], out var schema))
            throw new NotSupportedException($"`{reference}` leads nowhere");
        return (schema, reference);
    }

    private Findings Validate(JsonElement json, JsonElement schema, string place, string path)
    {
        var (faults, met) = (new List<string>(), new List<string>());
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref": Merge(Resolve(keyword.Value.GetString()!) is var to ? Validate(json, to.Schema, to.Place, path) : null!); break;
                case "oneOf": Merge(OneOf(json, keyword.Value, place + "/oneOf", path)); break;
                case "type" when !Types(keyword.Value).Any(type => IsOf(json, type)): Fault($"is {Named(json)}, not {string.Join(" or ", Types(keyword.Value))}"); break;
                case "enum" when !keyword.Value.EnumerateArray().Any(value => JsonElement.DeepEquals(value, json)): Fault($"is {json.GetRawText()}, not one of {keyword.Value.GetRawText()}"); break;
                case "const" when !JsonElement.DeepEquals(keyword.Value, json): Fault($"is {json.GetRawText()}, not {keyword.Value.GetRawText()}"); break;
                case "pattern" when json.ValueKind == JsonValueKind.String && !Regex.IsMatch(json.GetString()!, keyword.Value.GetString()!, RegexOptions.CultureInvariant): Fault($"is {json.GetRawText()}, which does not fit {keyword.Value.GetString()}"); break;
                case "minLength" when json.ValueKind == JsonValueKind.String && json.GetString()!.Length < keyword.Value.GetInt32(): Fault("is too short"); break;
                case "minimum" when json.ValueKind == JsonValueKind.Number && json.GetDecimal() < keyword.Value.GetDecimal(): Fault($"is under {keyword.Value}"); break;
                case "minItems" when json.ValueKind == JsonValueKind.Array && json.GetArrayLength() < keyword.Value.GetInt32(): Fault("has too few elements"); break;
                case "maxItems" when json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > keyword.Value.GetInt32(): Fault("has too many elements"); break;
                case "uniqueItems" when keyword.Value.GetBoolean() && json.ValueKind == JsonValueKind.Array && json.EnumerateArray().Select(e => e.GetRawText()).Distinct(StringComparer.Ordinal).Count() < json.GetArrayLength(): Fault("holds an element twice"); break;
                case "required" when json.ValueKind == JsonValueKind.Object:
                    foreach (var name in keyword.Value.EnumerateArray().Select(n => n.GetString()!).Where(n => !json.TryGetProperty(n, out _))) Fault($"lacks `{name}`");
                    break;
                case "items" when json.ValueKind == JsonValueKind.Array:
                    for (var i = 0; i < json.GetArrayLength(); i++) Merge(Validate(json[i], keyword.Value, place + "/items", string.Create(CultureInfo.InvariantCulture, $"{path}/{i}")));
                    break;
                case "properties" when json.ValueKind == JsonValueKind.Object:
                    foreach (var property in keyword.Value.EnumerateObject().Where(p => json.TryGetProperty(p.Name, out _)))
                    {
                        met.Add($"{place}/properties/{property.Name}");
                        Merge(Validate(json.GetProperty(property.Name), property.Value, $"{place}/properties/{property.Name}", $"{path}/{property.Name}"));
                    }
                    break;
                case "patternProperties" when json.ValueKind == JsonValueKind.Object:
                    foreach (var member in json.EnumerateObject())
                        foreach (var pattern in keyword.Value.EnumerateObject().Where(p => Regex.IsMatch(member.Name, p.Name, RegexOptions.CultureInvariant)))
                            Merge(Validate(member.Value, pattern.Value, $"{place}/patternProperties/{pattern.Name}", $"{path}/{member.Name}"));
                    break;
                case "additionalProperties" when json.ValueKind == JsonValueKind.Object:
                    foreach (var member in json.EnumerateObject().Where(m => !Names(schema, m.Name))) Fault($"has a member `{member.Name}`, which the schema does not name");
                    break;
            }
        }
        return new Findings(faults, met);

        void Fault(string what) => faults.Add($"{(path.Length == 0 ? "/" : path)} {what}");

        void Merge(Findings part)
        {
            faults.AddRange(part.Faults);
            met.AddRange(part.Met);
        }
    }

    /// <summary>Exactly one must fit; where none does, the faults of the one that comes nearest are told.</summary>
    private Findings OneOf(JsonElement json, JsonElement schemas, string place, string path)
    {
        var ways = schemas.EnumerateArray().Select((schema, i) => Validate(json, schema, FormattableString.Invariant($"{place}/{i}"), path)).ToList();
        var fitting = ways.Where(w => w.Faults.Count == 0).ToList();
        if (fitting.Count == 1) return fitting[0];
        return fitting.Count > 1 ? new Findings([$"{path} fits {fitting.Count} of the schemas at {place}"], []) : ways.MinBy(w => w.Faults.Count)!;
    }

    private static bool Names(JsonElement schema, string member) =>
        (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(p => Regex.IsMatch(member, p.Name, RegexOptions.CultureInvariant)));

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool IsOf(JsonElement json, string type) => type switch
    {
        "object" => json.ValueKind == JsonValueKind.Object,
        "array" => json.ValueKind == JsonValueKind.Array,
        "string" => json.ValueKind == JsonValueKind.String,
        "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => json.ValueKind == JsonValueKind.Null,
        "integer" => json.ValueKind == JsonValueKind.Number && json.GetDecimal() % 1 == 0,
        "number" => json.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException($"there is no type `{type}`"),
    };

    private static string Named(JsonElement json) => json.ValueKind.ToString().ToLowerInvariant();
}
