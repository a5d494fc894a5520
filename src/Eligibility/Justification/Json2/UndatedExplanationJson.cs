using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What is told of a case while the date that chooses the edition is unknown, in the second form of the record: what
/// each edition would make of it, and what is asked for.
/// </summary>
internal static class UndatedExplanationJson
{
    /// <summary>UTF-8 JSON, ended by a line feed.</summary>
    /// <param name="editions">The editions.</param>
    /// <param name="result">What they would make of the case.</param>
    /// <param name="notes">What stands beside the case; nothing when silent.</param>
    public static byte[] Render(Editions editions, EditionDecision result, OfficerNotes? notes = null)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(result);
        return JsonStyle.Document(json => Write(json, editions, result, notes ?? OfficerNotes.None));
    }

    private static void Write(Utf8JsonWriter json, Editions editions, EditionDecision result, OfficerNotes notes)
    {
        var (first, date) = (result.Undated[0], editions.DatedBy);
        ExplanationJson.WriteHead(json);
        UndatedJson.WritePolicy(json, editions.Title);
        json.WriteText("id", first.Case.Id);
        json.WriteDay("decidedOn", first.DecidedOn);
        WriteMembers(json, UndatedForms.Headline("the " + date.Name), result.Undated,
            new Need(date.Name, date.Ask, Alone: false));
        ExplanationJson.WriteEnd(json, notes);
    }

    /// <summary>What is told of a case, or of one record, of which no edition is chosen.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, string headline, ImmutableArray<Decision> undated, Need date)
    {
        json.WriteString("status", "undecided");
        // Which days the date could still lie on is not weighed: an edition counts whatever its period.
        json.WriteBoolean("exact", false);
        json.WriteString("headline", headline);
        json.WriteNull("outcome");
        json.WriteTexts("possible",
            undated.SelectMany(d => d.Possible).Select(o => o.Name).Distinct(StringComparer.Ordinal));
        json.WriteEach("editions", undated, decision => WriteEdition(json, decision));
        json.WriteStartArray("needed");
        JustificationJson.WriteNeed(json, date);
        json.WriteEndArray();
    }

    private static void WriteEdition(Utf8JsonWriter json, Decision decision)
    {
        var policy = decision.Policy;
        json.WriteStartObject();
        json.WriteText("edition", policy.Edition);
        json.WriteString("file", policy.Source.Path);
        json.WriteDay("from", policy.InForceFrom);
        json.WriteDay("until", policy.InForceUntil);
        json.WriteString("hash", policy.Hash);
        json.WriteTexts("possible", decision.Possible.Select(o => o.Name));
        json.WriteEndObject();
    }
}
