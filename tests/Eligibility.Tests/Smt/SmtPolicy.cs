using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Text;

namespace Eligibility.Tests.Smt;

/// <summary>When each outcome prevails and what becomes of each rule (language, 4.2 and 4.3), as formulas.</summary>
internal sealed class SmtPolicy
{
    private readonly Policy _policy;
    private readonly Formula?[] _undefeated;

    public SmtPolicy(Policy policy, SmtCase @case)
    {
        (_policy, Case, _undefeated) = (policy, @case, new Formula?[policy.Rules.Length]);
        InForce = [.. policy.Rules.Select(r => r.Period is not { } period ? Formula.True
            : Formula.Compare(Day, Relation.AtLeast, Linear.Of(period.From.DayNumber))
                & (period.Until is { } until
                    ? Formula.Compare(Day, Relation.AtMost, Linear.Of(until.DayNumber))
                    : Formula.True))];
        Applies = [.. policy.Rules.Select(r => InForce[r.Index]
            & (r.When is null ? Formula.True : @case.Conditions.Of(r.When, null))
            & (r.Unless is null ? Formula.True : !@case.Conditions.Of(r.Unless, null)))];
        Prevails = [.. policy.Outcomes.Select(o => Prevailing(o))];
    }

    public SmtCase Case { get; }

    /// <summary>By the places of the outcomes.</summary>
    public ImmutableArray<Formula> Prevails { get; }

    private ImmutableArray<Formula> InForce { get; }

    private ImmutableArray<Formula> Applies { get; }

    private Linear Day => Case.ValueOf(_policy.DatedBy).Number!;

    /// <summary>When a rule has a status.</summary>
    public Formula Has(Rule rule, RuleStatus status) => status switch
    {
        RuleStatus.NotInForce => !InForce[rule.Index],
        RuleStatus.DoesNotApply => InForce[rule.Index] & !Applies[rule.Index],
        RuleStatus.Defeated => Applies[rule.Index] & !Undefeated(rule.Index),
        RuleStatus.Exception => rule.Outcome is null ? Undefeated(rule.Index) : Formula.False,
        RuleStatus.Reason => rule.Outcome is { } given ? Undefeated(rule.Index) & !GivenBefore(given) : Formula.False,
        RuleStatus.Outranked => rule.Outcome is { } given ? Undefeated(rule.Index) & GivenBefore(given) : Formula.False,
        _ => Formula.False,
    };

    /// <summary>"One that applies is defeated when a rule that overrides it applies undefeated."</summary>
    private Formula Undefeated(int rule) => _undefeated[rule] ??= Applies[rule]
        & !Formula.Any(_policy.Rules.Where(r => r.Overrides.Contains(rule)).Select(r => Undefeated(r.Index)));

    private Formula Given(Outcome outcome) =>
        Formula.Any(_policy.Rules.Where(r => r.Outcome?.Index == outcome.Index).Select(r => Undefeated(r.Index)));

    private Formula GivenBefore(Outcome outcome) =>
        Formula.Any(_policy.Outcomes.Where(o => o.Index < outcome.Index).Select(Given));

    private Formula Prevailing(Outcome outcome)
    {
        var prevails = Given(outcome) & !GivenBefore(outcome);
        return outcome.Index == _policy.Otherwise.Outcome.Index
            ? prevails | !Formula.Any(_policy.Outcomes.Select(Given))
            : prevails;
    }
}
