using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What is told of a case while the date that chooses the edition is unknown, as JSON in the form of a justification
/// that has no edition yet.
/// </summary>
internal static class UndatedJson
{
    /// <summary>UTF-8 JSON, ended by a line feed.</summary>
    public static byte[] Render(Editions editions, EditionDecision result)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(result);
        return JsonStyle.Document(json => Write(json, editions, result));
    }

    /// <summary>A policy of which it is not known, or not one, which edition decides.</summary>
    internal static void WritePolicy(Utf8JsonWriter json, string title)
    {
        json.WriteStartObject("policy");
        json.WriteString("title", title);
        json.WriteNull("edition");
        json.WriteNull("hash");
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, Editions editions, EditionDecision result)
    {
        var first = result.Undated[0];
        json.WriteStartObject();
        json.WriteString("format", JustificationJson.Format);
        json.WriteString("engine", Engine.Version);
        WritePolicy(json, editions.Title);
        json.WriteText("id", first.Case.Id);
        json.WriteDay("decidedOn", first.DecidedOn);
        json.WriteString("status", "undecided");
        // Which days the date could still lie on is not weighed: an edition counts whatever its period.
        json.WriteBoolean("exact", false);
        var possible = result.Undated.SelectMany(d => d.Possible).Select(o => o.Name);
        json.WriteTexts("possible", possible.Distinct(StringComparer.Ordinal));
        json.WriteStartArray("needed");
        json.WriteStartObject();
        json.WriteString("fact", editions.DatedBy.Name);
        json.WriteText("ask", editions.DatedBy.Ask);
        json.WriteBoolean("alone", false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
