using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>A rule of a record as JSON: as a reason, and among all the rules.</summary>
internal static class RuleJson
{
    /// <summary>A reason, with its conditions.</summary>
    public static void WriteReason(Utf8JsonWriter json, RulePart reason)
    {
        json.WriteStartObject();
        json.WriteString("rule", reason.Name);
        if (reason.Open) json.WriteBoolean("open", true);
        json.WriteString("file", reason.File);
        json.WriteNumber("line", reason.Line);
        json.WriteText("because", reason.Because);
        SourcesJson.Write(json, reason);
        json.WriteTexts("defeats", reason.Defeats);
        WriteConditions(json, reason);
        json.WriteEndObject();
    }

    /// <summary>
    /// A rule among all of them: one that is no reason with its conditions, which those have with the reasons.
    /// </summary>
    public static void Write(Utf8JsonWriter json, RulePart rule, bool withConditions)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Name);
        json.WriteString("status", WordsOf(rule.Status));
        if (rule.NotSettled) json.WriteBoolean("settled", false);
        json.WriteText("outcome", rule.Outcome?.Name);
        json.WriteString("file", rule.File);
        json.WriteNumber("line", rule.Line);
        if (rule.Rule?.Period is { } period)
        {
            json.WriteStartObject("inForce");
            json.WriteDay("from", period.From);
            json.WriteDay("until", period.Until);
            json.WriteEndObject();
        }
        if (withConditions)
        {
            json.WriteText("because", rule.Because);
            SourcesJson.Write(json, rule);
            json.WriteEach("defeatedBy", rule.DefeatedBy, defeat => Write(json, defeat));
            json.WriteTexts("defeats", rule.Defeats);
            json.WriteEach("failedOn", rule.FailedOn, n => json.WriteStringValue(n.Words));
            WriteConditions(json, rule);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Defeat defeat)
    {
        json.WriteStartObject();
        json.WriteString("rule", defeat.Rule);
        if (defeat.Open) json.WriteBoolean("open", true);
        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, RulePart rule)
    {
        json.WriteStartObject("conditions");
        if (rule.When is not null) ConditionJson.Write(json, "when", rule.When);
        if (rule.Unless is not null) ConditionJson.Write(json, "unless", rule.Unless);
        if (rule.Rule is { When: null, Unless: null }) json.WriteBoolean("always", true);
        json.WriteEndObject();
    }

    /// <summary>The words of each status, by its number.</summary>
    internal static ImmutableArray<string> Statuses { get; } =
        [.. Enum.GetValues<RuleStatus>().Select(WordsOf)];

    /// <summary>A status in words.</summary>
    public static string WordsOf(RuleStatus status) => status switch
    {
        RuleStatus.Reason => "reason",
        RuleStatus.Outranked => "outranked",
        RuleStatus.Defeated => "defeated",
        RuleStatus.Exception => "exception",
        RuleStatus.DoesNotApply => "does not apply",
        RuleStatus.NotInForce => "not in force",
        _ => "open",
    };
}
