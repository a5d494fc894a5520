using Eligibility.Evaluation;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// Compares a decision with every way in which its case can turn out. What a decision says for certain must be so in
/// all of them; where it calls itself exact, it must also say for certain whatever is so in all of them.
/// </summary>
internal sealed class ReferenceComparison
{
    private readonly ReferencePolicy _policy;
    private readonly ReferenceCase _case;
    private readonly Decision _decision;
    private readonly List<(ReferenceCase Case, int Outcome, RuleStatus[] Statuses, bool[] Whens)> _ways;
    private readonly List<int> _outcomes;

    public ReferenceComparison(ReferencePolicy policy, ReferenceCase @case, Decision decision)
    {
        // What is not stated is what is assumed.
        @case = @case with { Facts = [.. @case.Facts.Select((v, i) => v ?? policy.Facts[i].Assumed)] };
        (_policy, _case, _decision) = (policy, @case, decision);
        _ways = [.. policy.Completions(@case)
            .Select(c => policy.Decide(c) is var d ? (c, d.Outcome, d.Statuses, d.Whens) : default)];
        _outcomes = [.. _ways.Select(w => w.Outcome).Distinct().Order()];
    }

    /// <summary>What is wrong with the decision, or null.</summary>
    public string? Fault() => OfOutcome() ?? OfStatuses() ?? OfConditions() ?? OfReasons() ?? OfNeeds();

    private string? OfOutcome()
    {
        var possible = _decision.Possible.Select(o => o.Index).ToList();
        if (_outcomes.Except(possible).Any()) return $"possible are {Named(_outcomes)}, told are {Named(possible)}";
        if (_decision.IsDecided && _decision.Outcome!.Index != _outcomes.Single()) return "the outcome is wrong";
        if (_decision.Exact && !possible.SequenceEqual(_outcomes))
            return $"possible are {Named(_outcomes)}, told as exact are {Named(possible)}";
        return _decision.Exact && _decision.IsDecided != (_outcomes.Count == 1)
            ? "whether it is decided is wrong"
            : null;
    }

    private string? OfStatuses()
    {
        for (var i = 0; i < _policy.Rules.Count; i++)
        {
            var (all, told) = (_ways.Select(w => w.Statuses[i]).Distinct().ToList(), _decision.Statuses[i]);
            if (told != RuleStatus.Open ? all.Count > 1 || all[0] != told : _decision.AllIsSettled && all.Count == 1)
                return $"rule {i}: its status is {string.Join(" or ", all)}, told is {told}";
        }
        return null;
    }

    private string? OfConditions()
    {
        for (var i = 0; i < _policy.Rules.Count; i++)
        {
            if (_decision.Policy.Rules[i].When is not { } when) continue;
            var (all, told) = (_ways.Select(w => Truths.Of(w.Whens[i])).Distinct().ToList(),
                _decision.Truths[when.Index]);
            if (told != Truth.Open ? all.Count > 1 || all[0] != told : _decision.AllIsSettled && all.Count == 1)
                return $"rule {i}: its condition comes to {string.Join(" or ", all)}, told is {told}";
        }
        return null;
    }

    /// <summary>
    /// The certain reasons; where there are none, those that give the outcome in some way, <c>otherwise</c> among them.
    /// </summary>
    private string? OfReasons()
    {
        if (!_decision.IsDecided || !_decision.Exact) return null;
        var rules = Enumerable.Range(0, _policy.Rules.Count).ToList();
        var expected = rules.Where(i => _ways.All(w => w.Statuses[i] == RuleStatus.Reason))
            .Select(i => _policy.Rules[i].Name).ToList();
        if (expected.Count == 0)
        {
            var otherwise = _ways.Count(w => !w.Statuses.Contains(RuleStatus.Reason));
            expected.AddRange(rules.Where(i => _ways.Any(w => w.Statuses[i] == RuleStatus.Reason))
                .Select(i => $"{_policy.Rules[i].Name} (open)"));
            if (otherwise > 0) expected.Add(otherwise == _ways.Count ? "otherwise" : "otherwise (open)");
        }
        var told = _decision.Reasons.Select(r => (r.Rule?.Name ?? "otherwise") + (r.Open ? " (open)" : "")).ToList();
        return expected.SequenceEqual(told)
            ? null
            : $"the reasons are {string.Join(", ", expected)}, told are {string.Join(", ", told)}";
    }

