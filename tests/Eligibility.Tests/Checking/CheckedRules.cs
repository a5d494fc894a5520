using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking;

/// <summary>
/// Verifies the reasons, the exceptions told with them, and every rule: status, place, sources, what defeats what,
/// on what it failed, conditions.
/// </summary>
internal sealed class CheckedRules(KnownCase known, Findings found, CheckedConditions conditions)
{
    private static readonly string[] StatusWords =
        ["open", "reason", "outranked", "defeated", "exception", "does not apply", "not in force"];

    private readonly ImmutableArray<Rule> _rules = known.Policy.Rules;
    private OracleDecision? Decision => known.Decision;

    public void Check(JsonElement root)
    {
        var reasons = Decision is { } decision ? decision.Reasons : Told(root.GetProperty("reasons"));
        found.Each("reasons", reasons, root.GetProperty("reasons"), Reason);
        if (Decision is not null) found.Each("exceptions", Exceptions(), root.GetProperty("exceptions"), Exception);
        else found.Skip();
        var inFull = reasons.Select(r => r.Rule).OfType<Rule>().ToHashSet();
        found.Each("rules", _rules,
            root.GetProperty("rules"), (path, rule, told) => Rule(path, rule, told, inFull.Contains(rule)));
    }

    /// <summary>
    /// Where not every way can be tried, the reasons that are told; only what is said of each is verified.
    /// </summary>
    private ImmutableArray<OracleReason> Told(JsonElement reasons)
    {
        found.Skip();
        return [.. reasons.EnumerateArray()
            .Select(r => new OracleReason(_rules.FirstOrDefault(rule => r.GetProperty("rule").ValueEquals(rule.Name)),
                r.TryGetProperty("open", out _)))];
    }

    private List<Rule> Exceptions() =>
        [.. _rules.Where(r => r.Outcome is null && Decision!.Statuses[r.Index] == OracleStatus.Exception
            && Defeats(r).Count > 0)];

    private void Exception(string path, Rule rule, JsonElement told)
    {
        if (!found.Members(path, told, "rule", "defeats")) return;
        found.Same(path + ".rule", rule.Name, told.GetProperty("rule"));
        found.Same(path + ".defeats", Defeats(rule), told.GetProperty("defeats"));
    }

    private void Reason(string path, OracleReason reason, JsonElement told)
    {
        if (!found.Members(path, told, "rule", reason.Open ? "open" : null, "file", "line", "because", "sources",
            "defeats", "conditions"))
            return;
        found.Same(path + ".rule", reason.Rule?.Name ?? "otherwise", told.GetProperty("rule"));
        if (reason.Open) found.Same(path + ".open", true, told.GetProperty("open"));
        conditions.Place(path, told, reason.Rule?.Span ?? known.Policy.Otherwise.Span);
        found.Same(path + ".because", reason.Rule is { } rule ? rule.Because : known.Policy.Otherwise.Because,
            told.GetProperty("because"));
        found.Each(path + ".sources", reason.Rule?.Citations ?? known.Policy.Otherwise.Grounds.Citations,
            told.GetProperty("sources"), Source);
        if (Decision is null) found.Skip();
        else
            found.Same(path + ".defeats", reason.Rule is null ? [] : Defeats(reason.Rule), told.GetProperty("defeats"));
        Conditions(path + ".conditions", reason.Rule, told.GetProperty("conditions"));
    }

    private void Rule(string path, Rule rule, JsonElement told, bool inFull)
    {
        // What is not settled is told as open, and may in truth be certain.
        var isSettled = told.ValueKind != JsonValueKind.Object || !told.TryGetProperty("settled", out _);
        string?[] first =
            ["rule", "status", isSettled ? null : "settled", "outcome", "file", "line", rule.Period is null ? null : "inForce"];
        if (!found.Members(path, told,
            inFull ? first : [.. first, "because", "sources", "defeatedBy", "defeats", "failedOn", "conditions"]))
            return;
        found.Same(path + ".rule", rule.Name, told.GetProperty("rule"));
        if (Decision is not null)
            found.Same(path + ".status",
                isSettled ? StatusWords[(int)Decision.Statuses[rule.Index]] : "open", told.GetProperty("status"));
        else found.Skip();
        found.Same(path + ".outcome", rule.Outcome?.Name, told.GetProperty("outcome"));
        conditions.Place(path, told, rule.Span);
        if (rule.Period is { } period && found.Members(path + ".inForce", told.GetProperty("inForce"), "from", "until"))
        {
            found.Same(path + ".inForce.from", Iso(period.From), told.GetProperty("inForce").GetProperty("from"));
            found.Same(path + ".inForce.until", Iso(period.Until), told.GetProperty("inForce").GetProperty("until"));
        }
        if (inFull) return;
        found.Same(path + ".because", rule.Because, told.GetProperty("because"));
        found.Each(path + ".sources", rule.Citations, told.GetProperty("sources"), Source);
        Conditions(path + ".conditions", rule, told.GetProperty("conditions"));
        if (Decision is null) { found.Skip(); return; }
        found.Each(path + ".defeatedBy", Decision.DefeatedBy[rule.Index],
            told.GetProperty("defeatedBy"), (at, by, defeat) => DefeatedBy(at, rule, by, defeat));
        found.Same(path + ".defeats", Defeats(rule), told.GetProperty("defeats"));
        found.Same(path + ".failedOn", FailedOn(rule), told.GetProperty("failedOn"));
    }

