using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

internal sealed partial class ExplanationCheck
{
    private static readonly string[] StatusWords =
        ["open", "reason", "outranked", "defeated", "exception", "does not apply", "not in force"];

    private readonly Dictionary<Rule, int?> _groundOf = [];
    private readonly Dictionary<Rule, List<(Condition Of, string? Says)>?> _leaves = [];

    private void Rules(JsonElement told) => _found.Each("rules", _policy.Rules, told, (path, rule, each) =>
    {
        var isSettled = !each.TryGetProperty("settled", out _);
        if (!_found.Members(path, each, "rule", "number", "ground", "outcome", "direction", "status", isSettled ? null : "settled",
            "because", "sources", rule.Period is null ? null : "inForce", "defeatedBy", "defeats", "conditions", "file", "line"))
            return;
        _found.Same(path + ".rule", rule.Name, each.GetProperty("rule"));
        _found.Same(path + ".number", rule.Index + 1, each.GetProperty("number"));
        _found.Same(path + ".outcome", rule.Outcome?.Name, each.GetProperty("outcome"));
        _found.Same(path + ".direction", Directions.Said(_directions.Of(rule)), each.GetProperty("direction"));
        _found.Same(path + ".because", rule.Because, each.GetProperty("because"));
        _found.Same(path + ".file", rule.Span.Source.Path, each.GetProperty("file"));
        _found.Same(path + ".line", rule.Span.Line, each.GetProperty("line"));
        var sources = new CheckedRules(_known, _found, new CheckedConditions(_known, _found));
        _found.Each(path + ".sources", rule.Citations, each.GetProperty("sources"), sources.Source);
        if (Decision is null) _found.Skip();
        else
        {
            _found.Same(path + ".defeatedBy", Decision.DefeatedBy[rule.Index].Select(by => _policy.Rules[by].Name),
                each.GetProperty("defeatedBy"));
            _found.Same(path + ".defeats", sources.Defeats(rule), each.GetProperty("defeats"));
        }
        if (rule.Period is { } period)
        {
            _found.Same(path + ".inForce.from", CheckedRules.Iso(period.From), each.GetProperty("inForce").GetProperty("from"));
            _found.Same(path + ".inForce.until", CheckedRules.Iso(period.Until), each.GetProperty("inForce").GetProperty("until"));
        }
        if (Decision is null) _found.Skip();
        else _found.Same(path + ".status", isSettled ? StatusWords[(int)Decision.Statuses[rule.Index]] : "open",
            each.GetProperty("status"));
        _groundOf[rule] = each.GetProperty("ground").ValueKind == JsonValueKind.Null ? null : each.GetProperty("ground").GetInt32();
        // What is said of lines is held against the status that is told: a false one is a fault by itself.
        var status = (OracleStatus)Array.IndexOf(StatusWords, each.GetProperty("status").GetString());
        var bearing = Bearing.Of(status, _directions.Of(rule), 1);
        _trees.Check(path + ".conditions", rule, each.GetProperty("conditions"), bearing);
        _leaves[rule] = new EffectiveLeaves(_words).Of(rule, bearing);
    });

    private ImmutableArray<OracleReason> Grounds(JsonElement root)
    {
        var told = root.GetProperty("grounds");
        var grounds = Decision?.Reasons ?? [.. told.EnumerateArray().Select(g => new OracleReason(
            _policy.Rules.FirstOrDefault(r => g.GetProperty("rule").ValueEquals(r.Name)), g.GetProperty("open").GetBoolean()))];
        if (Decision is null) _found.Skip();
        var number = 0;
        _found.Each("grounds", grounds, told, (path, ground, each) =>
        {
            number++;
            if (!_found.Members(path, each, "ground", "rule", "number", "direction", "open", "because", "sources", "statements")) return;
            var rule = ground.Rule;
            _found.Same(path + ".ground", number, each.GetProperty("ground"));
            _found.Same(path + ".rule", rule?.Name ?? "otherwise", each.GetProperty("rule"));
            if (rule is null) _found.IsNull(path + ".number", each.GetProperty("number"));
            else _found.Same(path + ".number", rule.Index + 1, each.GetProperty("number"));
            _found.Same(path + ".direction",
                Directions.Said(rule is null ? _directions.Of(_policy.Otherwise.Outcome) : _directions.Of(rule)),
                each.GetProperty("direction"));
            _found.Same(path + ".open", ground.Open, each.GetProperty("open"));
            _found.Same(path + ".because", rule is null ? _policy.Otherwise.Because : rule.Because, each.GetProperty("because"));
            Statements(path + ".statements", LeavesOf(rule), each.GetProperty("statements"));
            if (rule is not null && _groundOf.GetValueOrDefault(rule) != number)
                _found.Fault(path, $"is not the ground that the rule {rule.Name} names");
        });
        foreach (var (rule, ground) in _groundOf)
            if (ground is not null && (ground > grounds.Length || ground < 1 || grounds[ground.Value - 1].Rule != rule))
                _found.Fault("rules", $"{rule.Name} is told as ground {CaseWords.Number(ground.Value)}");
        return grounds;
    }

    /// <summary>On what a line below an outcome hangs: of one without a condition on nothing.</summary>
    private void Since(string path, Condition? when, OracleStatus status, JsonElement told) => Statements(path, when is null ? []
        : new EffectiveLeaves(_words).Of(when, Bearing.Of(status, Direction.Neither, 1)), told);

    private List<(Condition Of, string? Says)>? LeavesOf(Rule? rule) => rule is null ? [] : _leaves.GetValueOrDefault(rule);

    private void Statements(string path, List<(Condition Of, string? Says)>? leaves, JsonElement told)
    {
        if (leaves is null) { _found.Skip(); return; }
        _found.Each(path, leaves, told, (at, leaf, each) =>
        {
            if (leaf.Says is not { } expected) _found.Skip();
            else if (SameStatement.Ordered(expected) == SameStatement.Ordered(each.GetString()!)) _found.Count();
            else _found.Fault(at, $"«{each}» is told, and it is «{expected}»");
        });
    }
}
