using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>What one pass over a policy came to, for values some of which may be unknown.</summary>
/// <param name="Values">What is known, by slot.</param>
/// <param name="Truths">Every condition, by index.</param>
/// <param name="InForce">Whether each rule's period holds the day.</param>
/// <param name="Applies">Whether each rule is in force and its condition holds.</param>
/// <param name="Undefeated">Whether each rule applies and no rule that overrides it applies undefeated.</param>
/// <param name="ByOutcome">Whether a rule for each outcome applies undefeated, by the outcome's index.</param>
internal sealed record Pass(ImmutableArray<Datum?> Values, Truth[] Truths, Truth[] InForce, Truth[] Applies,
    Truth[] Undefeated, Truth[] ByOutcome);

/// <summary>From conditions to rules to an outcome (language, section 4.2 and 4.3).</summary>
internal sealed class RuleEvaluator
{
    /// <summary>The parts that one step looks at.</summary>
    public const int PartsAStep = 256;

    private readonly Policy _policy;
    private readonly ConditionEvaluator _conditions;
    private readonly Lazy<HashSet<int>> _readSlots;
    private readonly Lazy<ImmutableArray<(int Slot, int Parts)>> _insideWhere;
    private readonly ImmutableArray<int> _overridersFirst;
    private readonly ImmutableArray<ImmutableArray<int>> _overriders;
    private readonly int[]?[] _readBy;

    public RuleEvaluator(Policy policy)
    {
        (_policy, _readBy) = (policy, new int[]?[policy.Conditions.Length]);
        _conditions = new ConditionEvaluator(policy);
        var overriders = policy.Rules.SelectMany(o => o.Overrides.Select(r => (Rule: r, By: o.Index)))
            .ToLookup(p => p.Rule, p => p.By);
        _overriders = [.. policy.Rules.Select(r => overriders[r.Index].ToImmutableArray())];
        _overridersFirst = InOrder();
        _readSlots = new Lazy<HashSet<int>>(() => [.. Reads.Of(policy.Conditions).Select(r => r.Input.Slot),
            .. policy.Rules.Any(r => r.Period is not null) ? [policy.DatedBy.Slot] : (int[])[]]);
        _insideWhere = new Lazy<ImmutableArray<(int, int)>>(() => InsideWhere(Reads.Everything(policy.Conditions)));
    }

    /// <summary>The facts and lists that conditions read, by slot.</summary>
    public IReadOnlySet<int> ReadSlots => _readSlots.Value;

    public Policy Policy => _policy;

    public ConditionEvaluator Conditions => _conditions;

    /// <summary>
    /// Whether one of the policy's own conditions reads a fact or list, through its definitions, tables and scores. What
    /// each reads is worked out once; two threads that do so at once come to the same.
    /// </summary>
    public bool IsRead(Condition own, int slot) => (_readBy[own.Index] ??=
        [.. Reads.Of(own).Select(r => r.Input.Slot).Distinct().Order()]).AsSpan().BinarySearch(slot) >= 0;

    /// <summary>The rules that override a rule.</summary>
    public ImmutableArray<int> OverridersOf(int rule) => _overriders[rule];

    /// <summary>
    /// For how many steps a pass over some values counts, so that limits bound the work and not only the passes: one for
    /// every so many conditions and rules, those inside <c>where</c> counted for each item.
    /// </summary>
    public int StepsOf(ImmutableArray<Datum?> values)
    {
        var parts = _policy.Conditions.Length + _policy.Rules.Length;
        foreach (var (slot, inside) in _insideWhere.Value)
            if (values[slot] is Items items) parts += items.Rows.Length * inside;
        return 1 + parts / PartsAStep;
    }

    /// <summary>For each list the parts inside <c>where</c> that are looked at for each item of it.</summary>
    private static ImmutableArray<(int Slot, int Parts)> InsideWhere(IEnumerable<Node> parts) =>
        [.. parts.Select(p => p.Reach.Where).OfType<WhereClause>().GroupBy(w => w.List.Slot)
            .Select(g => (g.Key, g.Sum(w => Reads.Everything([w.Root]).Count()))).Order()];

    /// <summary>One pass over every condition and rule.</summary>
    public Pass Work(ImmutableArray<Datum?> values)
    {
        var truths = _conditions.All(values);
        var rules = _policy.Rules;
        var inForce = new Truth[rules.Length];
        var applies = new Truth[rules.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            inForce[i] = rules[i].Period is { } period ? InForce(period, values) : Truth.Held;
            var when = rules[i].When is { } w ? truths[w.Index] : Truth.Held;
            var unless = rules[i].Unless is { } u ? truths[u.Index] : Truth.Failed;
            applies[i] = Truths.And(inForce[i], Truths.And(when, Truths.Not(unless)));
        }
        var undefeated = applies.AsSpan().ToArray();
        foreach (var i in _overridersFirst)
            foreach (var overrider in _overriders[i])
                undefeated[i] = Truths.And(undefeated[i], Truths.Not(undefeated[overrider]));
        var byOutcome = new Truth[_policy.Outcomes.Length];
        foreach (var rule in rules)
            if (rule.Outcome is { Index: var o }) byOutcome[o] = Truths.Or(byOutcome[o], undefeated[rule.Index]);
        return new Pass(values, truths, inForce, applies, undefeated, byOutcome);
    }

