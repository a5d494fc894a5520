using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The whole record for programs, in its second form: typed values, statements with what they do for the person, grounds by
/// number, what would change the outcome. Canonical: the same decision gives the same bytes.
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

    private static void Write(Utf8JsonWriter json, Explanation told, OfficerNotes notes)
    {
        var (record, decision) = (told.Record, told.Decision);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("schema", Schema);
        json.WriteString("engine", Engine.Version);
        WritePolicy(json, told);
        json.WriteText("id", decision.Case.Id);
        json.WriteDay("decidedOn", decision.DecidedOn);
        json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteBoolean("exact", record.Exact);
        json.WriteString("headline", OfficerSentences.Headline(told));
        WriteOutcome(json, told);
        json.WriteTexts("possible", decision.Possible.Select(o => o.Name));
        json.WriteTexts("notices", record.Notices);
        var opened = new OnceTold<bool>();
        json.WriteEach("grounds", told.Grounds, ground => WriteGround(json, ground));
        json.WriteEach("rules", told.Grounds.Where(g => g.Number > 0).Concat(told.Others).OrderBy(r => r.Number),
            rule => WriteRule(json, rule, opened));
        json.WriteEach("nearest", told.Nearest, near => WriteNear(json, near.Rule, near.Missing));
        WriteWithout(json, told.Without);
        json.WriteEach("couldChange", told.CouldChange, change => WriteChange(json, change));
        AlternativesJson.Write(json, told.WhatWouldChange);
        json.WriteEach("needed", decision.Needed, need => JustificationJson.WriteNeed(json, need));
        json.WriteEach("facts", record.Facts, fact => TypedFactJson.Write(json, told, fact));
        json.WriteEach("confidential", decision.Policy.Inputs.Where(i => i.Confidential), input =>
        {
            json.WriteStartObject();
            json.WriteString("fact", input.Name);
            json.WriteText("because", input.Telling.Because);
            json.WriteEndObject();
        });
        json.WriteTexts("neverLookedAt", decision.Case.NeverLookedAt);
        json.WriteTexts("conventions", record.Conventions);
        NotesJson.Write(json, notes);
        json.WriteString("advice", Wording.Advice);
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, Explanation told)
    {
        var policy = told.Decision.Policy;
        json.WriteStartObject("policy");
        json.WriteString("title", policy.Title);
        json.WriteText("edition", policy.Edition);
        json.WriteText("force", policy.Force);
        json.WriteText("summary", policy.Summary);
        json.WriteTexts("caveats", policy.Caveats);
        json.WriteString("file", policy.Source.Path);
        json.WriteString("choice", told.Record.EditionChoice);
        json.WriteStartObject("standing");
        json.WriteString("code", told.Standing.Code);
        json.WriteString("text", told.Standing.Text);
        json.WriteDay("from", policy.InForceFrom);
        json.WriteDay("until", policy.InForceUntil);
        json.WriteEndObject();
        json.WriteString("hash", policy.Hash);
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, Explanation told)
    {
        if (told.Decision.Outcome is not { } outcome)
        {
            json.WriteNull("outcome");
            return;
        }
        var record = told.Record;
        json.WriteStartObject("outcome");
        json.WriteString("name", outcome.Name);
        json.WriteString("text", outcome.Text);
        json.WriteString("direction", Effects.Code(Effects.Of(Directions.Of(told.Decision.Policy, outcome))));
        json.WriteBoolean("refers", outcome.Refers);
        json.WriteText("refersTo", outcome.RefersTo);
        json.WriteText("lasts", OutcomeJson.Length(record.Length));
        if (record.Length?.Value is { } length) TypedValueJson.Write(json, "lastsValue", length.Type, length.Value);
        json.WriteEach("obligations", record.Obligations, part => WritePart(json, told, "text", part));
        WriteTruth(json, "discretionary", record.Discretion?.Status ?? Truth.Failed);
        json.WriteEach("authority", record.Authorities, part => WritePart(json, told, "role", part));
        json.WriteEach("tells", record.Tells, part => WritePart(json, told, "label", part));
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, Explanation told, string name, ConsequencePart part)
    {
        json.WriteStartObject();
        json.WriteString(name, part.Text);
        WriteTruth(json, "applies", part.Status);
        if (part.Value is { } value) TypedValueJson.Write(json, "value", value.Type, value.Value);
        if (part.Value is { } from) json.WriteTexts("from", from.From.Select(v => $"{v.Name}: {v.Value}"));
        json.WriteTexts("since", told.Since.Where(s => ReferenceEquals(s.Of, part.Of)).SelectMany(s => s.Lines)
            .SelectMany(l => l.Leaves).Select(l => l.Words));
        json.WriteEach("needs", part.Needs, need => JustificationJson.WriteNeed(json, need));
        json.WriteText("because", part.Grounds.Because);
        SourcesJson.Write(json, "sources", part.Grounds.Citations);
        json.WriteEndObject();
    }

    private static void WriteTruth(Utf8JsonWriter json, string name, Truth truth)
    {
        if (truth == Truth.Open) json.WriteNull(name);
        else json.WriteBoolean(name, truth == Truth.Held);
    }

    private static void WriteGround(Utf8JsonWriter json, ExplainedRule ground)
    {
        json.WriteStartObject();
        json.WriteNumber("ground", ground.Ground);
        json.WriteString("rule", ground.Part.Name);
        if (ground.Number > 0) json.WriteNumber("number", ground.Number);
        else json.WriteNull("number");
        json.WriteString("direction", Effects.Code(Effects.Of(ground.Direction)));
        json.WriteBoolean("open", ground.Part.Open);
        json.WriteText("because", ground.Part.Because);
        SourcesJson.Write(json, "sources", ground.Part.Citations);
        json.WriteTexts("statements", ground.Lines.SelectMany(l => l.Leaves).Select(l => l.Words));
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, ExplainedRule rule, OnceTold<bool> opened)
    {
        var part = rule.Part;
        json.WriteStartObject();
        json.WriteString("rule", part.Name);
        json.WriteNumber("number", rule.Number);
        if (rule.Ground > 0) json.WriteNumber("ground", rule.Ground);
        else json.WriteNull("ground");
        json.WriteText("outcome", part.Outcome?.Name);
        json.WriteString("direction", Effects.Code(Effects.Of(rule.Direction)));
        json.WriteString("status", RuleJson.Statuses[(int)part.Status]);
        if (part.NotSettled) json.WriteBoolean("settled", false);
        json.WriteText("because", part.Because);
        SourcesJson.Write(json, "sources", part.Citations);
        if (part.Rule?.Period is { } period)
        {
            json.WriteStartObject("inForce");
            json.WriteDay("from", period.From);
            json.WriteDay("until", period.Until);
            json.WriteEndObject();
        }
        json.WriteTexts("defeatedBy", part.DefeatedBy.Select(d => d.Rule));
        json.WriteTexts("defeats", part.Defeats);
        json.WriteStartObject("conditions");
        LineJson.Write(json, rule, opened);
        json.WriteEndObject();
        json.WriteString("file", part.File);
        json.WriteNumber("line", part.Line);
        json.WriteEndObject();
    }

    private static void WriteNear(Utf8JsonWriter json, NearestRule near, ImmutableArray<StatedLine> missing)
    {
        json.WriteStartObject();
        json.WriteString("rule", near.Rule.Name);
        json.WriteNumber("number", near.Rule.Index + 1);
        json.WriteText("outcome", near.Rule.Outcome?.Name);
        json.WriteNumber("met", near.Met);
        json.WriteNumber("of", near.Of);
        json.WriteTexts("notMet", missing.Select(m => m.Words));
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
