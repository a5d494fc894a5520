using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// The clauses of all rules in one row of bits: those of the outcome that prevails first, and last those of rules that
/// give none. The first clause that holds names the rule that decides, unless another defeats it.
/// </summary>
internal sealed class RuleClauses
{
    private readonly (int Start, int End)[] _ranges;
    private readonly ImmutableArray<int>[] _overriders;
    private readonly int[] _overridden;

    /// <summary>For each rule those for the same outcome, itself among them.</summary>
    private readonly int[][] _alike;
    private readonly int _deciding;

    /// <summary>The rules of a policy as if none had any clause: for one that the plan leaves alone.</summary>
    public static RuleClauses None(Policy policy) => new(policy, null);

    public RuleClauses(Policy policy, Clauses? clauses)
    {
        var rules = policy.Rules;
        _ranges = new (int, int)[rules.Length];
        var conjunctions = ImmutableArray.CreateBuilder<Conjunction>();
        var ruleOf = ImmutableArray.CreateBuilder<int>();
        var inOrder = Enumerable.Range(0, rules.Length)
            .OrderBy(r => rules[r].Outcome?.Index ?? int.MaxValue).ThenBy(r => r);
        foreach (var rule in inOrder)
        {
            var start = conjunctions.Count;
            if (clauses is not null) conjunctions.AddRange(clauses.Of(rules[rule], policy.DatedBy.Slot));
            _ranges[rule] = (start, conjunctions.Count);
            for (var c = start; c < conjunctions.Count; c++) ruleOf.Add(rule);
            if (rules[rule].Outcome is not null) _deciding = conjunctions.Count;
        }
        (Conjunctions, RuleOf) = (conjunctions.ToImmutable(), [.. ruleOf]);
        var by = rules.SelectMany(o => o.Overrides.Select(r => (Rule: r, By: o.Index)))
            .ToLookup(p => p.Rule, p => p.By);
        var byOutcome = Enumerable.Range(0, rules.Length).Where(r => rules[r].Outcome is not null)
            .GroupBy(r => rules[r].Outcome!.Index).ToDictionary(g => g.Key, g => g.ToArray());
        _alike = [.. rules.Select(r => r.Outcome is { Index: var o } ? byOutcome[o] : [])];
        MostReasons = byOutcome.Values.Select(g => g.Length).DefaultIfEmpty(0).Max();
        _overriders = [.. rules.Select(r => by[r.Index].ToImmutableArray())];
        _overridden = [.. OverridersFirst(rules).Where(r => !_overriders[r].IsEmpty)];
    }

    /// <summary>The clauses in the order of their bits.</summary>
    public ImmutableArray<Conjunction> Conjunctions { get; }

    /// <summary>The rule of each clause, by its place.</summary>
    public int[] RuleOf { get; }

    /// <summary>Whether every rule gives an outcome.</summary>
    public bool AllDecide => _deciding == Conjunctions.Length;

    /// <summary>Whether any rule may be defeated.</summary>
    public bool HasOverrides => _overridden.Length > 0;

    /// <summary>The rules that others override, each after those that override it.</summary>
    public ReadOnlySpan<int> Overridden => _overridden;

    /// <summary>The rules that override a rule.</summary>
    public ImmutableArray<int> OverridersOf(int rule) => _overriders[rule];

    /// <summary>The features of the clauses, in order.</summary>
    public ImmutableArray<Feature> FeaturesOf(Policy policy)
    {
        var tests = Conjunctions.SelectMany(c => c.Tests).ToLookup(t => t.Feature, t => t.Holds);
        return [.. tests.Select(t => t.Key).Order().Select(key => key < 0
            ? Feature.OfCondition(~key)
            : Feature.OfFact((Fact)policy.Inputs[key], policy.SlotForms[key], tests[key]))];
    }

    /// <summary>The rule that decides, by the clauses that hold; -1 where none does.</summary>
    public int First(ReadOnlySpan<ulong> clauses)
    {
        if (_overridden.Length == 0)
        {
            var first = NextClause(clauses, 0);
            return first < 0 ? -1 : RuleOf[first];
        }
        var rented = ArrayPool<bool>.Shared.Rent(_ranges.Length);
        var defeated = rented.AsSpan(0, _ranges.Length);
        Defeat(clauses, defeated);
        var rule = -1;
        for (var at = NextClause(clauses, 0); at >= 0 && rule < 0;)
        {
            var of = RuleOf[at];
            if (!defeated[of]) rule = of;
            else at = NextClause(clauses, _ranges[of].End);
        }
        ArrayPool<bool>.Shared.Return(rented);
        return rule;
    }

    /// <summary>Whether a rule applies, by the clauses that hold.</summary>
    public bool Applies(int rule, ReadOnlySpan<ulong> clauses)
    {
        var (start, end) = _ranges[rule];
        var next = NextOf(clauses, start, end);
        return next >= 0;
    }

    /// <summary>The first of some clauses that is of a rule; -1 of no rule.</summary>
    public int FirstOf(int rule, ReadOnlySpan<ulong> clauses) =>
        rule < 0 ? -1 : NextOf(clauses, _ranges[rule].Start, _ranges[rule].End);

