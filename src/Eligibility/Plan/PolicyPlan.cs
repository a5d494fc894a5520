using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// A policy in its compiled form, made once and never changed: features, the clauses of its rules as rows of bits, and
/// what is worked out first. A known case is decided by its word, without a loop over the rules.
/// </summary>
internal sealed class PolicyPlan
{
    private const int MostOnStack = 128;

    private readonly ImmutableArray<Feature> _features;
    private readonly ClauseRows _rows;
    private readonly CaseWord? _word;
    private readonly WordTables? _tables;
    private readonly RuleClauses _rules;
    private readonly ReadSlots _reads;
    private readonly ConditionPass _first;
    private readonly KnownCompiler _compiler;
    private ConditionPass? _all;

    public PolicyPlan(Policy policy)
    {
        Policy = policy;
        var clauses = new Clauses(policy);
        _rules = new RuleClauses(policy, clauses);
        _features = _rules.FeaturesOf(policy);
        _rows = new ClauseRows(_features, _rules.Conjunctions);
        _word = _rows.Words <= WordTables.MostWords ? CaseWord.Of(_features) : null;
        _tables = _word is null ? null : new WordTables(_features, _rows, _word);
        _compiler = new KnownCompiler(policy);
        _first = new ConditionPass(policy, _compiler,
            _features.Where(f => f.Condition >= 0).Select(f => policy.Conditions[f.Condition]));
        _reads = new ReadSlots(policy);
    }

    /// <summary>The policy that it is the plan of.</summary>
    public Policy Policy { get; }

    /// <summary>
    /// The rule by which a case is decided, and its word; false where something that rules look at is unknown.
    /// </summary>
    /// <param name="slots">The case.</param>
    /// <param name="word">Its word; 0 where it takes more than 64 bits.</param>
    /// <param name="rule">The place of the rule among those of the policy; -1 where it is <c>otherwise</c>.</param>
    public bool TryDecide(in CaseSlots slots, out ulong word, out int rule)
    {
        (word, rule) = (0, -1);
        if (slots.Slots is null || !_reads.AreKnown(slots.Slots)) return false;
        if (_tables is null || _rows.Words > 1 || _rules.HasOverrides) return Decide(slots, out word, out rule);
        word = WordOf(slots);
        var clauses = _tables.Find(word) & _rules.Deciding;
        if (clauses != 0) rule = _rules.RuleOf[BitOperations.TrailingZeroCount(clauses)];
        return true;
    }

    /// <summary>Whether a case leaves nothing unknown that any line of the policy reads.</summary>
    public bool IsKnown(in CaseSlots slots) => slots.Slots is not null && _reads.AreKnown(slots.Slots);

    /// <summary>What each condition of the policy comes to for a known case; good until the next pass of this
    /// thread.</summary>
    public KnownMemory Run(in CaseSlots slots)
    {
        // Made when first asked for; two threads that make it at once make the same.
        _all ??= new ConditionPass(Policy, _compiler, Policy.Conditions);
        return _all.Run(slots);
    }

    /// <summary>The rules that override a rule, by their places.</summary>
    public ImmutableArray<int> OverridersOf(int rule) => _rules.OverridersOf(rule);

    /// <summary>The rules that others override, each after those that override it.</summary>
    public ReadOnlySpan<int> Overridden => _rules.Overridden;

    private bool Decide(in CaseSlots slots, out ulong word, out int rule)
    {
        Span<ulong> clauses = _rows.Words <= MostOnStack ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        word = Find(slots, clauses);
        rule = _rules.First(clauses);
        return true;
    }

    /// <summary>The clauses that hold for a case of which nothing that they look at is unknown.</summary>
    private ulong Find(in CaseSlots slots, Span<ulong> clauses)
    {
        if (_tables is not null)
        {
            var word = WordOf(slots);
            _tables.Find(word, clauses);
            return word;
        }
        _rows.All().CopyTo(clauses);
        var memory = _first.IsEmpty ? null : _first.Run(slots);
        for (var f = 0; f < _features.Length; f++)
        {
            var feature = _features[f];
            _rows.Keep(clauses, f, feature.Slot >= 0
                ? feature.ClassOf(slots.Slots[feature.Slot])
                : memory!.Truths[feature.Condition] ? 1 : 0);
        }
        return 0;
    }

    private ulong WordOf(in CaseSlots slots)
    {
        var word = _word!.Make(slots.Slots);
        if (_first.IsEmpty) return word;
        var memory = _first.Run(slots);
        for (var f = 0; f < _features.Length; f++)
            if (_features[f].Condition >= 0 && memory.Truths[_features[f].Condition])
                word |= 1UL << _word.Shifts[f];
        return word;
    }
}
