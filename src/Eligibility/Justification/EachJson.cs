using System.Text.Json;
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
        JustificationJson.WritePolicy(json, policy, EditionChoice(decision));
        json.WriteText("id", decision.Case.Id);
        json.WriteDay("decidedOn", decision.DecidedOn);
        json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteString("each", decision.Each);
        WriteDecisions(json, decision, (one, _) =>
        {
            var record = JustificationBuilder.Build(one);
            JustificationJson.WriteMembers(json, record);
            json.WriteTexts("conventions", record.Conventions);
        });
        json.WriteEach("needed", decision.Needed, need => JustificationJson.WriteNeed(json, need));
        json.WriteTexts("neverLookedAt", decision.Case.NeverLookedAt);
        json.WriteString("advice", Wording.Advice);
        json.WriteEndObject();
    }

    /// <summary>The same in brief: of each record its outcome, reasons and needs by name; or its outcome alone.</summary>
    public static void WriteBrief(Utf8JsonWriter json, EachDecision decision, bool outcomesAlone)
    {
        json.WriteStartObject();
        json.WriteText("id", decision.Case.Id);
        if (!outcomesAlone) json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteString("each", decision.Each);
        WriteDecisions(json, decision, (one, _) =>
        {
            if (outcomesAlone)
            {
                json.WriteText("outcome", one.Outcome?.Name);
                return;
            }
            json.WriteString("status", one.IsDecided ? "decided" : "undecided");
            json.WriteBoolean("exact", one.Exact);
            if (one.Outcome is { } outcome) json.WriteString("outcome", outcome.Name);
            else json.WriteTexts("possible", one.Possible.Select(o => o.Name));
            json.WriteTexts("reasons", one.Reasons.Where(r => !r.Open).Select(r => r.Name));
            if (one.Reasons.Any(r => r.Open)) json.WriteTexts("openReasons", one.Reasons.Where(r => r.Open).Select(r => r.Name));
            json.WriteTexts("needed", one.Needed.Select(n => n.Name));
        });
        if (!outcomesAlone) json.WriteTexts("needed", decision.Needed.Select(n => n.Name));
        json.WriteEndObject();
    }

    private static void WriteDecisions(Utf8JsonWriter json, EachDecision decision, Action<Decision, int> write)
    {
        if (decision.Decisions is not { } all)
        {
            json.WriteNull("decisions");
            return;
        }
        json.WriteStartArray("decisions");
        for (var record = 0; record < all.Length; record++)
        {
            json.WriteStartObject();
            json.WriteNumber("record", record + 1);
            write(all[record], record);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string EditionChoice(EachDecision decision) => JustificationBuilder.EditionChoice(decision.Policy,
        decision.Decisions is [{ ChosenBy: var day }, ..] ? day : null);
}
