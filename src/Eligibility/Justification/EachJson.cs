using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What came of each record of a case, as JSON: what the decisions share once, then of each its number and what a decision
/// has.
/// </summary>
internal static class EachJson
{
    /// <summary>UTF-8 JSON, indented, ended by a line feed.</summary>
    public static byte[] Render(EachDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return JsonStyle.Document(json => Write(json, decision));
    }

    /// <summary>The whole record.</summary>
    public static void Write(Utf8JsonWriter json, EachDecision decision)
    {
        var policy = decision.Policy;
        json.WriteStartObject();
        json.WriteString("format", JustificationJson.Format);
        json.WriteString("engine", Engine.Version);
        if (decision.ChosenByRecord) UndatedJson.WritePolicy(json, policy.Title);
        else JustificationJson.WritePolicy(json, policy, EditionChoice(decision));
        json.WriteText("id", decision.Case.Id);
        json.WriteDay("decidedOn", decision.DecidedOn);
        json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteString("each", decision.Each);
        WriteDecisions(json, decision, record => WriteRecord(json, decision, record));
        json.WriteEach("needed", decision.Needed, need => JustificationJson.WriteNeed(json, need));
        if (!decision.ChosenByRecord) json.WriteTexts("neverLookedAt", decision.Case.NeverLookedAt);
        json.WriteString("advice", Wording.Advice);
        json.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter json, EachDecision decision, RecordDecision record)
    {
        if (record.Decision is not { } one)
        {
            UndatedJson.WritePolicy(json, decision.Policy.Title);
            json.WriteString("status", "undecided");
            json.WriteBoolean("exact", false);
            json.WriteTexts("possible", record.Possible);
            json.WriteEach("needed", record.Needed, need => JustificationJson.WriteNeed(json, need));
            return;
        }
        var told = JustificationBuilder.Build(one);
        if (decision.ChosenByRecord) JustificationJson.WritePolicy(json, one.Policy, told.EditionChoice);
        JustificationJson.WriteMembers(json, told);
        json.WriteTexts("conventions", told.Conventions);
        // What one edition does not declare another does, by which another record is decided.
        if (decision.ChosenByRecord) json.WriteTexts("neverLookedAt", one.Case.NeverLookedAt);
    }

    /// <summary>The same in brief: of each record its outcome, reasons and needs by name; or its outcome alone.</summary>
    public static void WriteBrief(Utf8JsonWriter json, EachDecision decision, bool outcomesAlone)
    {
        json.WriteStartObject();
        json.WriteText("id", decision.Case.Id);
        if (!outcomesAlone) json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteString("each", decision.Each);
        WriteDecisions(json, decision, record =>
        {
            var outcome = record.Decision?.Outcome?.Name;
            if (outcomesAlone)
            {
                json.WriteText("outcome", outcome);
                return;
            }
            json.WriteString("status", record.IsDecided ? "decided" : "undecided");
            json.WriteBoolean("exact", record.Decision is { Exact: true });
            if (outcome is not null) json.WriteString("outcome", outcome);
            else json.WriteTexts("possible", record.Possible);
            var reasons = record.Decision?.Reasons ?? [];
            json.WriteTexts("reasons", reasons.Where(r => !r.Open).Select(r => r.Name));
            if (reasons.Any(r => r.Open)) json.WriteTexts("openReasons", reasons.Where(r => r.Open).Select(r => r.Name));
            json.WriteTexts("needed", record.Needed.Select(n => n.Name));
        });
        if (!outcomesAlone) json.WriteTexts("needed", decision.Needed.Select(n => n.Name));
        json.WriteEndObject();
    }

    /// <summary>The decision about each record, by its number; null where the list is not stated.</summary>
    internal static void WriteDecisions(Utf8JsonWriter json, EachDecision decision, Action<RecordDecision> write)
    {
        if (decision.Records is not { } all)
        {
            json.WriteNull("decisions");
            return;
        }
        json.WriteStartArray("decisions");
        for (var record = 0; record < all.Length; record++)
        {
            json.WriteStartObject();
            json.WriteNumber("record", record + 1);
            write(all[record]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Why the one edition decided.</summary>
    internal static string EditionChoice(EachDecision decision) => JustificationBuilder.EditionChoice(decision.Policy,
        decision.Records is [{ Decision.ChosenBy: var day }, ..] ? day : null);
}
