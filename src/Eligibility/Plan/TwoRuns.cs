using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// What a case leaves open, by two runs over the clauses: those that may hold with what is unknown, and those that
/// must. Where the whole question looks at each unknown once and nothing ties two of them, that is exact, and
/// nothing has to be proved.
/// </summary>
internal sealed class TwoRuns
{
    private readonly ImmutableArray<Feature> _features;
    private readonly ClauseRows _rows;
    private readonly RuleClauses _rules;
    private readonly SlotForm[] _forms;
    private readonly ImmutableArray<int> _read;
    private readonly ulong _tied;

    /// <summary>
    /// What the validity of a case ties, and what conditions look at that are worked out before the clauses.
    /// </summary>
    private readonly ulong _tiedAlways;

    /// <summary>What each condition of the policy reads that is worked out before the clauses.</summary>
    private readonly ulong[] _readFirst;
    private readonly (ulong Once, ulong Twice)[] _reads;
    private readonly bool[] _overrides;
    private readonly ConditionPass _first;
    private readonly NarrowRuns? _narrow;

    // The rows of each feature where each is one word; null where they are longer.
    private readonly (Feature Feature, FeatureRows Rows)[]? _oneWord;
    private readonly Policy _policy;

    private TwoRuns(Policy policy, ImmutableArray<Feature> features, ClauseRows rows, RuleClauses rules,
        ConditionPass first, ImmutableArray<int> read, Occurrences occurrences)
    {
        (_policy, _features, _rows, _rules, _first, _read) = (policy, features, rows, rules, first, read);
        (_forms, _tiedAlways) = (policy.SlotForms, occurrences.TiedByValidity);
        _readFirst = first.IsEmpty ? [] : [.. policy.Conditions.Select(occurrences.ReadBy)];
        // What is worked out before the clauses must be known.
        foreach (var feature in features)
            if (feature.Condition >= 0) _tiedAlways |= occurrences.ReadBy(policy.Conditions[feature.Condition]);
        _tied = occurrences.Tied | _tiedAlways;
        _reads = [.. policy.Rules.Select(occurrences.Of)];
        _overrides = [.. policy.Rules.Select(r => !r.Overrides.IsEmpty)];
        if (rows.Words == 1 && features.Select((_, f) => rows.Of(f)).All(r => r.AreAllKept))
            _oneWord = [.. features.Select((feature, f) => (feature, rows.Of(f)))];
        _narrow = NarrowRuns.Of(policy, features, rows, rules, first, read, occurrences, _reads);
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
        Run(@case, may, must, unknown);
        var possible = _rules.Possible(_policy, may, must);
        if (Ties(unknown, may, must) != 0) return 0;
        // What to ask is told by the clauses where no rule is read by another.
        return BitOperations.IsPow2(possible) || !_rules.HasOverrides ? possible : 0;
    }

    /// <summary>What two runs say of the outcome, and of nothing else.</summary>
    public OpenRun Look(in CaseRow @case)
    {
        if (_narrow is not null) return _narrow.Look(@case);
        Span<ulong> may = _rows.Words <= 32 ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        Span<ulong> must = _rows.Words <= 32 ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        var unknown = UnknownOf(@case);
        Run(@case, may, must, unknown);
        var possible = _rules.Possible(_policy, may, must, out var first);
        if (BitOperations.IsPow2(possible)) return new OpenRun(possible, 0, 0);
        // Where no rule must decide, the last outcome that may prevail comes without any rule too, where it is that of
        // `otherwise`: its rules change nothing.
        if (first >= _policy.Outcomes.Length && BitOperations.Log2(possible) == _policy.Otherwise.Outcome.Index)
            first = _policy.Otherwise.Outcome.Index;
        var (open, ties) = (0UL, 0UL);
        for (var rule = 0; rule < _reads.Length; rule++)
        {
            var (once, twice) = _reads[rule];
            if ((once & unknown) == 0 || _rules.Applies(rule, must) || !_rules.Applies(rule, may)) continue;
            if (!_rules.HasOverrides && _policy.Rules[rule].Outcome?.Index >= first) continue;
            // A rule that overrides others is read by each of them, and by those that these override.
            ties |= unknown & (_rules.HasOverrides ? once : twice | (once & (_tiedAlways | open)));
            open |= once & unknown;
        }
        return new OpenRun(possible, open, ties);
    }

