using System.Text.Json;
using Eligibility.DecisionLog.Chain;
using Eligibility.Evaluation;
using Eligibility.Model;
using Part = Eligibility.DecisionLog.Chain.Part;

namespace Eligibility.DecisionLog.Reading;

/// <summary>
/// What of a record may be shown where nobody asked for what is confidential: values, names and rules as the policy
/// declares them. What cannot be told apart is withheld whole.
/// </summary>
internal sealed class Redaction
{
    public const string Withheld = "(withheld)";

    private readonly Policy? _policy;
    private readonly bool _hasSecrets;

    /// <param name="policy">The policy of the record; null where it cannot be compiled: then all is withheld.</param>
    public Redaction(Policy? policy)
    {
        _policy = policy;
        _hasSecrets = policy is null || policy.Inputs.Any(i => IsSecret(i)
            || i is ListInput list && list.Fields.Any(f => f.Confidential || f.Protected));
    }

    /// <summary>Writes a part as JSON, as much of it as may be shown.</summary>
    public void Write(Utf8JsonWriter json, Entry entry, Part part)
    {
        using var document = JsonDocument.Parse(entry[part]!);
        switch (part)
        {
            case Part.Case when _policy is not null: WriteCase(json, document.RootElement, _policy); break;
            case Part.Brief when _policy is not null: WriteNames(json, document.RootElement, _policy); break;
            // Reasons are free text: what they say of a confidential fact cannot be found in them.
            case Part.Statement when !_hasSecrets: document.RootElement.WriteTo(json); break;
            case Part.Run: document.RootElement.WriteTo(json); break;
            default: json.WriteStringValue(Withheld); break;
        }
    }

    private static void WriteCase(Utf8JsonWriter json, JsonElement @case, Policy policy)
    {
        json.WriteStartObject();
        foreach (var member in @case.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            var input = policy.Inputs.FirstOrDefault(i => i.Name == member.Name);
            // The id alone is no input of the policy.
            if (input is null ? member.Name != "id" : IsSecret(input)) json.WriteStringValue(Withheld);
            else if (input is ListInput list && member.Value.ValueKind == JsonValueKind.Array)
                WriteItems(json, member.Value, list);
            else member.Value.WriteTo(json);
        }
        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, JsonElement items, ListInput list)
    {
        json.WriteStartArray();
        foreach (var item in items.EnumerateArray())
        {
            json.WriteStartObject();
            foreach (var member in item.EnumerateObject())
            {
                json.WritePropertyName(member.Name);
                if (list.Fields.FirstOrDefault(f => f.Name == member.Name) is { Confidential: false, Protected: false })
                    member.Value.WriteTo(json);
                else json.WriteStringValue(Withheld);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Names of rules that read what is confidential, and of facts that are.</summary>
    private static void WriteNames(Utf8JsonWriter json, JsonElement value, Policy policy)
    {
        json.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            if (member.Value.ValueKind != JsonValueKind.Array || member.Name == "possible")
            {
                member.Value.WriteTo(json);
                continue;
            }
            json.WriteStartArray();
            foreach (var name in member.Value.EnumerateArray().Select(n => n.GetString()!))
                json.WriteStringValue(MayBeNamed(name, member.Name == "needed", policy) ? name : Withheld);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static bool MayBeNamed(string name, bool isFact, Policy policy)
    {
        if (!isFact)
            return name == "otherwise" || policy.Rules.FirstOrDefault(r => r.Name == name) is { } rule
                && Withholding.MayTell(rule)
                && !Reads.Of(new[] { rule.When, rule.Unless }.OfType<Condition>()).Any(r => r.Protected);
        // Of an item's field it is told as `previous offences 2: kind`.
        return policy.Inputs.FirstOrDefault(i => i.Name == name) is { } input
            ? !IsSecret(input)
            : policy.Inputs.OfType<ListInput>().FirstOrDefault(l =>
                name.StartsWith(l.Name + " ", StringComparison.Ordinal)
                && l.Fields.Any(f => name.EndsWith(": " + f.Name, StringComparison.Ordinal))) is { } list
                && !IsSecret(list) && list.Fields.Where(f => name.EndsWith(": " + f.Name, StringComparison.Ordinal))
                    .All(f => !f.Confidential && !f.Protected);
    }

    private static bool IsSecret(Input input) => input.Confidential || input.Protected;
}
