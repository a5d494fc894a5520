using System.Collections.Immutable;

namespace Eligibility.Evaluation;

/// <summary>A question with numbered answers about what is left of a policy.</summary>
internal abstract class ResidualQuestion
{
    /// <summary>The answers that are possible under some assumptions; one is certain.</summary>
    public abstract ImmutableArray<int> Possible(State state);

    /// <summary>Whether the one answer that is possible comes of whatever is assumed further.</summary>
    public virtual bool IsCertain(State state) => true;

    /// <summary>A test on which it hangs where several are possible.</summary>
    public abstract Test? Next(State state);

    /// <summary>The answer of a pass over whole cases: the one case, or both that are compared.</summary>
    public abstract int? Of(IReadOnlyList<Pass> passes);

    /// <summary>The one of several possible answers of a pass over a whole case.</summary>
    protected static int? Only(IEnumerable<int> possible)
    {
        int? only = null;
        foreach (var answer in possible)
        {
            if (only is not null) return null;
            only = answer;
        }
        return only;
    }

    protected static Test? FirstOpen(State state, ReadOnlySpan<Part> parts)
    {
        foreach (var part in parts)
            if (part.In(state) == Truth.Open && part.Next(state) is { } test) return test;
        return null;
    }
}

/// <summary>Whether something is so: 1, or not: 0.</summary>
internal sealed class TruthQuestion(Part part, Func<Pass, Truth> ofPass) : ResidualQuestion
{
    public override ImmutableArray<int> Possible(State state) => Answers.Of(part.In(state));

    public override Test? Next(State state) => part.In(state) == Truth.Open ? part.Next(state) : null;

    public override int? Of(IReadOnlyList<Pass> passes) => ofPass(passes[0]) switch
    {
        Truth.Held => 1,
        Truth.Failed => 0,
        _ => null,
    };
}

/// <summary>Which outcome prevails, by its place.</summary>
internal sealed class OutcomeQuestion(ResidualRules rules, RuleEvaluator evaluator, int copy = 0) : ResidualQuestion
{
    public override ImmutableArray<int> Possible(State state)
    {
        // So many that those of no policy are more than the stack has room for.
        Span<int> may = rules.ByOutcome.Length < 64 ? stackalloc int[65] : new int[rules.ByOutcome.Length + 1];
        var (count, isOtherwise) = (0, false);
        for (var o = 0; o < rules.ByOutcome.Length; o++)
        {
            var truth = rules.ByOutcome[o].In(state);
            if (truth == Truth.Failed) continue;
            may[count++] = o;
            isOtherwise |= o == rules.Otherwise;
            if (truth == Truth.Held) return Answers.Of(may[..count]);
        }
        if (isOtherwise) return Answers.Of(may[..count]);
        var at = count;
        for (; at > 0 && may[at - 1] > rules.Otherwise; at--) may[at] = may[at - 1];
        may[at] = rules.Otherwise;
        return Answers.Of(may[..(count + 1)]);
    }

    public override Test? Next(State state) => FirstOpen(state, rules.ByOutcome.AsSpan());

    public override int? Of(IReadOnlyList<Pass> passes) => evaluator.OnlyOutcome(passes[copy]);
}

/// <summary>The status of a rule.</summary>
internal sealed class StatusQuestion(ResidualRules rules, RuleEvaluator evaluator, Rule rule) : ResidualQuestion
{
    private readonly Part[] _hangsOn = [rules.InForce[rule.Index], rules.Condition[rule.Index],
        rules.Defeated[rule.Index], .. rule.Outcome is { Index: var o } ? rules.ByOutcome.Take(o) : []];

    private ReadOnlySpan<Part> Before => _hangsOn.AsSpan(3);

    public override ImmutableArray<int> Possible(State state)
    {
        Span<int> may = stackalloc int[8];
        var (i, count) = (rule.Index, 0);
        var inForce = rules.InForce[i].In(state);
        if (inForce != Truth.Held) may[count++] = (int)RuleStatus.NotInForce;
        if (inForce == Truth.Failed) return Answers.Of(may[..count]);
        if (rules.Condition[i].In(state) != Truth.Held) may[count++] = (int)RuleStatus.DoesNotApply;
        if (rules.Applies[i].In(state) == Truth.Failed) return Answers.Of(may[..count]);
        var defeated = rules.Defeated[i].In(state);
        if (defeated != Truth.Failed) may[count++] = (int)RuleStatus.Defeated;
        if (defeated == Truth.Held) return Answers.Of(may[..count]);
        if (rule.Outcome is null)
        {
            may[count++] = (int)RuleStatus.Exception;
            return Answers.Of(may[..count]);
        }
        var outranked = Truth.Failed;
        foreach (var part in Before) outranked = Truths.Or(outranked, part.In(state));
        if (outranked != Truth.Failed) may[count++] = (int)RuleStatus.Outranked;
        if (outranked != Truth.Held) may[count++] = (int)RuleStatus.Reason;
        return Answers.Of(may[..count]);
    }

    public override Test? Next(State state) => FirstOpen(state, _hangsOn);

    public override int? Of(IReadOnlyList<Pass> passes) => Only(evaluator.PossibleStatuses(passes[0], rule));
}
