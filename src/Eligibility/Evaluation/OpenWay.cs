using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>What the lines of a case come to about which two runs say all.</summary>
internal sealed class OpenWay
{
    private readonly PolicyPlan _plan;
    private readonly CaseRow _case;
    private readonly Truth[] _inForce;
    private readonly Truth[] _applies;
    private readonly Truth[] _byOutcome;

    public OpenWay(PolicyPlan plan, in CaseRow @case)
    {
        (_plan, _case) = (plan, @case);
        var rules = plan.Policy.Rules;
        Conditions = OpenConditions.Of(plan, @case);
        (_inForce, _applies) = (new Truth[rules.Length], new Truth[rules.Length]);
        for (var i = 0; i < rules.Length; i++)
        {
            _inForce[i] = InForce(rules[i]);
            _applies[i] = Truths.And(_inForce[i], Condition(rules[i]));
        }
        Undefeated = [.. _applies];
        foreach (var rule in plan.Overridden)
            foreach (var by in plan.OverridersOf(rule))
                Undefeated[rule] = Truths.And(Undefeated[rule], Truths.Not(Undefeated[by]));
        _byOutcome = new Truth[plan.Policy.Outcomes.Length];
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Outcome is { Index: var o })
                _byOutcome[o] = Truths.Or(_byOutcome[o], Undefeated[i]);
    }

    /// <summary>What each condition of the policy comes to.</summary>
    public Truth[] Conditions { get; }

    /// <summary>Whether each rule applies and none that overrides it does.</summary>
    public Truth[] Undefeated { get; }

    private Truth InForce(Rule rule)
    {
        if (rule.Period is not { } period) return Truth.Held;
        var form = _plan.Policy.SlotForms[_plan.Policy.DatedBy.Slot];
        var day = _case.Slot(form);
        if (day != SlotForm.NotKnown) return Truths.Of(period.Contains(DateOnly.FromDayNumber((int)day)));
        // The range of the date may settle it.
        var (least, greatest) = ((int)form.Least, (int)form.Greatest);
        if (greatest < period.From.DayNumber || least > period.Until?.DayNumber) return Truth.Failed;
        return period.Contains(DateOnly.FromDayNumber(least)) && period.Contains(DateOnly.FromDayNumber(greatest))
            ? Truth.Held
            : Truth.Open;
    }

    private Truth Condition(Rule rule) => Truths.And(rule.When is { } when ? Conditions[when.Index] : Truth.Held,
        rule.Unless is { } unless ? Truths.Not(Conditions[unless.Index]) : Truth.Held);

    /// <summary>The outcomes that may prevail.</summary>
    public IEnumerable<int> Possible()
    {
        var may = new SortedSet<int>();
        for (var o = 0; o < _byOutcome.Length; o++)
        {
            if (_byOutcome[o] != Truth.Failed) may.Add(o);
            if (_byOutcome[o] == Truth.Held) return may;
        }
        may.Add(_plan.Policy.Otherwise.Outcome.Index);
        return may;
    }

    /// <summary>What may become of a rule: one thing is certain.</summary>
    public ImmutableArray<RuleStatus> StatusesOf(int rule)
    {
        var may = ImmutableArray.CreateBuilder<RuleStatus>();
        var outcome = _plan.Policy.Rules[rule].Outcome;
        if (_inForce[rule] != Truth.Held) may.Add(RuleStatus.NotInForce);
        if (_inForce[rule] != Truth.Failed && Condition(_plan.Policy.Rules[rule]) != Truth.Held)
            may.Add(RuleStatus.DoesNotApply);
        if (_applies[rule] == Truth.Failed) return may.ToImmutable();
        var defeated = Truth.Failed;
        foreach (var by in _plan.OverridersOf(rule)) defeated = Truths.Or(defeated, Undefeated[by]);
        if (defeated != Truth.Failed) may.Add(RuleStatus.Defeated);
        if (defeated == Truth.Held) return may.ToImmutable();
        if (outcome is null)
        {
            may.Add(RuleStatus.Exception);
            return may.ToImmutable();
        }
        var outranked = Before(outcome.Index);
        if (outranked != Truth.Failed) may.Add(RuleStatus.Outranked);
        if (outranked != Truth.Held) may.Add(RuleStatus.Reason);
        return may.ToImmutable();
    }

    /// <summary>The rules by which a rule may be defeated.</summary>
    public IEnumerable<int> DefeatersOf(int rule) => StatusesOf(rule).Contains(RuleStatus.Defeated)
        ? _plan.OverridersOf(rule).Where(by => Undefeated[by] != Truth.Failed)
        : [];

    /// <summary>Whether an outcome that is declared before some prevails.</summary>
    public Truth Before(int outcome)
    {
        var any = Truth.Failed;
        for (var o = 0; o < outcome; o++) any = Truths.Or(any, _byOutcome[o]);
        return any;
    }
}
