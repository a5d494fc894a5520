using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>One policy of a coverage: what its passing examples exercise, and what could.</summary>
internal sealed class MeasuredPolicy
{
    private readonly PolicyEvaluator _evaluator;
    private readonly CoverageSearch _search;
    private readonly Dictionary<(CoveragePlace, CoverageWay), int> _index = [];

    public MeasuredPolicy(PolicyEvaluator evaluator, ImmutableArray<ExampleResult> examples)
    {
        _evaluator = evaluator;
        Targets = new CoverageTargets(evaluator.Policy);
        _search = new CoverageSearch(evaluator, Targets);
        for (var i = 0; i < Targets.All.Count; i++) _index[(Targets.All[i].Place, Targets.All[i].Way)] = i;
        Failing = examples.Count(e => !e.Passed);
        foreach (var example in examples.Where(e => e.Passed))
        {
            var came = CoverageWalk.Of(Targets, evaluator, example.Decision!);
            Exercised.UnionWith(Targets.All.Where((_, i) => came[i] == Truth.Held).Select(t => (t.Place, t.Way)));
        }
    }

    public CoverageTargets Targets { get; }

    public HashSet<(CoveragePlace, CoverageWay)> Exercised { get; } = [];

    public int Failing { get; }

    /// <summary>
    /// What is known of something that no example exercises; null where this policy does not read it.
    /// </summary>
    public CoverageGap? Find(CoveragePlace place, CoverageWay way)
    {
        if (!_index.TryGetValue((place, way), out var target)) return null;
        var (finding, values) = _search.Find(target);
        return new CoverageGap(way, finding, finding == CoverageFinding.CannotBe ? Why(Targets.All[target].Part) : null,
            values is null ? [] : Hint(target, Case.Of(_evaluator.Policy, values.Value)));
    }

    private string? Why(object part) => part switch
    {
        Rule rule => _search.WhyNoReason(rule),
        Outcome outcome => _evaluator.Policy.Otherwise.Outcome.Index != outcome.Index
            && _evaluator.Policy.Rules.All(r => r.Outcome?.Index != outcome.Index)
            ? "no rule gives it"
            : "wherever a rule gives it, that rule is defeated or an outcome declared earlier prevails",
        Otherwise => "in every case some rule gives an outcome",
        _ => null,
    };

    /// <summary>The case as an example's lines, once deciding it has shown that it does what it is to do.</summary>
    private ImmutableArray<string> Hint(int target, Case @case)
    {
        if (ExampleLines.Of(_evaluator.Policy, @case) is not { } lines) return [];
        // One pass mostly says all; deciding asks every rule what may become of it.
        var pass = _evaluator.Rules.Work(@case.Values);
        if (CoverageWalk.Of(Targets, _evaluator, pass, target) == Truth.Held
            && _evaluator.Rules.PossibleOutcomes(pass).ToList() is [var only])
            return lines.Add("expect " + _evaluator.Policy.Outcomes[only].Name);
        var decision = _evaluator.Decide(@case, DecisionDetail.None);
        return CoverageWalk.Of(Targets, _evaluator, decision)[target] == Truth.Held
            ? lines.Add("expect " + (decision.Outcome?.Name ?? "undecided"))
            : [];
    }
}
