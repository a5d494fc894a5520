
namespace Eligibility.Evaluation;

/// <summary>A question with numbered answers about what is left of a policy.</summary>
internal abstract class OpenQuestion
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
internal sealed class TruthQuestion(Part part, Func<Pass, Truth> ofPass) : OpenQuestion
{
    public override List<int> Possible(State state) => [.. Truths.ToAnswers(part.In(state))];

    public override Test? Next(State state) => FirstOpen(state, [part]);

    public override int? Of(IReadOnlyList<Pass> passes) => Only(Truths.ToAnswers(ofPass(passes[0])));
}

/// <summary>Which outcome prevails, by its place.</summary>
internal sealed class OutcomeQuestion(OpenRules rules, RuleEvaluator evaluator, int copy = 0) : OpenQuestion
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
internal sealed class StatusQuestion(OpenRules rules, RuleEvaluator evaluator, Rule rule) : OpenQuestion
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

/// <summary>Two questions at once: the answers of the first times a number, and those of the second.</summary>
internal sealed class PairQuestion(OpenQuestion one, OpenQuestion other, int count) : OpenQuestion
{
    public override List<int> Possible(State state)
    {
        var (ones, others) = (one.Possible(state), other.Possible(state));
        return [.. from a in ones from b in others select a * count + b];
    }

    public override Test? Next(State state) => one.Possible(state).Count > 1 ? one.Next(state) : other.Next(state);

    public override int? Of(IReadOnlyList<Pass> passes) =>
        one.Of(passes) is { } a && other.Of(passes) is { } b ? a * count + b : null;
}

/// <summary>
/// The outcomes of two cases that differ in one unknown alone: that of the first times the number of outcomes, and that
/// of the second. Where whatever differs between them has come out the same, so have they.
/// </summary>
internal sealed class DifferenceQuestion(OpenRules one, OpenRules other, RuleEvaluator evaluator, int count)
    : OpenQuestion
{
    private readonly OutcomeQuestion _one = new(one, evaluator);
    private readonly OutcomeQuestion _other = new(other, evaluator, copy: 1);
    private readonly List<(Part One, Part Other)> _differing =
        [.. one.Undefeated.Zip(other.Undefeated).Where(p => !ReferenceEquals(p.First, p.Second))];

    public override List<int> Possible(State state)
    {
        if (_differing.TrueForAll(p => p.One.In(state) is not Truth.Open and var truth && truth == p.Other.In(state)))
            return [];
        var (ones, others) = (_one.Possible(state), _other.Possible(state));
        return [.. from a in ones from b in others where a != b select a * count + b];
    }

    // One pair that differs may be all there is and still hang on more.
    public override bool IsCertain(State state) =>
        _one.Possible(state).Count == 1 && _other.Possible(state).Count == 1;

    // What differs first: nothing else can set the outcomes apart.
    public override Test? Next(State state) =>
        FirstOpen(state, _differing.SelectMany(p => (Part[])[p.One, p.Other]))
            ?? _one.Next(state) ?? _other.Next(state);

    public override int? Of(IReadOnlyList<Pass> passes) =>
        _one.Of(passes) is { } a && _other.Of(passes) is { } b ? a * count + b : null;
}
