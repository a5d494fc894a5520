using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What came of each record of a case in the second form of the record: what the decisions share once, then of each its
/// number and what a decision has.
/// </summary>
internal static class EachExplanationJson
{
    /// <summary>UTF-8 JSON, ended by a line feed.</summary>
    /// <param name="decision">What came of each record.</param>
    /// <param name="notes">What stands beside the case; nothing when silent.</param>
    public static byte[] Render(EachDecision decision, OfficerNotes? notes = null)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return JsonStyle.Document(json => Write(json, decision, notes ?? OfficerNotes.None));
    }

    private static void Write(Utf8JsonWriter json, EachDecision decision, OfficerNotes notes)
    {
        var policy = decision.Policy;
        ExplanationJson.WriteHead(json);
        if (decision.ChosenByRecord) UndatedJson.WritePolicy(json, policy.Title);
        else
            ExplanationJson.WritePolicy(json, policy, EachJson.EditionChoice(decision),
                PolicyStanding.Of(policy, decision.Case.DayOf(decision.Case.Policy.DatedBy)));
        json.WriteText("id", decision.Case.Id);
        json.WriteDay("decidedOn", decision.DecidedOn);
        json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteString("headline", EachForms.Headline(decision));
        json.WriteString("each", decision.Each);
        EachJson.WriteDecisions(json, decision, record => WriteRecord(json, decision, record));
        json.WriteEach("needed", decision.Needed, need => JustificationJson.WriteNeed(json, need));
        if (!decision.ChosenByRecord) json.WriteTexts("neverLookedAt", decision.Case.NeverLookedAt);
        ExplanationJson.WriteEnd(json, notes);
    }

    private static void WriteRecord(Utf8JsonWriter json, EachDecision decision, RecordDecision record)
    {
        if (record.Decision is not { } one)
        {
            UndatedJson.WritePolicy(json, decision.Policy.Title);
            UndatedExplanationJson.WriteMembers(json, UndatedForms.Headline(record.Date.Name), record.Undated,
                record.Date);
            return;
        }
        var told = Explanation.Of(one);
        if (decision.ChosenByRecord)
            ExplanationJson.WritePolicy(json, one.Policy, told.Record.EditionChoice, told.Standing);
        ExplanationJson.WriteMembers(json, told);
        // What one edition does not declare another does, by which another record is decided.
        if (decision.ChosenByRecord) json.WriteTexts("neverLookedAt", one.Case.NeverLookedAt);
        json.WriteTexts("conventions", told.Record.Conventions);
    }
}
