using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// The two runs of a policy of at most 64 clauses, no rule of which overrides another and all of whose features are
/// facts: each run is some loads and ANDs.
/// </summary>
internal sealed class NarrowRuns
{
    private readonly OpenWord _word;
    private readonly WordTables _may;
    private readonly WordTables _must;
    private readonly ulong _tied;
    private readonly int[] _ruleOf;
    private readonly ulong[] _clausesOf;
    private readonly ulong[] _readBy;

    /// <summary>What each rule reads that is tied by itself, and not only to other rules.</summary>
    private readonly ulong[] _tiedIn;

    /// <summary>
    /// By the place of a bit of the word: which of the slots that are read, in their order, is unknown.
    /// </summary>
    private readonly int[] _readAt = new int[64];
    private readonly (ulong Clauses, ulong Bit)[] _outcomes;
    private readonly ulong _otherwise;

    /// <summary>The clauses of the rules that give what `otherwise` gives.</summary>
    private readonly ulong _likeOtherwise;

    private NarrowRuns(Policy policy, OpenWord word, ClauseRows rows, RuleClauses rules, ImmutableArray<int> read,
        Occurrences occurrences, (ulong Once, ulong Twice)[] reads)
    {
        (_word, _ruleOf) = (word, rules.RuleOf);
        _may = new WordTables(word.Features, rows, word.Shifts, word.Bytes, f => rows.Of(f).InAny);
        _must = new WordTables(word.Features, rows, word.Shifts, word.Bytes, f => rows.Of(f).InAll);
        _tied = Bits(reads.Aggregate(occurrences.Tied, (all, r) => all | r.Twice));
        _readBy = [.. reads.Select(r => Bits(r.Once))];
        _tiedIn = [.. reads.Select(r => Bits(r.Twice | (r.Once & occurrences.TiedByValidity)))];
        for (var i = 0; i < read.Length; i++) _readAt[BitOperations.TrailingZeroCount(word.Bit(read[i]))] = i;
        _clausesOf = [.. policy.Rules.Select(r => ClausesOf(c => rules.RuleOf[c] == r.Index))];
        _outcomes = [.. policy.Outcomes.Select(o =>
            (ClausesOf(c => policy.Rules[rules.RuleOf[c]].Outcome == o), 1UL << o.Index)).Where(o => o.Item1 != 0)];
        _otherwise = 1UL << policy.Otherwise.Outcome.Index;
        _likeOtherwise = ClausesOf(c => policy.Rules[rules.RuleOf[c]].Outcome == policy.Otherwise.Outcome);

        // From the order in which slots are read to the bits of the word that tell that they are unknown.
        ulong Bits(ulong slots) => Enumerable.Range(0, read.Length).Where(i => (slots >> i & 1) != 0)
            .Aggregate(0UL, (all, i) => all | word.Bit(read[i]));

        ulong ClausesOf(Func<int, bool> which) => Enumerable.Range(0, rules.RuleOf.Length).Where(which)
            .Aggregate(0UL, (all, c) => all | (1UL << c));
    }

    /// <summary>The runs of a plan, or null where it is not as narrow.</summary>
    public static NarrowRuns? Of(Policy policy, ImmutableArray<Feature> features, ClauseRows rows, RuleClauses rules,
        ConditionPass first, ImmutableArray<int> read, Occurrences occurrences, (ulong Once, ulong Twice)[] reads) =>
        rows.Words == 1 && first.IsEmpty && !rules.HasOverrides && rules.AllDecide
            && OpenWord.Of(features, policy.SlotForms, read) is { } word
            ? new NarrowRuns(policy, word, rows, rules, read, occurrences, reads)
            : null;

    /// <summary>As <see cref="TwoRuns.Settle"/>.</summary>
    public ulong Settle(in CaseRow @case)
    {
        var word = _word.Make(@case.Words!, out var unknown);
        if ((unknown & _tied) != 0) return 0;
        var (may, must) = (_may.Find(word), _must.Find(word));
        return LooksOnce(unknown, may, must) ? Possible(may, must) : 0;
    }

    /// <summary>As <see cref="TwoRuns.Look"/>.</summary>
    public OpenRun Look(in CaseRow @case)
    {
        var word = _word.Make(@case.Words!, out var unknown);
        var (may, must) = (_may.Find(word), _must.Find(word));
        // The rules of outcomes that come before the first that must prevail.
        var (possible, turnsOn) = (0UL, 0UL);
        var isEnded = false;
        foreach (var (clauses, bit) in _outcomes)
        {
            if ((may & clauses) != 0) possible |= bit;
            isEnded = (must & clauses) != 0;
            if (isEnded) break;
            turnsOn |= may & clauses;
        }
        if (!isEnded) possible |= _otherwise;
        if (BitOperations.IsPow2(possible)) return new OpenRun(possible, 0, 0);
        // Where the last outcome that may prevail is that of `otherwise`, it comes without its rules too.
        if (!isEnded && BitOperations.Log2(possible) == BitOperations.Log2(_otherwise)) turnsOn &= ~_likeOtherwise;
        var (reads, ties) = (0UL, 0UL);
        while (turnsOn != 0)
        {
            var rule = _ruleOf[BitOperations.TrailingZeroCount(turnsOn)];
            turnsOn &= ~_clausesOf[rule];
            ties |= unknown & (_tiedIn[rule] | (_readBy[rule] & reads));
            reads |= _readBy[rule] & unknown;
        }
        return new OpenRun(possible, ByOrderOfReading(reads), ByOrderOfReading(ties));
    }

    private ulong ByOrderOfReading(ulong bits)
    {
        var read = 0UL;
        for (; bits != 0; bits &= bits - 1) read |= 1UL << _readAt[BitOperations.TrailingZeroCount(bits)];
        return read;
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
}
