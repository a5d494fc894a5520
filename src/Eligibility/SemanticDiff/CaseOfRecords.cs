using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>The case that recorded decisions state, over the facts of two policies.</summary>
internal static class CaseOfRecords
{
    /// <summary>The case; null where a value is none of the policies', or a record does not tell values.</summary>
    /// <param name="joint">The two policies.</param>
    /// <param name="records">The records: of a fact that several state, the first counts.</param>
    public static ImmutableArray<Datum?>? Read(JointPolicy joint, IReadOnlyList<JsonElement> records)
    {
        var stated = new JsonObject();
        foreach (var record in records)
        {
            if (!record.TryGetProperty("facts", out var facts) || facts.ValueKind != JsonValueKind.Array) return null;
            foreach (var fact in facts.EnumerateArray())
            {
                if (fact.ValueKind != JsonValueKind.Object || NameOf(fact) is not { } name || ValueOf(fact) is not { } value) continue;
                if (!joint.Inputs.All.Any(i => Name.KeyOf(i.Name) == Name.KeyOf(name)) || stated.ContainsKey(name)) continue;
                stated[name] = value;
            }
        }
        if (joint.Old.DecisionDate.Name is var date && !stated.ContainsKey(date) && DayOf(records[0]) is { } day) stated[date] = day;
        return CaseReader.Read(joint.Old, System.Text.Encoding.UTF8.GetBytes(stated.ToJsonString())).Case?.Values;
    }

    private static string? NameOf(JsonElement fact) =>
        fact.TryGetProperty("fact", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static string? DayOf(JsonElement record) =>
        record.TryGetProperty("decidedOn", out var day) && day.ValueKind == JsonValueKind.String ? day.GetString() : null;

    /// <summary>What is stated of a fact, as a case would state it.</summary>
    private static JsonNode? ValueOf(JsonElement fact)
    {
        if (!fact.TryGetProperty("value", out var value) || Plain(value) is not { } plain) return null;
        return fact.TryGetProperty("judged", out var judged) && judged.ValueKind == JsonValueKind.Object
            && judged.TryGetProperty("by", out var by) && judged.TryGetProperty("because", out var because)
            ? new JsonObject { ["value"] = plain, ["by"] = by.ToString(), ["because"] = because.ToString() } : plain;
    }

    private static JsonNode? Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out var inner) && inner.ValueKind != JsonValueKind.Null
            ? JsonNode.Parse(inner.GetRawText()) : null;
}