    /// <summary>
    /// Needed is what changes the outcome in some way, all else alike; first that of which one answer alone decides.
    /// </summary>
    private string? OfNeeds()
    {
        if (_decision.IsDecided) return _decision.Needed.IsEmpty ? null : "something is needed although it is decided";
        var needs = Unknowns().Where(u => _ways.GroupBy(w => Key(u.Forget(w.Case)), StringComparer.Ordinal).Any(Differ))
            .Select(u => (u.Name,
                Alone: _ways.GroupBy(w => u.Answer(w.Case), StringComparer.Ordinal).Any(g => !Differ(g)))).ToList();
        var expected = needs.Where(n => n.Alone).Concat(needs.Where(n => !n.Alone))
            .Select(n => n.Name + (n.Alone ? " alone" : "")).ToList();
        var told = _decision.Needed.Select(n => n.Name + (n.Alone ? " alone" : "")).ToList();
        if (needs.Select(n => n.Name).Except(_decision.Needed.Select(n => n.Name)).Any()
            || _decision.Exact && !expected.SequenceEqual(told))
            return $"needed are {string.Join(", ", expected)}, told are {string.Join(", ", told)}";
        return null;
    }

    private static bool Differ(IEnumerable<(ReferenceCase, int Outcome, RuleStatus[], bool[])> ways) =>
        ways.Select(w => w.Outcome).Distinct().Count() > 1;

    /// <summary>What the case leaves unknown, in order of declaration, the decision date last.</summary>
    private IEnumerable<(string Name, Func<ReferenceCase, ReferenceCase> Forget,
        Func<ReferenceCase, string> Answer)> Unknowns()
    {
        foreach (var fact in _policy.Facts.Where(f => f.Name != ReferenceFact.DecisionDate
            && _case.Facts[f.Slot] is null))
            yield return OfFact(fact);
        if (_policy.Fields is { } fields && _case.Items is null)
            yield return ("items", c => c with { Items = null }, c => Key(c with { Facts = [] }));
        else if (_policy.Fields is { } known)
            for (var row = 0; row < _case.Items!.Count; row++)
                foreach (var field in known.Where(f => _case.Items[row][f.Slot] is null))
                    yield return OfField(row, field);
        foreach (var fact in _policy.Facts.Where(f => f.Name == ReferenceFact.DecisionDate
            && _case.Facts[f.Slot] is null))
            yield return OfFact(fact);
    }

    private static (string, Func<ReferenceCase, ReferenceCase>, Func<ReferenceCase, string>) OfFact(
        ReferenceFact fact) =>
        (fact.Name, c => c.With(fact.Slot, null), c => FormattableString.Invariant($"{c.Facts[fact.Slot]}"));

    private static (string, Func<ReferenceCase, ReferenceCase>, Func<ReferenceCase, string>) OfField(int row,
        ReferenceFact field) =>
        (FormattableString.Invariant($"items {row + 1}: {field.Name}"),
            c => c.With(row, field.Slot, null), c => FormattableString.Invariant($"{c.Items![row][field.Slot]}"));

    private static string Key(ReferenceCase @case) =>
        $"{string.Join(',', @case.Facts)}|"
        + (@case.Items is { } items ? string.Join(';', items.Select(i => string.Join(',', i))) : "?");

    private static string Named(IEnumerable<int> outcomes) =>
        string.Join(", ", outcomes.Select(o => ReferencePolicy.Outcomes[o]));
}
