
namespace Eligibility.Evaluation;

/// <summary>Two questions at once: the answers of the first times a number, and those of the second.</summary>
internal sealed class PairQuestion(ResidualQuestion one, ResidualQuestion other, int count) : ResidualQuestion
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
internal sealed class DifferenceQuestion(ResidualRules one, ResidualRules other, RuleEvaluator evaluator, int count)
    : ResidualQuestion
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
