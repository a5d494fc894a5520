using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>What the case would come to if none of the grounds were there.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Rule">The first rule that would give it; null for <c>otherwise</c>.</param>
internal sealed record WithoutGrounds(Outcome Outcome, Rule? Rule)
{
    /// <summary>
    /// The rules worked out again with the reasons taken out, and what those overrode let through. Null where that
    /// hangs on what is not known, or where the only ground is that no rule applies.
    /// </summary>
    public static WithoutGrounds? Of(Decision decision)
    {
        if (!decision.IsDecided || decision.Reasons.Any(r => r.Rule is null || r.Open)) return null;
        var rules = decision.Policy.Rules;
        var reasons = decision.Reasons.Select(r => r.Rule!.Index).ToHashSet();
        var overriders = rules.SelectMany(by => by.Overrides.Select(rule => (rule, by.Index)))
            .ToLookup(p => p.rule, p => p.Index);
        var undefeated = new Truth?[rules.Length];
        foreach (var outcome in decision.Policy.Outcomes)
        {
            var giving = rules.Where(r => r.Outcome?.Index == outcome.Index).ToList();
            if (giving.Find(r => Undefeated(r.Index) == Truth.Held) is { } first) return new(outcome, first);
            if (giving.Exists(r => Undefeated(r.Index) == Truth.Open)) return null;
        }
        return new(decision.Policy.Otherwise.Outcome, null);

        // No rule overrides itself, by however many others.
        Truth Undefeated(int rule)
        {
            if (undefeated[rule] is { } known) return known;
            var truth = reasons.Contains(rule) ? Truth.Failed : Applies(decision.Statuses[rule]);
            foreach (var by in overriders[rule]) truth = Truths.And(truth, Truths.Not(Undefeated(by)));
            return (undefeated[rule] = truth).Value;
        }
    }

    private static Truth Applies(RuleStatus status) => status switch
    {
        RuleStatus.DoesNotApply or RuleStatus.NotInForce => Truth.Failed,
        RuleStatus.Open => Truth.Open,
        _ => Truth.Held,
    };
}