    /// <summary>The most rules that give one outcome.</summary>
    public int MostReasons { get; }

    /// <summary>
    /// The rules that give the outcome of a rule, by the clauses that hold, in order; how many there are.
    /// </summary>
    public int Reasons(ReadOnlySpan<ulong> clauses, int rule, Span<int> reasons)
    {
        var count = 0;
        if (_overridden.Length == 0)
        {
            foreach (var other in _alike[rule])
                if (Applies(other, clauses)) reasons[count++] = other;
            return count;
        }
        var rented = ArrayPool<bool>.Shared.Rent(_ranges.Length);
        var defeated = rented.AsSpan(0, _ranges.Length);
        Defeat(clauses, defeated);
        foreach (var other in _alike[rule])
            if (Applies(other, clauses) && !defeated[other]) reasons[count++] = other;
        ArrayPool<bool>.Shared.Return(rented);
        return count;
    }

    /// <summary>The clauses of a rule that are among some.</summary>
    public IEnumerable<Conjunction> ClausesOf(int rule, ulong[] clauses)
    {
        for (var c = _ranges[rule].Start; c < _ranges[rule].End; c++)
            if ((clauses[c >> 6] >> c & 1) != 0) yield return Conjunctions[c];
    }

    /// <summary>
    /// The outcomes that may prevail, one bit each, by the clauses that may hold and those that must.
    /// </summary>
    public ulong Possible(Policy policy, ReadOnlySpan<ulong> may, ReadOnlySpan<ulong> must) =>
        Possible(policy, may, must, out _);

    /// <summary>The same, with the first outcome that some rule must give; after the last where none must.</summary>
    public ulong Possible(Policy policy, ReadOnlySpan<ulong> may, ReadOnlySpan<ulong> must, out int first)
    {
        var (mayBe, mustBe) = (0UL, 0UL);
        var count = _ranges.Length;
        var rented = HasOverrides ? ArrayPool<bool>.Shared.Rent(count * 2) : [];
        var mayDefeat = HasOverrides ? rented.AsSpan(0, count) : default;
        var mustDefeat = HasOverrides ? rented.AsSpan(count, count) : default;
        if (HasOverrides) Defeat(may, must, mayDefeat, mustDefeat);
        for (var rule = 0; rule < count; rule++)
        {
            if (policy.Rules[rule].Outcome is not { } outcome || !Applies(rule, may)) continue;
            if (HasOverrides && mustDefeat[rule]) continue;
            mayBe |= 1UL << outcome.Index;
            if (Applies(rule, must) && !(HasOverrides && mayDefeat[rule])) mustBe |= 1UL << outcome.Index;
        }
        if (HasOverrides) ArrayPool<bool>.Shared.Return(rented);
        first = BitOperations.TrailingZeroCount(mustBe);
        // The first that must prevail cuts off those declared after it; where none must, otherwise is possible too.
        return mustBe == 0
            ? mayBe | (1UL << policy.Otherwise.Outcome.Index)
            : mayBe & ((mustBe & (~mustBe + 1)) | ((mustBe & (~mustBe + 1)) - 1));
    }

    /// <summary>Which rules may be defeated where they apply, and which must be.</summary>
    private void Defeat(ReadOnlySpan<ulong> may, ReadOnlySpan<ulong> must, Span<bool> mayDefeat, Span<bool> mustDefeat)
    {
        mayDefeat.Clear();
        mustDefeat.Clear();
        foreach (var rule in _overridden)
            foreach (var by in _overriders[rule])
            {
                mayDefeat[rule] |= Applies(by, may) && !mustDefeat[by];
                mustDefeat[rule] |= Applies(by, must) && !mayDefeat[by];
            }
    }

    /// <summary>Which rules are defeated where they apply.</summary>
    private void Defeat(ReadOnlySpan<ulong> clauses, Span<bool> defeated)
    {
        defeated.Clear();
        foreach (var rule in _overridden)
            foreach (var by in _overriders[rule])
                defeated[rule] |= Applies(by, clauses) && !defeated[by];
    }

    /// <summary>The first clause from a place on that holds and gives an outcome, or -1.</summary>
    private int NextClause(ReadOnlySpan<ulong> clauses, int from) => NextOf(clauses, from, _deciding);

    private static int NextOf(ReadOnlySpan<ulong> clauses, int from, int end)
    {
        for (var at = from; at < end; at = (at | 63) + 1)
        {
            var rest = clauses[at >> 6] >> at;
            if (rest == 0) continue;
            var found = at + BitOperations.TrailingZeroCount(rest);
            return found < end ? found : -1;
        }
        return -1;
    }

    private IEnumerable<int> OverridersFirst(ImmutableArray<Rule> rules)
    {
        var waiting = _overriders.Select(o => o.Length).ToArray();
        var ready = new Queue<int>(Enumerable.Range(0, waiting.Length).Where(r => waiting[r] == 0));
        while (ready.TryDequeue(out var rule))
        {
            yield return rule;
            foreach (var overridden in rules[rule].Overrides)
                if (--waiting[overridden] == 0) ready.Enqueue(overridden);
        }
    }
}