    /// <summary>By what any line hangs together with another; 0 where two runs say all there is to say.</summary>
    public ulong TiesOfLines(in CaseRow @case)
    {
        var unknown = UnknownOf(@case);
        if ((unknown & _tied) is var tied and not 0) return tied;
        Span<ulong> may = _rows.Words <= 32 ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        Span<ulong> must = _rows.Words <= 32 ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        Run(@case, may, must, unknown);
        return Ties(unknown, may, must);
    }

    /// <summary>The slots that are read, in the order of their bits.</summary>
    public ImmutableArray<int> Read => _read;

    /// <summary>What a case leaves unknown, one bit for each slot that is read.</summary>
    public ulong UnknownOf(in CaseRow @case)
    {
        var unknown = 0UL;
        for (var i = 0; i < _read.Length; i++)
            if (@case.Slot(_forms[_read[i]]) == SlotForm.NotKnown) unknown |= 1UL << i;
        return unknown;
    }

    /// <summary>The clauses that may hold, and those that must.</summary>
    public void Run(in CaseRow @case, Span<ulong> may, Span<ulong> must) => Run(@case, may, must, UnknownOf(@case));

    private void Run(in CaseRow @case, Span<ulong> may, Span<ulong> must, ulong unknown)
    {
        _rows.Every.CopyTo(may);
        _rows.Every.CopyTo(must);
        var memory = _first.IsEmpty ? null : _first.Run(@case, _readFirst, unknown);
        if (_oneWord is not null)
        {
            RunOneWord(@case, ref may[0], ref must[0], unknown, memory);
            return;
        }
        for (var f = 0; f < _features.Length; f++)
        {
            var feature = _features[f];
            if (SlotOf(feature, @case, unknown, memory) is var slot && slot == SlotForm.NotKnown)
            {
                _rows.KeepIfAny(may, f);
                _rows.KeepIfAll(must, f);
                continue;
            }
            var known = feature.ClassOf(slot);
            _rows.Of(f).Keep(may, known);
            _rows.Of(f).Keep(must, known);
        }
    }

    private void RunOneWord(in CaseRow @case, ref ulong may, ref ulong must, ulong unknown, KnownMemory? memory)
    {
        for (var f = 0; f < _oneWord!.Length; f++)
        {
            var (feature, rows) = _oneWord[f];
            var slot = SlotOf(feature, @case, unknown, memory);
            if (slot == SlotForm.NotKnown)
            {
                may &= rows.InAny[0];
                must &= rows.InAll[0];
                continue;
            }
            var row = rows.Rows[feature.ClassOf(slot)];
            may &= row;
            must &= row;
        }
    }

    private long SlotOf(Feature feature, in CaseRow @case, ulong unknown, KnownMemory? memory) =>
        feature.Slot >= 0 ? @case.Slot(_forms[feature.Slot])
            : (_readFirst[feature.Condition] & unknown) != 0 ? SlotForm.NotKnown
            : memory!.Truths[feature.Condition] ? 1 : 0;

    /// <summary>
    /// By what rules hang together: none where those that are open look at each unknown once, all together.
    /// </summary>
    private ulong Ties(ulong unknown, ReadOnlySpan<ulong> may, ReadOnlySpan<ulong> must)
    {
        var (open, ties) = (0UL, 0UL);
        for (var rule = 0; rule < _reads.Length; rule++)
        {
            var (once, twice) = _reads[rule];
            // Whether it is open or settled is told from its parts, which must not be tied either.
            ties |= twice & unknown;
            if ((once & unknown) == 0 || _rules.Applies(rule, must) || !_rules.Applies(rule, may)) continue;
            // A rule that overrides others is read by each of them, and by those that these override.
            ties |= unknown & once & (_overrides[rule] ? once : open);
            open |= once & unknown;
        }
        return ties;
    }
}
