using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// What a case leaves open, by two runs over the clauses: those that may hold with what is unknown, and those that must.
/// Where the whole question looks at each unknown once and nothing ties two of them, that is exact, and nothing has to
/// be proved.
/// </summary>
internal sealed class TwoRuns
{
    private readonly ImmutableArray<Feature> _features;
    private readonly ClauseRows _rows;
    private readonly RuleClauses _rules;
    private readonly SlotForm[] _forms;
    private readonly ImmutableArray<int> _read;
    private readonly ulong _tied;
    private readonly (ulong Once, ulong Twice)[] _reads;
    private readonly bool[] _overrides;
    private readonly ConditionPass _first;
    private readonly NarrowRuns? _narrow;
    private readonly Policy _policy;

    private TwoRuns(Policy policy, ImmutableArray<Feature> features, ClauseRows rows, RuleClauses rules,
        ConditionPass first, ImmutableArray<int> read, Occurrences occurrences)
    {
        (_policy, _features, _rows, _rules, _first, _read) = (policy, features, rows, rules, first, read);
        (_forms, _tied) = (policy.SlotForms, occurrences.Tied);
        // What is worked out before the clauses must be known.
        foreach (var feature in features)
            if (feature.Condition >= 0) _tied |= occurrences.ReadBy(policy.Conditions[feature.Condition]);
        _reads = [.. policy.Rules.Select(occurrences.Of)];
        _overrides = [.. policy.Rules.Select(r => !r.Overrides.IsEmpty)];
        _narrow = NarrowRuns.Of(policy, features, rows, rules, first, read, _tied, _reads);
    }

    /// <summary>The two runs of a plan, or null where it reads too much for them.</summary>
    public static TwoRuns? Of(Policy policy, ImmutableArray<Feature> features, ClauseRows rows, RuleClauses rules,
        ConditionPass first, ImmutableArray<int> read, FactTests facts) =>
        policy.Outcomes.Length <= 64 && Occurrences.Of(policy, read, facts) is { } occurrences
            ? new TwoRuns(policy, features, rows, rules, first, read, occurrences)
            : null;

    /// <summary>
    /// The outcomes that a case leaves possible, one bit each; 0 where two runs are not enough to tell, and a proof is
    /// needed.
    /// </summary>
    public ulong Settle(in CaseRow @case)
    {
        if (_narrow is not null) return _narrow.Settle(@case);
        var unknown = UnknownOf(@case);
        if ((unknown & _tied) != 0) return 0;
        Span<ulong> may = _rows.Words <= 32 ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        Span<ulong> must = _rows.Words <= 32 ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        Run(@case, may, must);
        var possible = _rules.Possible(_policy, may, must);
        if (!LooksOnce(unknown, may, must)) return 0;
        // What to ask is told by the clauses where no rule is read by another.
        return BitOperations.IsPow2(possible) || !_rules.HasOverrides ? possible : 0;
    }

    /// <summary>The facts that a case leaves unknown and clauses look at, with their features, in order.</summary>
    public IEnumerable<(int Slot, int Feature)> UnknownFeatures(CaseRow @case)
    {
        for (var f = 0; f < _features.Length; f++)
            if (_features[f].Slot >= 0 && @case.Slot(_forms[_features[f].Slot]) == SlotForm.NotKnown)
                yield return (_features[f].Slot, f);
    }

    /// <summary>The class of the greatest value of a feature that a case may state.</summary>
    public int GreatestClass(int feature) => _features[feature].GreatestClass;

    /// <summary>The clauses that may hold, and those that must.</summary>
    /// <param name="case">The case.</param>
    /// <param name="may">Those that may.</param>
    /// <param name="must">Those that must.</param>
    /// <param name="fixed">A feature that is taken to be known; -1 for none.</param>
    /// <param name="class">The class that it is taken to be in.</param>
    public void Run(in CaseRow @case, Span<ulong> may, Span<ulong> must, int @fixed = -1, int @class = 0)
    {
        _rows.Every.CopyTo(may);
        _rows.Every.CopyTo(must);
        var memory = _first.IsEmpty ? null : _first.Run(@case);
        for (var f = 0; f < _features.Length; f++)
        {
            var feature = _features[f];
            var slot = feature.Slot < 0
                ? memory!.Truths[feature.Condition] ? 1 : 0
                : @case.Slot(_forms[feature.Slot]);
            if (slot == SlotForm.NotKnown && f != @fixed)
            {
                _rows.KeepIfAny(may, f);
                _rows.KeepIfAll(must, f);
                continue;
            }
            var known = f == @fixed ? @class : feature.ClassOf(slot);
            _rows.Of(f).Keep(may, known);
            _rows.Of(f).Keep(must, known);
        }
    }

    /// <summary>What a case leaves unknown, one bit for each slot that is read.</summary>
    private ulong UnknownOf(in CaseRow @case)
    {
        var unknown = 0UL;
        for (var i = 0; i < _read.Length; i++)
            if (@case.Slot(_forms[_read[i]]) == SlotForm.NotKnown) unknown |= 1UL << i;
        return unknown;
    }

    /// <summary>Whether the rules that are open look at each unknown once, all of them together.</summary>
    private bool LooksOnce(ulong unknown, ReadOnlySpan<ulong> may, ReadOnlySpan<ulong> must)
    {
        var seen = 0UL;
        for (var rule = 0; rule < _reads.Length; rule++)
        {
            var (once, twice) = _reads[rule];
            if ((once & unknown) == 0) continue;
            // Whether it is open or settled is told from its parts, which must not be tied either.
            if ((twice & unknown) != 0) return false;
            if (_rules.Applies(rule, must) || !_rules.Applies(rule, may)) continue;
            // A rule that overrides others is read by each of them, and by those that these override.
            if ((seen & once & unknown) != 0 || _overrides[rule]) return false;
            seen |= once;
        }
        return true;
    }
}
