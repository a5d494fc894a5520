using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Which unknown facts can still change the outcome, and which of them decide by one of their answers alone: told from
/// the clauses where two runs are enough and no rule is read by another.
/// </summary>
internal sealed class OpenFacts
{
    private readonly TwoRuns _runs;
    private readonly RuleClauses _rules;
    private readonly Policy _policy;
    private readonly HashSet<int> _unknown;
    private readonly ulong[] _may;
    private readonly ulong[] _must;

    private OpenFacts(TwoRuns runs, RuleClauses rules, Policy policy, in CaseRow @case, int words)
    {
        (_runs, _rules, _policy, _may, _must) = (runs, rules, policy, new ulong[words], new ulong[words]);
        runs.Run(@case, _may, _must);
        _unknown = [.. runs.UnknownFeatures(@case).Select(u => u.Slot)];
    }

    /// <summary>The slots of the facts, in order, and whether each decides alone.</summary>
    public static ImmutableArray<(int Slot, bool Alone)> Of(TwoRuns runs, RuleClauses rules, Policy policy,
        in CaseRow @case, int words)
    {
        var open = new OpenFacts(runs, rules, policy, @case, words);
        var found = ImmutableArray.CreateBuilder<(int, bool)>();
        foreach (var (slot, feature) in runs.UnknownFeatures(@case))
            if (open.Matters(slot)) found.Add((slot, open.DecidesAlone(@case, feature)));
        return found.ToImmutable();
    }

    /// <summary>Whether the one open rule that looks at a fact turns on it, and the outcome on that rule.</summary>
    private bool Matters(int slot)
    {
        for (var rule = 0; rule < _policy.Rules.Length; rule++)
            if (!_rules.Applies(rule, _must) && TurnsOn(rule, slot)) return TurnsOn(rule);
        return false;
    }

    /// <summary>Whether some way in which a rule may apply needs a fact, and no other does with less.</summary>
    private bool TurnsOn(int rule, int slot)
    {
        var ways = _rules.ClausesOf(rule, _may).Select(OpenIn).ToList();
        return ways.Any(way => way.Contains(slot) && !ways.Any(less => less.Count < way.Count && less.IsSubsetOf(way)));
    }

    /// <summary>The unknown facts that a clause needs: those that it looks at and that may make it fail.</summary>
    private HashSet<int> OpenIn(Conjunction clause) =>
        [.. clause.Tests.Where(t => _unknown.Contains(t.Feature) && !HoldsAlways(t)).Select(t => t.Feature)];

    private bool HoldsAlways(FeatureTest test)
    {
        var form = _policy.SlotForms[test.Feature];
        var stated = SlotRanges.Between(form.Least, form.Greatest);
        return SlotRanges.Intersection(stated, test.Holds).SequenceEqual(stated);
    }

    /// <summary>Whether the outcome can differ by whether an open rule applies.</summary>
    private bool TurnsOn(int rule)
    {
        var outcome = _policy.Rules[rule].Outcome!.Index;
        for (var other = 0; other < _policy.Rules.Length; other++)
            if (_policy.Rules[other].Outcome is { } o && o.Index < outcome && _rules.Applies(other, _must)) return false;
        // What else it may be where this rule does not apply, and none of an outcome that prevails over its own.
        for (var o = outcome; o < _policy.Outcomes.Length; o++)
        {
            var (may, must) = (false, false);
            for (var other = 0; other < _policy.Rules.Length; other++)
            {
                if (other == rule || _policy.Rules[other].Outcome?.Index != o) continue;
                may |= _rules.Applies(other, _may);
                must |= _rules.Applies(other, _must);
            }
            if (may && o != outcome) return true;
            if (must) return false;
        }
        return _policy.Otherwise.Outcome.Index != outcome;
    }

    private bool DecidesAlone(in CaseRow @case, int feature)
    {
        var (may, must) = (new ulong[_may.Length], new ulong[_may.Length]);
        for (var @class = 0; @class <= _runs.GreatestClass(feature); @class++)
        {
            _runs.Run(@case, may, must, feature, @class);
            if (BitOperations.IsPow2(_rules.Possible(_policy, may, must))) return true;
        }
        return false;
    }
}
