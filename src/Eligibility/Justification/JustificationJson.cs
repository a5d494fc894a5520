using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>The justification as JSON, by <c>docs/justification.schema.json</c>: canonical, in fixed order, with LF and no times of its own.</summary>
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

    /// <summary>The record as one line of UTF-8 JSON, ended by a line feed: the same members in the same order, without indentation.</summary>
    public static void WriteLine(IBufferWriter<byte> output, JustificationRecord record)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(record);
        using (var json = new Utf8JsonWriter(output, JsonStyle.Compact)) Write(json, record);
        output.Write("\n"u8);
    }

    /// <summary>The record by a writer that may be used again.</summary>
    internal static void Write(Utf8JsonWriter json, JustificationRecord record)
    {
        var decision = record.Decision;
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("engine", Engine.Version);
        Policy(json, record);
        Text(json, "id", decision.Case.Id);
        Text(json, "decidedOn", decision.DecidedOn is { } day ? Day(day) : null);
        json.WriteString("status", decision.IsDecided ? "decided" : "undecided");
        json.WriteBoolean("exact", record.Exact);
        if (decision.Outcome is { } outcome) Outcome(json, record, outcome);
        else Strings(json, "possible", decision.Possible.Select(o => o.Name));
        Strings(json, "notices", record.Notices);
        Array(json, "reasons", record.Reasons, reason => Reason(json, reason));
        Array(json, "exceptions", record.OtherRules.Where(r => r.Status == RuleStatus.Exception && !r.Defeats.IsEmpty), exception =>
        {
            json.WriteStartObject();
            json.WriteString("rule", exception.Name);
            Strings(json, "defeats", exception.Defeats);
            json.WriteEndObject();
        });
        Array(json, "rules", record.Reasons.Where(r => r.Rule is not null).Select(r => (Part: r, Other: false)).Concat(record.OtherRules.Select(r => (Part: r, Other: true))).OrderBy(r => r.Part.Rule!.Index), rule => Rule(json, rule.Part, rule.Other));
        Array(json, "needed", decision.Needed, need =>
        {
            json.WriteStartObject();
            json.WriteString("fact", need.Name);
            Text(json, "ask", need.Ask);
            json.WriteBoolean("alone", need.Alone);
            json.WriteEndObject();
        });
        Array(json, "facts", record.Facts, fact => Fact(json, fact));
        Strings(json, "assumed", record.Facts.Where(f => f.Standing == Provenance.Assumed).Select(f => f.Input.Name));
        Strings(json, "neverLookedAt", decision.Case.NeverLookedAt);
        Strings(json, "conventions", record.Conventions);
        json.WriteString("advice", "This is advice to an officer, who decides.");
        json.WriteEndObject();
    }

    private static void Policy(Utf8JsonWriter json, JustificationRecord record)
    {
        var policy = record.Decision.Policy;
        json.WriteStartObject("policy");
        json.WriteString("title", policy.Title);
        Text(json, "edition", policy.Edition);
        Text(json, "force", policy.Force);
        json.WriteString("file", policy.Source.Path);
        json.WriteString("choice", record.EditionChoice);
        json.WriteString("hash", policy.Hash);
        json.WriteEndObject();
    }

    private static void Outcome(Utf8JsonWriter json, JustificationRecord record, Outcome outcome)
    {
        json.WriteStartObject("outcome");
        json.WriteString("name", outcome.Name);
        json.WriteString("text", outcome.Text);
        Text(json, "lasts", outcome.Lasts);
        if (outcome.Refers)
        {
            json.WriteStartObject("refers");
            Text(json, "to", outcome.RefersTo);
            json.WriteEndObject();
        }
        Array(json, "obligations", record.Obligations, o => Consequence(json, "text", o));
        json.WriteString("discretionary", record.Discretion is null ? "no" : Yes(record.Discretion.Status));
        if (record.Discretion?.Condition is { } when) Node(json, "discretionaryWhen", when);
        Array(json, "authority", record.Authorities, a => Consequence(json, "role", a));
        json.WriteEndObject();
    }

    private static void Consequence(Utf8JsonWriter json, string name, ConsequencePart part)
    {
        json.WriteStartObject();
        json.WriteString(name, part.Text);
        json.WriteString("status", part.Status switch { Truth.Held => "owed", Truth.Failed => "not owed", _ => "open" });
        if (part.Condition is not null) Node(json, "when", part.Condition);
        json.WriteEndObject();
    }

    private static string Yes(Truth truth) => truth switch { Truth.Held => "yes", Truth.Failed => "no", _ => "open" };

    private static void Reason(Utf8JsonWriter json, RulePart reason)
    {
        json.WriteStartObject();
        json.WriteString("rule", reason.Name);
        if (reason.Open) json.WriteBoolean("open", true);
        json.WriteString("file", reason.File);
        json.WriteNumber("line", reason.Line);
        Text(json, "because", reason.Because);
        Sources(json, reason);
        Strings(json, "defeats", reason.Defeats);
        Conditions(json, reason);
        json.WriteEndObject();
    }

    /// <summary>On one line they are the same bytes in every record: written once for each rule.</summary>
    private static void Sources(Utf8JsonWriter json, RulePart rule)
    {
        if (json.Options.Indented || rule.Rule is null)
        {
            Sources(json, "sources", rule.Citations);
            return;
        }
        json.WritePropertyName("sources");
        json.WriteRawValue(CompactSources.GetValue(rule.Rule, static r => WrittenSources(r)), skipInputValidation: true);
    }

    private static readonly ConditionalWeakTable<Rule, byte[]> CompactSources = [];

    private static byte[] WrittenSources(Rule rule)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact)) Sources(json, null, rule.Citations);
        return bytes.WrittenSpan.ToArray();
    }

    private static void Sources(Utf8JsonWriter json, string? name, ImmutableArray<Citation> citations) => Array(json, name, citations, citation =>
    {
        json.WriteStartObject();
        json.WriteString("source", citation.Source.Key);
        json.WriteString("title", citation.Source.Title);
        Text(json, "publishedBy", citation.Source.PublishedBy);
        Text(json, "publishedOn", citation.Source.PublishedOn is { } day ? Day(day) : null);
        Text(json, "at", citation.Source.At);
        Text(json, "place", citation.Place);
        json.WriteString("evidence", citation.Evidence.ToString().ToLowerInvariant());
        json.WriteEndObject();
    });

    private static void Conditions(Utf8JsonWriter json, RulePart rule)
    {
        json.WriteStartObject("conditions");
        if (rule.When is not null) Node(json, "when", rule.When);
        if (rule.Unless is not null) Node(json, "unless", rule.Unless);
        if (rule.Rule is { When: null, Unless: null }) json.WriteBoolean("always", true);
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, RulePart rule, bool withConditions)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Name);
        json.WriteString("status", Status(rule.Status));
        Text(json, "outcome", rule.Outcome?.Name);
        json.WriteString("file", rule.File);
        json.WriteNumber("line", rule.Line);
        if (rule.Rule?.Period is { } period)
        {
            json.WriteStartObject("inForce");
            json.WriteString("from", Day(period.From));
            Text(json, "until", period.Until is { } until ? Day(until) : null);
            json.WriteEndObject();
        }
        if (withConditions)
        {
            Text(json, "because", rule.Because);
            Sources(json, rule);
            Array(json, "defeatedBy", rule.DefeatedBy, d =>
            {
                json.WriteStartObject();
                json.WriteString("rule", d.Rule);
                if (d.Open) json.WriteBoolean("open", true);
                json.WriteEndObject();
            });
            Strings(json, "defeats", rule.Defeats);
            Array(json, "failedOn", rule.FailedOn, n => json.WriteStringValue(n.Words));
            Conditions(json, rule);
        }
        json.WriteEndObject();
    }

    private static string Status(RuleStatus status) => status switch
    {
        RuleStatus.Reason => "reason",
        RuleStatus.Outranked => "outranked",
        RuleStatus.Defeated => "defeated",
        RuleStatus.Exception => "exception",
        RuleStatus.DoesNotApply => "does not apply",
        RuleStatus.NotInForce => "not in force",
        _ => "open",
    };

    private static void Node(Utf8JsonWriter json, string? name, ConditionNode node)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("words", node.Words);
        json.WriteString("state", node.State switch { NodeState.Held => "held", NodeState.Failed => "failed", NodeState.Open => "open", _ => "not needed" });
        if (!node.Values.IsEmpty)
            Array(json, "values", node.Values, value =>
            {
                json.WriteStartObject();
                json.WriteString("name", value.Name);
                Text(json, "value", value.IsKnown ? value.Value : null);
                json.WriteEndObject();
            });
        json.WriteString("file", node.File);
        json.WriteNumber("line", node.Line);
        if (node.NamedBefore) json.WriteBoolean("openedElsewhere", true);
        if (!node.Parts.IsEmpty) Array(json, "parts", node.Parts, part => StackGuard.Run(() =>
        {
            Node(json, null, part);
            return true;
        }));
        json.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter json, FactPart fact)
    {
        json.WriteStartObject();
        json.WriteString("fact", fact.Input.Name);
        Text(json, "value", fact.Value);
        json.WriteString("standing", fact.Standing switch { Provenance.Stated => "stated", Provenance.Assumed => "assumed", Provenance.NotKnown => "not known", _ => "not stated" });
        json.WriteBoolean("used", fact.Used);
        if (fact.Judgement is { } judged)
        {
            json.WriteStartObject("judged");
            json.WriteString("by", judged.By);
            json.WriteString("because", judged.Because);
            json.WriteEndObject();
        }
        if (fact.Input is ListInput list && fact.Value is not null)
            Array(json, "items", fact.Items, row =>
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++) Text(json, list.Fields[i].Name, row[i]);
                json.WriteEndObject();
            });
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) json.WriteNull(name);
        else json.WriteString(name, value);
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values) => Array(json, name, values, json.WriteStringValue);

    private static void Array<T>(Utf8JsonWriter json, string? name, ImmutableArray<T> values, Action<T> write)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }
}
