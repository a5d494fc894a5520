
namespace Eligibility.Evaluation;

/// <summary>A question with numbered answers about what is left of a policy.</summary>
internal abstract class ResidualQuestion
{
    /// <summary>The answers that are possible under some assumptions; one is certain.</summary>
    public abstract List<int> Possible(State state);

    /// <summary>Whether the one answer that is possible comes of whatever is assumed further.</summary>
    public virtual bool IsCertain(State state) => true;

    /// <summary>A test on which it hangs where several are possible.</summary>
    public abstract Test? Next(State state);

    /// <summary>The answer of a pass over whole cases: the one case, or both that are compared.</summary>
    public abstract int? Of(IReadOnlyList<Pass> passes);

    /// <summary>The one of several possible answers of a pass over a whole case.</summary>
    protected static int? Only(IEnumerable<int> possible) => possible.Take(2).ToList() is [var only] ? only : null;

    protected static Test? FirstOpen(State state, IEnumerable<Part> parts)
    {
        foreach (var part in parts)
            if (part.In(state) == Truth.Open && part.Next(state) is { } test) return test;
        return null;
    }
}

/// <summary>Whether something is so: 1, or not: 0.</summary>
internal sealed class TruthQuestion(Part part, Func<Pass, Truth> ofPass) : ResidualQuestion
{
    public override List<int> Possible(State state) => [.. Truths.ToAnswers(part.In(state))];

    public override Test? Next(State state) => FirstOpen(state, [part]);

    public override int? Of(IReadOnlyList<Pass> passes) => Only(Truths.ToAnswers(ofPass(passes[0])));
}

/// <summary>Which outcome prevails, by its place.</summary>
internal sealed class OutcomeQuestion(ResidualRules rules, RuleEvaluator evaluator, int copy = 0) : ResidualQuestion
{
    public override List<int> Possible(State state)
    {
        var may = new List<int>();
        for (var o = 0; o < rules.ByOutcome.Length; o++)
        {
            var truth = rules.ByOutcome[o].In(state);
            if (truth != Truth.Failed) may.Add(o);
            if (truth == Truth.Held) return may;
        }
        var otherwise = may.BinarySearch(rules.Otherwise);
        if (otherwise < 0) may.Insert(~otherwise, rules.Otherwise);
        return may;
    }

    public override Test? Next(State state) => FirstOpen(state, rules.ByOutcome);

    public override int? Of(IReadOnlyList<Pass> passes) => Only(evaluator.PossibleOutcomes(passes[copy]));
}

/// <summary>The status of a rule.</summary>
internal sealed class StatusQuestion(ResidualRules rules, RuleEvaluator evaluator, Rule rule) : ResidualQuestion
{
    private readonly IEnumerable<Part> _before = rule.Outcome is { Index: var o } ? rules.ByOutcome.Take(o) : [];

    public override List<int> Possible(State state)
    {
        var (i, may) = (rule.Index, new List<int>());
        var inForce = rules.InForce[i].In(state);
        if (inForce != Truth.Held) may.Add((int)RuleStatus.NotInForce);
        if (inForce == Truth.Failed) return may;
        if (rules.Condition[i].In(state) != Truth.Held) may.Add((int)RuleStatus.DoesNotApply);
        if (rules.Applies[i].In(state) == Truth.Failed) return may;
        var defeated = rules.Defeated[i].In(state);
        if (defeated != Truth.Failed) may.Add((int)RuleStatus.Defeated);
        if (defeated == Truth.Held) return may;
        if (rule.Outcome is null)
        {
            may.Add((int)RuleStatus.Exception);
            return may;
        }
        var outranked = Truth.Failed;
        foreach (var part in _before) outranked = Truths.Or(outranked, part.In(state));
        if (outranked != Truth.Failed) may.Add((int)RuleStatus.Outranked);
        if (outranked != Truth.Held) may.Add((int)RuleStatus.Reason);
        return may;
    }

    public override Test? Next(State state) => FirstOpen(state,
        [rules.InForce[rule.Index], rules.Condition[rule.Index], rules.Defeated[rule.Index], .. _before]);

    public override int? Of(IReadOnlyList<Pass> passes) => Only(evaluator.PossibleStatuses(passes[0], rule));
}
