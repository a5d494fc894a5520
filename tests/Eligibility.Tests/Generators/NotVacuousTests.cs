using Eligibility.Evaluation;
using Eligibility.Model;
using Xunit.Abstractions;

namespace Eligibility.Tests.Generators;

/// <summary>
/// Proof work over generated policies shows something only if they hold everything the language
/// has, and if their rules compete.
/// </summary>
public class NotVacuousTests(ITestOutputHelper output)
{
    private static readonly int Policies = GeneratorTests.Long ? 4_000 : 250;
    private const int CasesOfEach = 30;
    private readonly Dictionary<Type, long> _evaluated = [];
    private readonly Dictionary<(Type Kind, Truth Truth), long> _truths = [];
    private readonly Dictionary<RuleStatus, long> _statuses = [];
    private readonly Dictionary<string, long> _outcomes = [];
    private long _pairs, _competing, _partial, _decided, _exact;

    [Fact]
    public void Generated_policies_and_cases_show_every_node_every_outcome_and_rules_that_compete()
    {
        for (var seed = 0; seed < Policies; seed++) Try(PolicyGenerator.Policy(seed), new Dice(seed));
        for (var seed = 0; seed < Policies / 4; seed++)
            TryPartial(PolicyGenerator.Policy(seed, new PolicyOptions { Small = true }), new Dice(seed));
        Tell();
        // Every kind thousands of times; in the ordinary run as many as its share of policies allows.
        var least = GeneratorTests.Long ? 5_000 : 500;
        foreach (var kind in NodeCounter.Kinds(typeof(Condition)).Concat(NodeCounter.Kinds(typeof(Term))))
            Assert.True(_evaluated.GetValueOrDefault(kind) >= least,
                $"{kind.Name} was worked out {_evaluated.GetValueOrDefault(kind)} times only");
        foreach (var kind in NodeCounter.Kinds(typeof(Condition)))
        {
            var (held, failed) = (_truths.GetValueOrDefault((kind, Truth.Held)),
                _truths.GetValueOrDefault((kind, Truth.Failed)));
            Assert.True(held > 100 && held * 8 > held + failed && failed * 8 > held + failed,
                $"{kind.Name} held {held} times and failed {failed} times");
        }
        foreach (var status in Enum.GetValues<RuleStatus>())
            Assert.True(_statuses.GetValueOrDefault(status) >= 100, $"{status}: {_statuses.GetValueOrDefault(status)}");
        foreach (var (place, count) in _outcomes) Assert.True(count * 20 >= _pairs, $"{place}: {count} of {_pairs}");
        Assert.Equal(4, _outcomes.Count);
        Assert.True(_competing * 10 >= _pairs * 3, $"two rules compete in {_competing} of {_pairs}");
        Assert.InRange(_decided, _partial / 5, _partial * 9 / 10);
    }

    private void Try(GeneratedPolicy policy, Dice dice)
    {
        var evaluator = policy.Evaluator;
        var (cases, nodes) = (new CaseGenerator(policy.Policy), new NodeCounter(evaluator));
        for (var i = 0; i < CasesOfEach; i++)
        {
            var decision = evaluator.Decide(cases.Complete(dice).Case, DecisionDetail.None);
            Assert.True(decision is { IsDecided: true, Exact: true });
            nodes.Count(decision, _evaluated, _truths);
            foreach (var status in decision.Statuses) _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
            _pairs++;
            if (Compete(decision)) _competing++;
            var index = decision.Outcome!.Index;
            Add(index == 0 ? "declared first"
                : index == policy.Policy.Outcomes.Length - 1 ? "declared last"
                : "declared between");
            if (decision.Reasons is [{ Rule: null }]) Add("by otherwise");
        }
    }

    /// <summary>Deciding a case with unknowns takes the engine longer: fewer cases, of small policies.</summary>
    private void TryPartial(GeneratedPolicy policy, Dice dice)
    {
        var cases = new CaseGenerator(policy.Policy);
        for (var i = 0; i < 3; i++)
        {
            var decision = policy.Evaluator.Decide(cases.Partial(dice).Case, DecisionDetail.None);
            var open = decision.Statuses.Count(s => s == RuleStatus.Open);
            _statuses[RuleStatus.Open] = _statuses.GetValueOrDefault(RuleStatus.Open) + open;
            _partial++;
            if (decision.IsDecided) _decided++;
            if (decision.Exact) _exact++;
        }
    }

    private void Add(string place) => _outcomes[place] = _outcomes.GetValueOrDefault(place) + 1;

    /// <summary>Two rules for different outcomes both apply, or one overrides another that applies.</summary>
    private static bool Compete(Decision decision)
    {
        var statuses = decision.Statuses;
        return statuses.Contains(RuleStatus.Outranked) || statuses.Contains(RuleStatus.Defeated);
    }

    private void Tell()
    {
        foreach (var kind in NodeCounter.Kinds(typeof(Condition)))
            output.WriteLine(
                $"{kind.Name}: {_evaluated.GetValueOrDefault(kind)}, held "
                    + $"{_truths.GetValueOrDefault((kind, Truth.Held))}, failed {_truths.GetValueOrDefault((kind, Truth.Failed))}");
        foreach (var kind in NodeCounter.Kinds(typeof(Term)))
            output.WriteLine($"{kind.Name}: {_evaluated.GetValueOrDefault(kind)}");
        foreach (var (status, count) in _statuses.OrderBy(s => s.Key)) output.WriteLine($"{status}: {count}");
        foreach (var (place, count) in _outcomes.OrderBy(o => o.Key, StringComparer.Ordinal))
            output.WriteLine($"{place}: {100 * count / _pairs} %");
        output.WriteLine(
            $"{_pairs} pairs, {100 * _competing / _pairs} % with rules that compete; {_partial} partial, "
                + $"{100 * _decided / _partial} % decided, {100 * _exact / _partial} % exact");
    }
}
