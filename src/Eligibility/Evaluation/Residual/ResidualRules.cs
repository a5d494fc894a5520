using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>What is left of the rules of a policy, for one of two cases that are compared.</summary>
internal sealed class ResidualRules
{
    public ResidualRules(PartBuilder parts, RuleEvaluator rules, int copy)
    {
        // Of two policies over one set of facts each has rules of its own.
        var (policy, formula, scope) = (rules.Policy, parts.Formula, Scope.Outside(copy));
        InForce = [.. policy.Rules.Select(r => Period(policy, r, parts, copy))];
        Condition = [.. policy.Rules.Select(r => formula.All(parts.Of(r.When, scope),
            r.Unless is null ? formula.Held : formula.Not(parts.Of(r.Unless, scope))))];
        Applies = [.. policy.Rules.Select((_, i) => formula.All(InForce[i], Condition[i]))];
        var undefeated = Applies.ToArray();
        foreach (var i in rules.OverridersFirst)
            if (rules.OverridersOf(i) is { IsEmpty: false } by)
                undefeated[i] = formula.All(by.Select(o => formula.Not(undefeated[o])).Prepend(Applies[i]));
        Undefeated = [.. undefeated];
        Defeated = [.. policy.Rules.Select((_, i) => formula.Any(rules.OverridersOf(i).Select(o => undefeated[o])))];
        ByOutcome = [.. policy.Outcomes.Select(o => formula.Any(
            policy.Rules.Where(r => r.Outcome?.Index == o.Index).Select(r => undefeated[r.Index])))];
        Otherwise = policy.Otherwise.Outcome.Index;
    }

    public ImmutableArray<Part> InForce { get; }

    public ImmutableArray<Part> Condition { get; }

    public ImmutableArray<Part> Applies { get; }

    public ImmutableArray<Part> Undefeated { get; }

    /// <summary>Whether a rule that overrides it applies undefeated.</summary>
    public ImmutableArray<Part> Defeated { get; }

    public ImmutableArray<Part> ByOutcome { get; }

    public int Otherwise { get; }

    /// <summary>Whether no rule gives any of the outcomes declared first.</summary>
    /// <param name="outcomes">How many.</param>
    /// <param name="formula">Where the parts stand.</param>
    public Part NoneOf(int outcomes, Formula formula) => formula.Not(formula.Any(ByOutcome.Take(outcomes)));

    /// <summary>Whether an outcome prevails.</summary>
    public Part Prevails(int outcome, Formula formula)
    {
        var given = formula.All(ByOutcome[outcome], NoneOf(outcome, formula));
        return outcome == Otherwise ? formula.Any(given, NoneOf(ByOutcome.Length, formula)) : given;
    }

    private static Part Period(Policy policy, Rule rule, PartBuilder parts, int copy)
    {
        if (rule.Period is not { } period) return parts.Formula.Held;
        var dated = new Unknown(policy.DatedBy, -1, null);
        var day = parts.Values[dated.Input.Slot] is Scalar known
            ? Sum.Of(known.Value)
            : parts.Unstated.ValueOf(parts.Unstated.Of(dated, copy));
        var began = parts.Compare(day, Relation.AtLeast, Sum.Of(period.From.DayNumber));
        return period.Until is { } until
            ? parts.Formula.All(began, parts.Compare(day, Relation.AtMost, Sum.Of(until.DayNumber)))
            : began;
    }
}
