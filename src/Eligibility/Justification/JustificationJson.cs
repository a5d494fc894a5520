using System.Buffers;
using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification as JSON, by <c>docs/justification.schema.json</c>: canonical, in fixed order, with LF and no
/// times of its own.
/// </summary>
internal static class JustificationJson
{
    /// <summary>The version of the form, named in every record.</summary>
    public const string Format = "eligibility-justification/1";

    /// <summary>The record as UTF-8 JSON, indented, ended by a line feed.</summary>
    public static byte[] Render(JustificationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return JsonStyle.Document(json => Write(json, record));
    }

    /// <summary>The same of a decision, whose record need not be made where its case is known.</summary>
    public static byte[] Render(Decision decision)
    {
        using var sink = new ByteSink();
        Write(sink, decision, indented: true);
        return sink.ToArray();
    }

    /// <summary>The same, handed on as it is written: nothing holds the whole of it.</summary>
    /// <exception cref="InvalidOperationException">The decision was made without its lines; nothing is written.
    /// </exception>
    public static void Write(Stream output, Decision decision)
    {
        using var sink = new ByteSink(output);
        Write(sink, decision, indented: true);
        sink.Flush();
    }

    /// <summary>
    /// The record as one line of UTF-8 JSON, ended by a line feed: the same members in the same order, without
    /// indentation.
    /// </summary>
    public static void WriteLine(IBufferWriter<byte> output, Decision decision)
    {
        using var sink = new ByteSink(output);
        Write(sink, decision, indented: false);
        sink.Flush();
    }

    private static void Write(ByteSink sink, Decision decision, bool indented)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (!KnownJson.Write(decision, indented ? JsonLayout.Indented : JsonLayout.Compact, sink))
            using (var json = new Utf8JsonWriter(sink, indented ? JsonStyle.Indented : JsonStyle.Compact))
                Write(json, JustificationBuilder.Build(decision));
        sink.Write((byte)'\n');
    }

    /// <summary>The record by a writer that may be used again.</summary>
    internal static void Write(Utf8JsonWriter json, JustificationRecord record)
    {
        var decision = record.Decision;
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("engine", Engine.Version);
        WritePolicy(json, decision.Policy, record.EditionChoice);
        json.WriteText("id", decision.Case.Id);
        json.WriteDay("decidedOn", decision.DecidedOn);
        WriteMembers(json, record);
        json.WriteTexts("neverLookedAt", decision.Case.NeverLookedAt);
        json.WriteTexts("conventions", record.Conventions);
        json.WriteString("advice", Wording.Advice);
        json.WriteEndObject();
    }

    /// <summary>What a decision has that another of the same case may have otherwise.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, JustificationRecord record)
    {
        var decision = record.Decision;
        json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteBoolean("exact", record.Exact);
        if (decision.Outcome is { } outcome) OutcomeJson.Write(json, record, outcome);
        else json.WriteTexts("possible", decision.Possible.Select(o => o.Name));
        json.WriteTexts("notices", record.Notices);
        json.WriteEach("reasons", record.Reasons, reason => RuleJson.WriteReason(json, reason));
        json.WriteEach("exceptions", Exceptions(record), exception => WriteException(json, exception));
        json.WriteEach("rules", Rules(record), rule => RuleJson.Write(json, rule.Part, rule.IsOther));
        json.WriteEach("needed", decision.Needed, need => WriteNeed(json, need));
        json.WriteEach("facts", record.Facts, fact => FactJson.Write(json, fact));
        json.WriteTexts("assumed", record.Facts.Where(f => f.Standing == Provenance.Assumed).Select(f => f.Input.Name));
    }

    internal static void WritePolicy(Utf8JsonWriter json, Policy policy, string choice)
    {
        json.WriteStartObject("policy");
        json.WriteString("title", policy.Title);
        json.WriteText("edition", policy.Edition);
        json.WriteText("force", policy.Force);
        json.WriteString("file", policy.Source.Path);
        json.WriteString("choice", choice);
        json.WriteString("hash", policy.Hash);
        json.WriteEndObject();
    }

    private static IEnumerable<RulePart> Exceptions(JustificationRecord record) =>
        record.OtherRules.Where(r => r.Status == RuleStatus.Exception && !r.Defeats.IsEmpty);

    private static void WriteException(Utf8JsonWriter json, RulePart exception)
    {
        json.WriteStartObject();
        json.WriteString("rule", exception.Name);
        json.WriteTexts("defeats", exception.Defeats);
        json.WriteEndObject();
    }

    /// <summary>Every rule in order of declaration, and whether it is no reason.</summary>
    private static IEnumerable<(RulePart Part, bool IsOther)> Rules(JustificationRecord record) =>
        record.Reasons.Where(r => r.Rule is not null).Select(r => (Part: r, IsOther: false))
            .Concat(record.OtherRules.Select(r => (Part: r, IsOther: true))).OrderBy(r => r.Part.Rule!.Index);

    internal static void WriteNeed(Utf8JsonWriter json, Need need)
    {
        json.WriteStartObject();
        json.WriteString("fact", need.Name);
        json.WriteText("ask", need.Ask);
        json.WriteBoolean("alone", need.Alone);
        json.WriteEndObject();
    }
}
