using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Tests.Brute;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.AnalysisTests.Findings;

/// <summary>What every case of a small policy says of its conditions, rules and outcomes, by trying it.</summary>
internal sealed class TriedPolicy
{
    private const int MostWays = 6_000;

    private readonly Dictionary<Condition, (bool Held, bool Failed)> _conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Condition, (bool Held, bool Failed)> _ofItems = new(ReferenceEqualityComparer.Instance);
    private readonly List<(ListInput List, Condition Test)> _itemTests;
    private readonly HashSet<(int, int)> _apart = [];
    private readonly HashSet<int> _ofUse = [];
    private readonly HashSet<int> _outcomes = [];
    private readonly Dictionary<int, HashSet<int>> _ofEmpty = [];

    private TriedPolicy(Policy policy, List<OracleUnknown> unknowns)
    {
        _itemTests = [.. WithList(policy)];
        var (model, ways) = (new OracleModel(policy), unknowns.Aggregate(1, (p, u) => p * u.Candidates.Count));
        for (var way = 0; way < ways; way++)
        {
            var values = new Datum?[policy.Inputs.Length];
            var rest = way;
            foreach (var unknown in unknowns)
            {
                unknown.Put(values, unknown.Candidates[rest % unknown.Candidates.Count]);
                rest /= unknown.Candidates.Count;
            }
            if (OracleValidity.Fault(policy, values) is null && IsInForce(policy, values)) Note(policy, values,
                new OracleWay(model, values));
        }
    }

    public int Cases { get; private set; }

    /// <summary>The policy of a text with every case tried; null where there are too many.</summary>
    public static TriedPolicy? Of(BrutePolicy brute, Policy policy) =>
        BruteDomain.Of(brute, policy, policy.Unstated) is { } unknowns
            && unknowns.Aggregate(1.0, (p, u) => p * u.Candidates.Count) <= MostWays
            ? new TriedPolicy(policy, unknowns) : null;

    /// <summary>What a condition comes to in every case; null where that differs.</summary>
    public bool? Same(Condition condition) => _conditions[condition] is var (held, failed) && held == failed ? null : held;

    /// <summary>What a test comes to of every record; null where that differs.</summary>
    public bool? SameOfItems(Condition test) => _ofItems.GetValueOrDefault(test) is var (held, failed) && held == failed ? null : held;

    /// <summary>The tests of one record that no condition of the policy is.</summary>
    public static IEnumerable<Condition> ItemTests(Policy policy) => WithList(policy).Select(t => t.Test);

    private static IEnumerable<(ListInput List, Condition Test)> WithList(Policy policy) =>
        Reads.Everything(policy.LookedAt).Where(n => n.Reach is { Where: not null, IsOfOthers: false })
            .SelectMany(n => Within(n.Reach.Where!.Root).Where(t => t.IsTest && !policy.Owns(t)
                    && !Reads.Everything([t]).Any(p => p.Reach.List is not null || p.Reach.IsInHand))
                .Select(t => (n.Reach.Where.List, t))).DistinctBy(t => t.t, ReferenceEqualityComparer.Instance);

    private static IEnumerable<Condition> Within(Condition root) => root switch
    {
        NotCondition not => Within(not.Operand),
        GroupCondition group => group.Operands.SelectMany(Within),
        _ => [root],
    };

    public bool IsOfUse(Rule rule) => _ofUse.Contains(rule.Index);

    public bool ApplyAlike(Rule one, Rule other) => !_apart.Contains((one.Index, other.Index));

    public bool ComesAbout(Outcome outcome) => _outcomes.Contains(outcome.Index);

    /// <summary>Whether all cases in which a list is empty come to one outcome, and not all cases do.</summary>
    public bool DecidesEmpty(ListInput list) =>
        _outcomes.Count > 1 && _ofEmpty.TryGetValue(list.Slot, out var outcomes) && outcomes.Count == 1;

    private static bool IsInForce(Policy policy, Datum?[] values) => policy.Period is not { } period
        || values[policy.DatedBy.Slot] is Scalar { Value: var day }
            && day >= OracleWay.DayOf(period.From) && (period.Until is not { } until || day <= OracleWay.DayOf(until));

    private void Note(Policy policy, Datum?[] values, OracleWay way)
    {
        Cases++;
        foreach (var condition in policy.Conditions)
        {
            var (held, failed) = _conditions.GetValueOrDefault(condition);
            _conditions[condition] = way.Pass.Holds(condition, -1) ? (true, failed) : (held, true);
        }
        foreach (var (list, test) in _itemTests)
            for (var row = 0; row < ((Items)values[list.Slot]!).Rows.Length; row++)
            {
                var (held, failed) = _ofItems.GetValueOrDefault(test);
                _ofItems[test] = way.Pass.Holds(test, row) ? (true, failed) : (held, true);
            }
        var applies = way.Statuses.Select(s => s is not (OracleStatus.DoesNotApply or OracleStatus.NotInForce)).ToList();
        for (var one = 0; one < applies.Count; one++)
        {
            if (way.Statuses[one] is OracleStatus.Reason or OracleStatus.Exception) _ofUse.Add(one);
            for (var other = 0; other < applies.Count; other++)
                if (applies[one] != applies[other]) _apart.Add((one, other));
        }
        _outcomes.Add(way.Outcome.Index);
        foreach (var list in policy.Inputs.OfType<ListInput>().Where(l => values[l.Slot] is Items { Rows.IsEmpty: true }))
        {
            if (!_ofEmpty.TryGetValue(list.Slot, out var outcomes)) _ofEmpty[list.Slot] = outcomes = [];
            outcomes.Add(way.Outcome.Index);
        }
    }
}
