using System.Text.Json;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The whole record for programs, in its second form: typed values, statements with what they do for the person,
/// grounds by number, what would change the outcome. Canonical: the same decision gives the same bytes.
/// </summary>
internal static class ExplanationJson
{
    public const string Format = "eligibility-justification/2";
    public const string Schema = "urn:eligibility:justification:2";

    /// <summary>The record of a decision as UTF-8 JSON, ended by a line feed.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="notes">What stands beside the case; nothing when silent.</param>
    public static byte[] Render(Decision decision, OfficerNotes? notes = null)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return JsonStyle.Document(json => Write(json, Explanation.Of(decision), notes ?? OfficerNotes.None));
    }

    /// <summary>
    /// The record of the edition in force; while the date that chooses it is unknown, what each edition would make
    /// of the case.
    /// </summary>
    /// <param name="result">What came of the case, which has no faults and a day on which an edition is in
    /// force.</param>
    public static byte[] Render(EditionDecision result) => result switch
    {
        { Decision: { } decision } => Render(decision),
        { Each: { } each } => EachExplanationJson.Render(each),
        _ => UndatedExplanationJson.Render(result.Among!, result),
    };

    private static void Write(Utf8JsonWriter json, Explanation told, OfficerNotes notes)
    {
        var decision = told.Decision;
        WriteHead(json);
        WritePolicy(json, decision.Policy, told.Record.EditionChoice, told.Standing);
        json.WriteText("id", decision.Case.Id);
        json.WriteDay("decidedOn", decision.DecidedOn);
        WriteMembers(json, told);
        json.WriteTexts("neverLookedAt", decision.Case.NeverLookedAt);
        json.WriteTexts("conventions", told.Record.Conventions);
        WriteEnd(json, notes);
    }

    /// <summary>What each record of this form begins with.</summary>
    internal static void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("schema", Schema);
        json.WriteString("engine", Engine.Version);
    }

    /// <summary>What each record of this form ends with.</summary>
    internal static void WriteEnd(Utf8JsonWriter json, OfficerNotes notes)
    {
        NotesJson.Write(json, notes);
        json.WriteString("advice", Wording.Advice);
        json.WriteEndObject();
    }

    /// <summary>What a decision has that another of the same case may have otherwise.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, Explanation told)
    {
        var (record, decision) = (told.Record, told.Decision);
        json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteBoolean("exact", record.Exact);
        json.WriteString("headline", OfficerSentences.Headline(told));
        TypedOutcomeJson.Write(json, told);
        json.WriteTexts("possible", decision.Possible.Select(o => o.Name));
        json.WriteTexts("notices", record.Notices);
        var opened = new OnceTold<bool>();
        json.WriteEach("grounds", told.Grounds, ground => ExplainedRuleJson.WriteGround(json, ground));
        json.WriteEach("rules", told.Grounds.Where(g => g.Number > 0).Concat(told.Others).OrderBy(r => r.Number),
            rule => ExplainedRuleJson.WriteRule(json, rule, opened));
        json.WriteEach("nearest", told.Nearest, near => ExplainedRuleJson.WriteNear(json, near.Rule, near.Missing));
        WriteWithout(json, told.Without);
        json.WriteEach("couldChange", told.CouldChange, change => WriteChange(json, change));
        AlternativesJson.Write(json, told.WhatWouldChange);
        json.WriteEach("needed", decision.Needed, need => JustificationJson.WriteNeed(json, need));
        json.WriteEach("facts", record.Facts, fact => TypedFactJson.Write(json, told, fact));
        json.WriteEach("confidential", decision.Policy.Inputs.Where(i => i.Confidential),
            input => WriteWithheld(json, input));
    }

    /// <summary>A policy, with how it stands on the day that counts.</summary>
    internal static void WritePolicy(Utf8JsonWriter json, Policy policy, string choice, PolicyStanding standing)
    {
        json.WriteStartObject("policy");
        json.WriteString("title", policy.Title);
        json.WriteText("edition", policy.Edition);
        json.WriteText("force", policy.Force);
        json.WriteText("summary", policy.Summary);
        json.WriteTexts("caveats", policy.Caveats);
        json.WriteString("file", policy.Source.Path);
        json.WriteString("choice", choice);
        json.WriteStartObject("standing");
        json.WriteString("code", standing.Code);
        json.WriteString("text", standing.Text);
        json.WriteDay("from", policy.InForceFrom);
        json.WriteDay("until", policy.InForceUntil);
        json.WriteEndObject();
        json.WriteString("hash", policy.Hash);
        json.WriteEndObject();
    }

    private static void WriteWithheld(Utf8JsonWriter json, Input input)
    {
        json.WriteStartObject();
        json.WriteString("fact", input.Name);
        json.WriteText("because", input.Telling.Because);
        json.WriteEndObject();
    }

    private static void WriteWithout(Utf8JsonWriter json, WithoutGrounds? without)
    {
        if (without is null)
        {
            json.WriteNull("withoutGrounds");
            return;
        }
        json.WriteStartObject("withoutGrounds");
        json.WriteString("outcome", without.Outcome.Name);
        json.WriteString("rule", without.Rule?.Name ?? "otherwise");
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, CouldChange change)
    {
        json.WriteStartObject();
        json.WriteString("fact", change.Input.Name);
        json.WriteTexts("possible", change.Possible.Select(o => o.Name));
        if (!change.IsExact) json.WriteBoolean("settled", false);
        json.WriteEndObject();
    }
}
