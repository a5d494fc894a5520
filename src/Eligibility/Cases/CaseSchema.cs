using System.Text.Json;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// A JSON Schema of a policy's cases: what an editor of JSON can offer and check before the reader does.
/// </summary>
internal static class CaseSchema
{
    private const string Digits = "[0-9]{1,12}(\\.[0-9]{1,6})?";

    public static void Write(Utf8JsonWriter json, Policy policy)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "A case of " + policy.Title + (policy.Edition is null ? "" : ": " + policy.Edition));
        json.WriteString("description", "Leave out what is not stated; write null for what is not known."
            + (policy.Each is { } each ? $" Each of {each.List.Name} is decided by itself." : ""));
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        json.WriteStartObject("id");
        json.WriteString("description", "Names the case; never read by a rule.");
        WriteTypes(json, "string", "integer", "null");
        json.WriteNumber("maxLength", 200);
        json.WriteEndObject();
        foreach (var entry in Entry.Of(policy)) WriteProperty(json, entry);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject(entry.Name);
        if (Describe(entry) is { Length: > 0 } words) json.WriteString("description", words);
        if (entry.Assumed is not null)
        {
            json.WritePropertyName("default");
            ValueJson.Write(json, entry.Allowed?.Type, entry.Assumed);
        }
        if (entry.Allowed is not { } allowed) WriteList(json, entry);
        else if (entry.JudgedBy is not null) WriteJudged(json, allowed);
        else WriteValue(json, allowed, orNull: true);
        json.WriteEndObject();
    }

    private static string Describe(Entry entry)
    {
        // What another fact says no `minimum` can.
        var range = entry.Allowed is { Type: DateType } or { Type: NumberType { Unit: not null } } or { BeginsAt: not null }
            or { EndsAt: not null }
            ? entry.Allowed.Value.RangeWords
            : null;
        string?[] parts =
        [
            entry.Ask, entry.Help,
            (entry.Allowed?.Type as NumberType)?.Unit is null ? null : Sentence(entry.Allowed!.Value.Type.Words),
            range is null ? null : Sentence(range),
            entry.JudgedBy is null ? null : $"Judged by {entry.JudgedBy}.",
            entry.AssumedWords is null ? null : $"Assumed when not stated: {entry.AssumedWords}.",
            entry.OnePer.IsEmpty ? null : $"One item per {string.Join(", ", entry.OnePer)}.",
            entry.Changeable ? "Changeable." : null,
            entry.Confidential ? "Confidential." : null, entry.Protected ? "Protected." : null,
        ];
        return string.Join(" ", parts.OfType<string>());
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";

    private static void WriteList(Utf8JsonWriter json, Entry list)
    {
        WriteTypes(json, "array", "null");
        if (list.Holds.Least > 0) json.WriteNumber("minItems", list.Holds.Least);
        json.WriteNumber("maxItems", list.Holds.Most);
        json.WriteStartObject("items");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var field in list.Fields) WriteProperty(json, field);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteJudged(Utf8JsonWriter json, Allowed allowed)
    {
        WriteTypes(json, "object", "null");
        json.WriteBoolean("additionalProperties", false);
        WriteArray(json, "required", ["value", "by", "because"]);
        json.WriteStartObject("properties");
        json.WriteStartObject("value");
        WriteValue(json, allowed, orNull: false);
        json.WriteEndObject();
        foreach (var part in (string[])["by", "because"])
        {
            json.WriteStartObject(part);
            json.WriteString("type", "string");
            json.WriteString("pattern", "\\S");
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Allowed allowed, bool orNull)
    {
        switch (allowed.Type)
        {
            case YesNoType:
                WriteTypes(json, OrNull("boolean", orNull));
                break;
            case DateType:
                WriteTypes(json, OrNull("string", orNull));
                json.WriteString("format", "date");
                // A format need not be checked; a pattern is.
                json.WriteString("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
                break;
            case NumberType number:
                WriteNumber(json, number, allowed, orNull);
                break;
            case ChoiceType choice:
                WriteArray(json, "enum", orNull ? choice.Values.Names.Append<string?>(null) : choice.Values.Names);
                break;
            case SetType set:
                WriteTypes(json, OrNull("array", orNull));
                json.WriteBoolean("uniqueItems", true);
                json.WriteStartObject("items");
                WriteArray(json, "enum", set.Values.Names);
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>
    /// The bounds and the pattern say nothing of values of another type, so that one object holds
    /// both ways of writing an amount.
    /// </summary>
    private static void WriteNumber(Utf8JsonWriter json, NumberType type, Allowed allowed, bool orNull)
    {
        var number = type.Whole ? "integer" : "number";
        WriteTypes(json,
            [.. type.Unit is null ? [number] : (string[])[number, "string"], .. orNull ? ["null"] : (string[])[]]);
        if (ValueJson.InUnit(type, allowed.Range!.Value.Low) is { } low) WriteNumber(json, "minimum", low);
        if (ValueJson.InUnit(type, allowed.Range!.Value.High) is { } high) WriteNumber(json, "maximum", high);
        if (type.Unit is { Kind: UnitKind.Money } currency) json.WriteString("pattern", $"^{currency.Name} {Digits}$");
        else if (type.Unit is { } unit)
            json.WriteString("pattern", $"^{Digits} ({string.Join('|', Spellings(unit))})$");
    }

    /// <summary>The words for a unit and for those it converts into, singular and plural.</summary>
    private static IEnumerable<string> Spellings(Unit unit)
    {
        var name = unit.Name;
        var other = name.EndsWith("ies", StringComparison.Ordinal)
            ? name[..^3] + "y" : name.EndsWith('s') ? name[..^1] : name + "s";
        string[] words = unit.Kind == UnitKind.Other
            ? [name, other]
            : ["mg", "g", "kg", "ml", "litre", "litres", "day", "days", "week", "weeks", "month", "months",
                "year", "years"];
        return words.Where(word => Unit.Of(word).Converts(unit));
    }

    private static void WriteNumber(Utf8JsonWriter json, string member, Number number)
    {
        json.WritePropertyName(member);
        json.WriteRawValue(number.ToString());
    }

    private static string[] OrNull(string type, bool orNull) => orNull ? [type, "null"] : [type];

    /// <summary>A type alone, or an array of types.</summary>
    private static void WriteTypes(Utf8JsonWriter json, params string[] types)
    {
        if (types is [var only]) json.WriteString("type", only);
        else WriteArray(json, "type", types);
    }

    private static void WriteArray(Utf8JsonWriter json, string member, IEnumerable<string?> values)
    {
        json.WriteStartArray(member);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
