using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// The two runs of a policy of at most 64 clauses, no rule of which overrides another and all of whose features are
/// facts: each run is one word.
/// </summary>
internal sealed class NarrowRuns
{
    private readonly Row[] _rows;
    private readonly ulong _every;
    private readonly ulong _tied;
    private readonly ulong _twice;
    private readonly int[] _ruleOf;
    private readonly ulong[] _clausesOf;
    private readonly ulong[] _readBy;
    private readonly (ulong Clauses, ulong Bit)[] _outcomes;
    private readonly ulong _otherwise;
    private readonly SlotForm[] _unasked;
    private readonly ulong[] _unaskedBits;

    private NarrowRuns(Policy policy, ImmutableArray<Feature> features, ClauseRows rows, RuleClauses rules,
        ImmutableArray<int> read, ulong tied, (ulong Once, ulong Twice)[] reads)
    {
        (_every, _tied, _ruleOf) = (rows.Every[0], tied, rules.RuleOf);
        _rows = [.. features.Select((f, i) => new Row(policy.SlotForms[f.Slot], f, rows.Of(i), Bit(f.Slot)))];
        // What lines read and no clause looks at must not be tied either.
        var unasked = read.Where(slot => features.All(f => f.Slot != slot)).ToList();
        (_unasked, _unaskedBits) = ([.. unasked.Select(slot => policy.SlotForms[slot])], [.. unasked.Select(Bit)]);
        _twice = reads.Aggregate(0UL, (all, r) => all | r.Twice);
        _readBy = [.. reads.Select(r => r.Once)];
        _clausesOf = [.. policy.Rules.Select(r => ClausesOf(c => rules.RuleOf[c] == r.Index))];
        _outcomes = [.. policy.Outcomes.Select(o =>
            (ClausesOf(c => policy.Rules[rules.RuleOf[c]].Outcome == o), 1UL << o.Index)).Where(o => o.Item1 != 0)];
        _otherwise = 1UL << policy.Otherwise.Outcome.Index;

        ulong Bit(int slot) => 1UL << read.IndexOf(slot);

        ulong ClausesOf(Func<int, bool> which) => Enumerable.Range(0, rules.RuleOf.Length).Where(which)
            .Aggregate(0UL, (all, c) => all | (1UL << c));
    }

    /// <summary>The runs of a plan, or null where it is not as narrow.</summary>
    public static NarrowRuns? Of(Policy policy, ImmutableArray<Feature> features, ClauseRows rows, RuleClauses rules,
        ConditionPass first, ImmutableArray<int> read, ulong tied, (ulong Once, ulong Twice)[] reads) =>
        rows.Words == 1 && first.IsEmpty && !rules.HasOverrides && rules.AllDecide
            && Enumerable.Range(0, features.Length).All(f => rows.Of(f).AreAllKept)
            ? new NarrowRuns(policy, features, rows, rules, read, tied, reads)
            : null;

    /// <summary>As <see cref="TwoRuns.Settle"/>.</summary>
    public ulong Settle(in CaseRow @case)
    {
        var (may, must, unknown) = (_every, _every, 0UL);
        foreach (ref readonly var row in _rows.AsSpan())
        {
            var slot = @case.Slot(row.Form);
            if (slot == SlotForm.NotKnown)
            {
                unknown |= row.Bit;
                may &= row.InAny;
                must &= row.InAll;
                continue;
            }
            var clauses = row.Of(slot);
            may &= clauses;
            must &= clauses;
        }
        for (var i = 0; i < _unasked.Length; i++)
            if (@case.Slot(_unasked[i]) == SlotForm.NotKnown) unknown |= _unaskedBits[i];
        return (unknown & (_tied | _twice)) != 0 || !LooksOnce(unknown, may, must) ? 0 : Possible(may, must);
    }

    private ulong Possible(ulong may, ulong must)
    {
        var possible = 0UL;
        foreach (var (clauses, bit) in _outcomes)
        {
            if ((may & clauses) != 0) possible |= bit;
            if ((must & clauses) != 0) return possible;
        }
        return possible | _otherwise;
    }

    /// <summary>Whether the rules that are open look at each unknown once, all of them together.</summary>
    private bool LooksOnce(ulong unknown, ulong may, ulong must)
    {
        var seen = 0UL;
        for (var open = may & ~must; open != 0;)
        {
            var rule = _ruleOf[BitOperations.TrailingZeroCount(open)];
            open &= ~_clausesOf[rule];
            if ((must & _clausesOf[rule]) != 0) continue;
            var reads = _readBy[rule] & unknown;
            if ((seen & reads) != 0) return false;
            seen |= reads;
        }
        return true;
    }

    /// <summary>The clauses that are possible for each class of a feature, which is one word each.</summary>
    private readonly struct Row
    {
        private readonly ulong[] _rows;
        private readonly Feature _feature;

        public Row(SlotForm form, Feature feature, FeatureRows rows, ulong bit)
        {
            (Form, _feature, _rows, Bit) = (form, feature, rows.Rows, bit);
            (InAny, InAll) = (rows.InAny[0], rows.InAll[0]);
        }

        public SlotForm Form { get; }

        public ulong Bit { get; }

        public ulong InAny { get; }

        public ulong InAll { get; }

        public ulong Of(long slot) => _rows[_feature.ClassOf(slot)];
    }
}
