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

    /// <summary>The most bits of one row of each feature; a policy with more is left to the proof.</summary>
    private const long MostBits = 64_000_000;

    private readonly ClauseRows _rows;
    private readonly ClauseLookup _lookup;
    private readonly Outcome?[] _outcomes;
    private readonly ConditionPass _every;
    private readonly ConditionPass _tied;

    /// <summary>Whether the policy holds something that the plan is not told of, or is too large for it.</summary>
    private readonly bool _isFree;

    // Where the word of the facts alone names the rule, by one row of 64 clauses: what makes it, what is looked up
    // by it, and the rule of each clause, `otherwise` behind the last.
    private readonly CaseWord? _word;
    private readonly WordTables? _tables;
    private readonly int[] _ruleOf;

    public PolicyPlan(Policy policy)
    {
        Policy = policy;
        Facts = new FactTests(policy);
        Rules = new RuleClauses(policy, new Clauses(policy, Facts));
        Features = Rules.FeaturesOf(policy);
        var isTooLarge = (long)Features.Length * Rules.Conjunctions.Length > MostBits;
        if (isTooLarge) (Features, Rules) = ([], RuleClauses.None(policy));
        var compiler = new KnownCompiler(policy, Facts);
        _every = new ConditionPass(policy, compiler, policy.Conditions);
        _tied = new ConditionPass(policy, compiler, policy.Conditions.Where(c => c.IsTest && Facts.Of(c) is null));
        var first = new ConditionPass(policy, compiler,
            Features.Where(f => f.Condition >= 0).Select(f => policy.Conditions[f.Condition]));
        var reads = new ReadSlots(policy);
        _rows = new ClauseRows(Features, Rules.Conjunctions);
        _lookup = new ClauseLookup(policy, Features, _rows, first, reads);
        _outcomes = [policy.Otherwise.Outcome, .. policy.Rules.Select(r => r.Outcome)];
        _ruleOf = [.. Rules.RuleOf.Take(64), .. Enumerable.Repeat(-1, Math.Max(1, 65 - Rules.RuleOf.Length))];
        _isFree = compiler.HasFree || isTooLarge;
        if (_isFree) return;
        if (!compiler.HoldsTwo)
            Open = TwoRuns.Of(policy, Features, _rows, Rules, first, reads.Slots, Facts);
        if (Open is not null)
        {
            Values = new Representatives(policy, Facts, compiler, reads.Slots);
            Splits = new Splits(Open, policy.SlotForms, Values, new Samples(this, reads.Slots, Values));
        }
        if (_rows.Words > 1 || !first.IsEmpty || Rules.HasOverrides || !Rules.AllDecide) return;
        (_word, _tables) = (_lookup.Word, _lookup.Tables);
    }

    /// <summary>The policy that it is the plan of.</summary>
    public Policy Policy { get; }

    /// <summary>Which of its conditions are tests of one fact.</summary>
    public FactTests Facts { get; }

    /// <summary>What its clauses look at.</summary>
    public ImmutableArray<Feature> Features { get; }

    /// <summary>Its clauses, by their rules.</summary>
    public RuleClauses Rules { get; }

    /// <summary>Its runs for cases with unknowns; null where it has none.</summary>
    public TwoRuns? Open { get; }

    private Splits? Splits { get; }

    private Representatives? Values { get; }

    /// <summary>
    /// The values of a fact that stand for all others, as slots in order, the least of each class of a number or date; none
    /// where that cannot be said.
    /// </summary>
    /// <param name="slot">The fact.</param>
    /// <param name="case">What else a case says: a row of the caller's own, which is written to.</param>
    public long[] AnswersTo(int slot, CaseRow @case) => @case.Words is null || Values is null ? [] : Values.Of(slot, @case);

    /// <summary>The least and the greatest of them as far as a case bounds them; null where that cannot be said.</summary>
    public (long Least, long Greatest)? EndsOf(int slot, CaseRow @case) =>
        @case.Words is null || Values is null ? null : Values.EndsOf(slot, @case);

    /// <summary>
    /// The rule by which a case is decided; false where something is unknown that any line of the policy reads.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="rule">The place of the rule among those of the policy; -1 where it is <c>otherwise</c>.</param>
    public bool TryDecide(in CaseRow @case, out int rule)
    {
        rule = -1;
        if (@case.Words is null) return false;
        if (_word is null) return !_isFree && TryDecideAtLarge(@case, out rule);
        if (!_word.TryMake(@case.Words, out var word)) return false;
        // Of no clause at all the place is 64, which is that of `otherwise`.
        rule = _ruleOf[BitOperations.TrailingZeroCount(_tables!.Find(word))];
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
        return _lookup.TryFind(@case, clauses)
            ? Rules.Reasons(clauses, rule, reasons)
            : throw new InvalidOperationException("the case leaves something unknown");
    }

    /// <summary>
    /// The first clause of the rule that decides a known case, in their order; -1 where it is <c>otherwise</c>.
    /// </summary>
    public int ClauseOf(in CaseRow @case)
    {
        Span<ulong> clauses = _rows.Words <= MostOnStack ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        return _lookup.TryFind(@case, clauses)
            ? Rules.FirstOf(Rules.First(clauses), clauses)
            : throw new InvalidOperationException("the case leaves something unknown");
    }

    /// <summary>
    /// The outcomes that a case with unknowns leaves possible, one bit each, where two runs say all there is to say
    /// of it; 0 where they do not.
    /// </summary>
    public ulong Settle(in CaseRow @case) => @case.Words is null || Open is null ? 0 : Open.Settle(@case);

    /// <summary>
    /// The same of the outcome alone, by the values that stand for all others; 0 where a proof must tell.
    /// </summary>
    public ulong Possible(in CaseRow @case) => @case.Words is null || Open is null ? 0 : Splits!.Possible(@case);

    /// <summary>
    /// The outcome of a case with unknowns, as one bit; two of several that it leaves possible; 0 where a proof must
    /// tell.
    /// </summary>
    public ulong Outcome(in CaseRow @case) => @case.Words is null || Open is null ? 0 : Splits!.Outcome(@case);

    /// <summary>
    /// The case with what ties its lines filled in, in each way, so that two runs tell all of each; empty where a
    /// proof must tell of its lines.
    /// </summary>
    public ImmutableArray<CaseRow> Ways(in CaseRow @case) =>
        @case.Words is null || Open is null ? [] : Splits!.Ways(@case);

    /// <summary>
    /// What is told of each fact or list that is unknown and that can still change the outcome of a case, no other
    /// being one; default where a proof must tell all.
    /// </summary>
    public ImmutableArray<ToldNeed> Needs(in CaseRow @case) =>
        @case.Words is null || Open is null ? default : Splits!.Needs(@case);

    /// <summary>The word of a case; null where it has none of 64 bits, or something is unknown.</summary>
    public ulong? WordOf(in CaseRow @case) => @case.Words is null ? null : _lookup.WordOf(@case);

    /// <summary>The outcome of a rule, by its place; of <c>otherwise</c>, by -1.</summary>
    public Outcome? OutcomeOf(int rule) => _outcomes[rule + 1];

    /// <summary>What each condition of the policy comes to for a known case, in a memory of the caller's own.</summary>
    public void Run(in CaseRow @case, KnownMemory memory) => _every.Run(@case, memory);

    /// <summary>
    /// The conditions that are no tests of one fact, and what they are made of, for a case of which they read nothing
    /// unknown; good until the next pass of this thread.
    /// </summary>
    public KnownMemory RunTied(in CaseRow @case) => _tied.Run(@case);

    /// <summary>The rules that override a rule, by their places.</summary>
    public ImmutableArray<int> OverridersOf(int rule) => Rules.OverridersOf(rule);

    /// <summary>The rules that others override, each after those that override it.</summary>
    public ReadOnlySpan<int> Overridden => Rules.Overridden;

    private bool TryDecideAtLarge(in CaseRow @case, out int rule)
    {
        Span<ulong> clauses = _rows.Words <= MostOnStack ? stackalloc ulong[_rows.Words] : new ulong[_rows.Words];
        rule = -1;
        if (_lookup.Word is null && !Rules.HasOverrides && Rules.AllDecide)
        {
            if (!_lookup.TryFindFirst(@case, clauses, out var first)) return false;
            if (first >= 0) rule = Rules.RuleOf[first];
            return true;
        }
        if (!_lookup.TryFind(@case, clauses)) return false;
        rule = Rules.First(clauses);
        return true;
    }
}