    private Truth InForce(Period period, ImmutableArray<Datum?> values)
    {
        var fact = _policy.DatedBy;
        var day = values[fact.Slot] is Scalar s
            ? Between.Exactly(s.Value)
            : new Between(fact.Range!.Value.Low, fact.Range!.Value.High);
        var began = ConditionEvaluator.Compare(day, Relation.AtLeast, Between.Exactly(period.From.DayNumber));
        return period.Until is { } until
            ? Truths.And(began, ConditionEvaluator.Compare(day, Relation.AtMost, Between.Exactly(until.DayNumber)))
            : began;
    }

    /// <summary>The outcomes that may prevail, by index in order; one is certain.</summary>
    public IEnumerable<int> PossibleOutcomes(Pass pass)
    {
        var may = new List<int>();
        for (var o = 0; o < _policy.Outcomes.Length; o++)
        {
            var truth = pass.ByOutcome[o];
            if (truth != Truth.Failed) may.Add(o);
            if (truth == Truth.Held) return may;
        }
        var otherwise = may.BinarySearch(_policy.Otherwise.Outcome.Index);
        if (otherwise < 0) may.Insert(~otherwise, _policy.Otherwise.Outcome.Index);
        return may;
    }

    /// <summary>The outcome of a pass that leaves one; null where several are possible.</summary>
    public int? OnlyOutcome(Pass pass)
    {
        int? only = null;
        for (var o = 0; o < pass.ByOutcome.Length; o++)
        {
            if (pass.ByOutcome[o] == Truth.Failed) continue;
            if (only is not null) return null;
            only = o;
            if (pass.ByOutcome[o] == Truth.Held) return only;
        }
        return only is null || only == _policy.Otherwise.Outcome.Index ? _policy.Otherwise.Outcome.Index : null;
    }

    /// <summary>Whether a rule for an outcome declared before another applies undefeated.</summary>
    private static Truth Before(Pass pass, int outcome)
    {
        var any = Truth.Failed;
        for (var o = 0; o < Math.Min(outcome, pass.ByOutcome.Length); o++) any = Truths.Or(any, pass.ByOutcome[o]);
        return any;
    }

    /// <summary>Whether no rule gives an outcome, so that <c>otherwise</c> does.</summary>
    public static Truth Otherwise(Pass pass) => Truths.Not(Before(pass, int.MaxValue));

    /// <summary>The statuses a rule may have; one is certain.</summary>
    public IEnumerable<int> PossibleStatuses(Pass pass, Rule rule)
    {
        var i = rule.Index;
        if (pass.InForce[i] != Truth.Held) yield return (int)RuleStatus.NotInForce;
        if (pass.InForce[i] == Truth.Failed) yield break;
        if (pass.Applies[i] != Truth.Held && Condition(pass, rule) != Truth.Held)
            yield return (int)RuleStatus.DoesNotApply;
        if (pass.Applies[i] == Truth.Failed) yield break;
        var defeated = Truth.Failed;
        foreach (var o in _overriders[i]) defeated = Truths.Or(defeated, pass.Undefeated[o]);
        if (defeated != Truth.Failed) yield return (int)RuleStatus.Defeated;
        if (defeated == Truth.Held) yield break;
        if (rule.Outcome is null) { yield return (int)RuleStatus.Exception; yield break; }
        var outranked = Before(pass, rule.Outcome.Index);
        if (outranked != Truth.Failed) yield return (int)RuleStatus.Outranked;
        if (outranked != Truth.Held) yield return (int)RuleStatus.Reason;
    }

    /// <summary>Whether a rule's condition holds, whatever its period.</summary>
    public static Truth Condition(Pass pass, Rule rule) =>
        Truths.And(rule.When is { } when ? pass.Truths[when.Index] : Truth.Held,
            Truths.Not(rule.Unless is { } unless ? pass.Truths[unless.Index] : Truth.Failed));

    /// <summary>The rules, each after those that override it.</summary>
    public ImmutableArray<int> OverridersFirst => _overridersFirst;

    private ImmutableArray<int> InOrder()
    {
        var order = ImmutableArray.CreateBuilder<int>();
        var waiting = _overriders.Select(o => o.Length).ToArray();
        var ready = new Queue<int>(Enumerable.Range(0, waiting.Length).Where(i => waiting[i] == 0));
        while (ready.TryDequeue(out var rule))
        {
            order.Add(rule);
            foreach (var overridden in _policy.Rules[rule].Overrides)
                if (--waiting[overridden] == 0) ready.Enqueue(overridden);
        }
        return order.ToImmutable();
    }
}
