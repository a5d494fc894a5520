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
    private const int MostOnStack = 256;

    /// <summary>The most bits of one row of each feature; a policy with more is left to the search.</summary>
    private const long MostBits = 64_000_000;

    private readonly ImmutableArray<Feature> _features;
    private readonly ClauseRows _rows;
    private readonly CaseWord? _word;
    private readonly WordTables? _tables;
    private readonly RuleClauses _rules;
    private readonly ReadSlots _reads;

    /// <summary>What lines read and no clause looks at.</summary>
    private readonly ReadSlots _unasked;
    private readonly ConditionPass _first;
    private readonly SlotForm[] _forms;
    private readonly TwoRuns? _open;

    /// <summary>Whether the policy holds something that the plan is not told of, or is too large for it.</summary>
    private readonly bool _isFree;

    /// <summary>Whether the word of the facts alone names the rule, by one row of 64 clauses.</summary>
    private readonly bool _isSimple;

    private readonly int[] _decides;
    private readonly Outcome?[] _outcomes;
    private readonly ConditionPass _every;
    private readonly ConditionPass _tests;

    public PolicyPlan(Policy policy)
    {
        Policy = policy;
        var clauses = new Clauses(policy);
        _rules = new RuleClauses(policy, clauses);
        _features = _rules.FeaturesOf(policy);
        var isTooLarge = (long)_features.Length * _rules.Conjunctions.Length > MostBits;
        if (isTooLarge) (_features, _rules) = ([], RuleClauses.None(policy));
        _rows = new ClauseRows(_features, _rules.Conjunctions);
        _reads = new ReadSlots(policy);
        _unasked = _reads.Without(_features);
        _forms = policy.SlotForms;
        _word = _rows.Words <= WordTables.MostWords ? CaseWord.Of(_features, _forms, _reads.Slots) : null;
        _tables = _word is null ? null : new WordTables(_features, _rows, _word.Shifts, _word.Bytes);
        var compiler = new KnownCompiler(policy);
        _every = new ConditionPass(policy, compiler, policy.Conditions);
        _first = new ConditionPass(policy, compiler,
            _features.Where(f => f.Condition >= 0).Select(f => policy.Conditions[f.Condition]));
        _outcomes = [policy.Otherwise.Outcome, .. policy.Rules.Select(r => r.Outcome)];
        _decides = [.. Enumerable.Repeat(-1, 65)];
        _rules.RuleOf.AsSpan(0, Math.Min(64, _rules.RuleOf.Length)).CopyTo(_decides);
        _tests = new ConditionPass(policy, compiler, policy.Conditions.Where(c => c.IsTest && FactTest.Of(c) is null));
        _isFree = compiler.HasFree || isTooLarge;
        _open = _isFree ? null : TwoRuns.Of(policy, _features, _rows, _rules, _first, _reads.Slots);
        _isSimple = !_isFree && _word is not null && _rows.Words == 1 && _first.IsEmpty && !_rules.HasOverrides
            && _rules.AllDecide;
    }

    /// <summary>What its clauses look at.</summary>
    public ImmutableArray<Feature> Features => _features;

    /// <summary>Its clauses, by their rules.</summary>
    public RuleClauses Rules => _rules;

    /// <summary>Its runs for cases with unknowns; null where it has none.</summary>
    public TwoRuns? Open => _open;

    /// <summary>The policy that it is the plan of.</summary>
    public Policy Policy { get; }

    /// <summary>
    /// The rule by which a case is decided; false where something is unknown that any line of the policy reads.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="rule">The place of the rule among those of the policy; -1 where it is <c>otherwise</c>.</param>
    public bool TryDecide(in CaseRow @case, out int rule)
    {
        rule = -1;
        if (@case.Words is null) return false;
        if (!_isSimple) return !_isFree && TryDecideAtLarge(@case, out rule);
        if (!_word!.TryMake(@case.Words, out var word)) return false;
        // Of no clause at all the place is 64, which is that of `otherwise`.
        rule = _decides[BitOperations.TrailingZeroCount(_tables!.Find(word))];
        return true;
    }

    /// <summary>The rules that give the outcome of a known case, in order of declaration.</summary>
    /// <param name="case">The case.</param>
    /// <param name="rule">The rule that decides it.</param>
    /// <param name="reasons">Room for their places, as many as <see cref="RuleClauses.MostReasons"/>.</param>
    /// <returns>How many there are.</returns>
    public int Reasons(in CaseRow @case, int rule, Span<int> reasons)
    {
        Span<ulong> clauses = _rows.Words <= MostOnStack ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        return TryFind(@case, clauses)
            ? _rules.Reasons(clauses, rule, reasons)
            : throw new InvalidOperationException("the case leaves something unknown");
    }

    /// <summary>
    /// The outcomes that a case with unknowns leaves possible, one bit each; 0 where a search must tell.
    /// </summary>
    public ulong Settle(in CaseRow @case) => @case.Words is null || _open is null ? 0 : _open.Settle(@case);

    /// <summary>
    /// The unknown facts that can still change the outcome of a case for which two runs are enough, by their slots, and
    /// whether each decides alone.
    /// </summary>
    public ImmutableArray<(int Slot, bool Alone)> OpenFacts(in CaseRow @case) =>
        Plan.OpenFacts.Of(_open!, _rules, Policy, @case, _rows.Words);

    /// <summary>
    /// The conditions that are no tests of one fact, and what they are made of, for a case of which they read nothing
    /// unknown; good until the next pass of this thread.
    /// </summary>
    public KnownMemory RunTied(in CaseRow @case) => _tests.Run(@case);

    /// <summary>The word of a case; null where it has none of 64 bits, or something is unknown.</summary>
    public ulong? WordOf(in CaseRow @case) => @case.Words is not null && _word is not null
        && _word.TryMake(@case.Words, out var word) ? word | OfConditions(@case) : null;

    /// <summary>The outcome of a rule, by its place; of <c>otherwise</c>, by -1.</summary>
    public Outcome? OutcomeOf(int rule) => _outcomes[rule + 1];

    /// <summary>What each condition of the policy comes to for a known case; good until the next pass of this
    /// thread.</summary>
    public KnownMemory Run(in CaseRow @case) => _every.Run(@case);

    /// <summary>The same in a memory of the caller's own.</summary>
    public void Run(in CaseRow @case, KnownMemory memory) => _every.Run(@case, memory);

    /// <summary>The rules that override a rule, by their places.</summary>
    public ImmutableArray<int> OverridersOf(int rule) => _rules.OverridersOf(rule);

    /// <summary>The rules that others override, each after those that override it.</summary>
    public ReadOnlySpan<int> Overridden => _rules.Overridden;

    private bool TryDecideAtLarge(in CaseRow @case, out int rule)
    {
        Span<ulong> clauses = _rows.Words <= MostOnStack ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        rule = -1;
        if (_word is null && !_rules.HasOverrides && _rules.AllDecide) return TryDecideByRows(@case, clauses, out rule);
        if (!TryFind(@case, clauses)) return false;
        rule = _rules.First(clauses);
        return true;
    }

    /// <summary>The clauses that hold for a case; false where something that is read is unknown.</summary>
    private bool TryFind(in CaseRow @case, Span<ulong> clauses)
    {
        if (_word is null)
        {
            return TryFindByRows(@case, clauses);
        }
        if (!_word.TryMake(@case.Words!, out var word)) return false;
        _tables!.Find(word | OfConditions(@case), clauses);
        return true;
    }

    private bool TryDecideByRows(in CaseRow @case, Span<ulong> clauses, out int rule)
    {
        rule = -1;
        Span<int> classes = _features.Length <= MostOnStack ? stackalloc int[_features.Length] : new int[_features.Length];
        if (!TryClassify(@case, classes)) return false;
        var first = _rows.First(classes, clauses);
        if (first >= 0) rule = _rules.RuleOf[first];
        return true;
    }

    private bool TryFindByRows(in CaseRow @case, Span<ulong> clauses)
    {
        Span<int> classes = _features.Length <= MostOnStack ? stackalloc int[_features.Length] : new int[_features.Length];
        if (!TryClassify(@case, classes)) return false;
        _rows.Every.CopyTo(clauses);
        for (var f = 0; f < classes.Length; f++) _rows.Of(f).Keep(clauses, classes[f]);
        return true;
    }

    /// <summary>The class of each feature; false where something that is read is unknown.</summary>
    private bool TryClassify(in CaseRow @case, Span<int> classes)
    {
        if (!_unasked.AreKnown(@case)) return false;
        for (var f = 0; f < classes.Length; f++)
        {
            var feature = _features[f];
            if (feature.Slot < 0) continue;
            var slot = @case.Slot(_forms[feature.Slot]);
            if (slot == SlotForm.NotKnown) return false;
            classes[f] = feature.ClassOf(slot);
        }
        if (_first.IsEmpty) return true;
        var memory = _first.Run(@case);
        for (var f = 0; f < classes.Length; f++)
            if (_features[f].Condition >= 0) classes[f] = memory.Truths[_features[f].Condition] ? 1 : 0;
        return true;
    }

    /// <summary>The bits of the features that are conditions.</summary>
    private ulong OfConditions(in CaseRow @case)
    {
        if (_first.IsEmpty) return 0;
        var (memory, bits) = (_first.Run(@case), 0UL);
        for (var f = 0; f < _features.Length; f++)
            if (_features[f].Condition >= 0 && memory.Truths[_features[f].Condition])
                bits |= 1UL << _word!.Shifts[f];
        return bits;
    }
}
