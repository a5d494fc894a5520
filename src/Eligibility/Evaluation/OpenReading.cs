using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>
/// What there is to read of a decision about a case with unknowns where two runs of its plan are enough: worked out again
/// from the plan and the case, and from nothing else.
/// </summary>
internal sealed class OpenReading
{
    private readonly PolicyPlan _plan;
    private readonly Case _case;
    private readonly Truth[] _truths;
    private readonly Truth[] _inForce;
    private readonly Truth[] _applies;
    private readonly Truth[] _undefeated;
    private readonly Truth[] _byOutcome;

    private OpenReading(PolicyPlan plan, Case @case)
    {
        (_plan, _case) = (plan, @case);
        var rules = plan.Policy.Rules;
        _truths = OpenConditions.Of(plan, @case);
        (_inForce, _applies) = (new Truth[rules.Length], new Truth[rules.Length]);
        for (var i = 0; i < rules.Length; i++)
        {
            _inForce[i] = InForce(rules[i]);
            _applies[i] = Truths.And(_inForce[i], Condition(rules[i]));
        }
        _undefeated = [.. _applies];
        foreach (var rule in plan.Overridden)
            foreach (var by in plan.OverridersOf(rule))
                _undefeated[rule] = Truths.And(_undefeated[rule], Truths.Not(_undefeated[by]));
        _byOutcome = new Truth[plan.Policy.Outcomes.Length];
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Outcome is { Index: var o }) _byOutcome[o] = Truths.Or(_byOutcome[o], _undefeated[i]);
    }

    /// <summary>What there is to read.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="case">A case for which its two runs are enough.</param>
    /// <param name="outcome">The outcome that they came to; null while undecided.</param>
    public static DecisionReading Of(PolicyPlan plan, Case @case, Outcome? outcome)
    {
        var open = new OpenReading(plan, @case);
        var policy = plan.Policy;
        ImmutableArray<ImmutableArray<RuleStatus>> may = [.. policy.Rules.Select((_, i) => open.StatusesOf(i))];
        return new DecisionReading
        {
            Outcome = outcome, Possible = [.. open.Possible().Select(o => policy.Outcomes[o])],
            Reasons = outcome is null ? [] : open.Reasons(may, outcome),
            Needed = outcome is null ? OpenNeeds.Of(plan, @case) : [],
            Statuses = [.. may.Select(m => m is [var only] ? only : RuleStatus.Open)],
            Truths = ImmutableCollectionsMarshal.AsImmutableArray(open._truths),
            Undefeated = ImmutableCollectionsMarshal.AsImmutableArray(open._undefeated),
            Defeaters =
            [
                .. may.Select((m, i) => m.Contains(RuleStatus.Defeated)
                    ? plan.OverridersOf(i).Where(by => open._undefeated[by] != Truth.Failed).ToImmutableArray()
                    : []),
            ],
        };
    }

    private Truth InForce(Rule rule)
    {
        if (rule.Period is not { } period) return Truth.Held;
        var form = _plan.Policy.SlotForms[_plan.Policy.DatedBy.Slot];
        var day = _case.Row.Slot(form);
        if (day != SlotForm.NotKnown) return Truths.Of(period.Contains(DateOnly.FromDayNumber((int)day)));
        // The range of the date may settle it.
        var (least, greatest) = ((int)form.Least, (int)form.Greatest);
        if (greatest < period.From.DayNumber || least > period.Until?.DayNumber) return Truth.Failed;
        return period.Contains(DateOnly.FromDayNumber(least)) && period.Contains(DateOnly.FromDayNumber(greatest))
            ? Truth.Held
            : Truth.Open;
    }

    private Truth Condition(Rule rule) => Truths.And(rule.When is { } when ? _truths[when.Index] : Truth.Held,
        rule.Unless is { } unless ? Truths.Not(_truths[unless.Index]) : Truth.Held);

    private IEnumerable<int> Possible()
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
    private ImmutableArray<RuleStatus> StatusesOf(int rule)
    {
        var may = ImmutableArray.CreateBuilder<RuleStatus>();
        var outcome = _plan.Policy.Rules[rule].Outcome;
        if (_inForce[rule] != Truth.Held) may.Add(RuleStatus.NotInForce);
        if (_inForce[rule] != Truth.Failed && Condition(_plan.Policy.Rules[rule]) != Truth.Held)
            may.Add(RuleStatus.DoesNotApply);
        if (_applies[rule] == Truth.Failed) return may.ToImmutable();
        var defeated = Truth.Failed;
        foreach (var by in _plan.OverridersOf(rule)) defeated = Truths.Or(defeated, _undefeated[by]);
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

    private Truth Before(int outcome)
    {
        var any = Truth.Failed;
        for (var o = 0; o < outcome; o++) any = Truths.Or(any, _byOutcome[o]);
        return any;
    }

    /// <summary>The certain reasons; where none is, all that give the outcome in some way.</summary>
    private ImmutableArray<Reason> Reasons(ImmutableArray<ImmutableArray<RuleStatus>> may, Outcome outcome)
    {
        var rules = _plan.Policy.Rules;
        ImmutableArray<Reason> certain =
            [.. rules.Where((_, i) => may[i] is [RuleStatus.Reason]).Select(r => Reason.Of(r))];
        if (!certain.IsEmpty) return certain;
        var open = rules.Where((_, i) => may[i].Contains(RuleStatus.Reason)).Select(r => Reason.Of(r, open: true)).ToList();
        var otherwise = Truths.Not(Before(_byOutcome.Length));
        if (_plan.Policy.Otherwise.Outcome == outcome && otherwise != Truth.Failed)
            open.Add(Reason.Of(_plan.Policy.Otherwise, otherwise == Truth.Open));
        return [.. open];
    }
}