    private void DefeatedBy(string path, Rule rule, int by, JsonElement told)
    {
        // In every way of filling in the unknowns, or in some only.
        var open = Decision!.Statuses[rule.Index] != OracleStatus.Defeated
            || Decision.Undefeated[by] != OracleTruth.Held;
        if (!found.Members(path, told, "rule", open ? "open" : null)) return;
        found.Same(path + ".rule", _rules[by].Name, told.GetProperty("rule"));
        if (open) found.Same(path + ".open", true, told.GetProperty("open"));
    }

    /// <summary>
    /// The rules that it takes out in some way at least: of those that it overrides, what
    /// does not apply is not defeated.
    /// </summary>
    public List<string> Defeats(Rule rule) =>
        [.. rule.Overrides.Where(r => Decision!.DefeatedBy[r].Contains(rule.Index)).Select(r => _rules[r].Name)];

    /// <summary>
    /// On what a rule that does not apply failed: what is certain, else all that fails in some
    /// way (language, section 4.4).
    /// </summary>
    private List<string> FailedOn(Rule rule)
    {
        if (Decision!.Statuses[rule.Index] != OracleStatus.DoesNotApply) return [];
        var when = rule.When is null ? OracleTruth.Held : known.TruthOf(rule.When, -1);
        var unless = rule.Unless is null ? OracleTruth.Failed : known.TruthOf(rule.Unless, -1);
        if (when == OracleTruth.Failed) return Lines(rule.When!, OracleTruth.Failed);
        if (unless == OracleTruth.Held) return Lines(rule.Unless!, OracleTruth.Held);
        // Now on one and now on the other.
        return [.. when == OracleTruth.Open ? [Words(rule.When!)] : Array.Empty<string>(),
            .. unless == OracleTruth.Open ? [Words(rule.Unless!)] : Array.Empty<string>()];
    }

    /// <summary>
    /// The lines of an <c>all of</c> that came to what it did, or where none is certain to those that may; any
    /// other condition by its words.
    /// </summary>
    private List<string> Lines(Condition condition, OracleTruth truth)
    {
        if (condition is not GroupCondition { Kind: GroupKind.All } all
            || CheckedConditions.HeadingOf(all).Length == 0)
            return [Words(condition)];
        var certain = all.Operands.Where(o => known.TruthOf(o, -1) == truth).ToList();
        return [.. (certain.Count > 0 ? certain : all.Operands.Where(o => known.TruthOf(o, -1) == OracleTruth.Open))
            .Select(Words)];
    }

    private static string Words(Condition condition) => CheckedConditions.WordsOf(condition, condition.Span);

    public void Source(string path, Citation citation, JsonElement told)
    {
        if (!found.Members(path, told, "source", "title", "publishedBy", "publishedOn", "at", "place", "evidence"))
            return;
        found.Same(path + ".source", citation.Source.Key, told.GetProperty("source"));
        found.Same(path + ".title", citation.Source.Title, told.GetProperty("title"));
        found.Same(path + ".publishedBy", citation.Source.PublishedBy, told.GetProperty("publishedBy"));
        found.Same(path + ".publishedOn", Iso(citation.Source.PublishedOn) ?? citation.Source.PublishedIn, told.GetProperty("publishedOn"));
        found.Same(path + ".at", citation.Source.At, told.GetProperty("at"));
        found.Same(path + ".place", citation.Place, told.GetProperty("place"));
        found.Same(path + ".evidence", citation.Evidence.ToString().ToLowerInvariant(), told.GetProperty("evidence"));
    }

    private void Conditions(string path, Rule? rule, JsonElement told)
    {
        var always = rule is { When: null, Unless: null };
        if (!found.Members(path, told, rule?.When is null ? null : "when", rule?.Unless is null ? null : "unless",
            always ? "always" : null))
            return;
        if (always) found.Same(path + ".always", true, told.GetProperty("always"));
        if (rule?.When is { } when) conditions.Node(path + ".when", told.GetProperty("when"), when, true);
        if (rule?.Unless is not { } unless) return;
        // "An `unless` after a failed `when`" is not needed.
        var failed = rule.When is not null && (known.TruthOf(rule.When, -1) is { } truth
            ? truth == OracleTruth.Failed
            : told.GetProperty("when").GetProperty("state").ValueEquals("failed"));
        conditions.Node(path + ".unless", told.GetProperty("unless"), unless, !failed);
    }

    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
