using System.Collections.Immutable;

namespace Eligibility.Evaluation;

/// <summary>Two questions at once: the answers of the first times a number, and those of the second.</summary>
internal sealed class PairQuestion(ResidualQuestion one, ResidualQuestion other, int count) : ResidualQuestion
{
    public override ImmutableArray<int> Possible(State state)
    {
        var (ones, others) = (one.Possible(state), other.Possible(state));
        if (ones is [var a] && others is [var b]) return [a * count + b];
        var pairs = ImmutableArray.CreateBuilder<int>(ones.Length * others.Length);
        foreach (var first in ones)
            foreach (var second in others) pairs.Add(first * count + second);
        return pairs.MoveToImmutable();
    }

    public override Test? Next(State state) => one.Possible(state).Length > 1 ? one.Next(state) : other.Next(state);

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
    // Those of one case and of the other that are not the same part, in turn.
    private readonly Part[] _differing = [.. one.Undefeated.Zip(other.Undefeated)
        .Where(p => !ReferenceEquals(p.First, p.Second)).SelectMany(p => (Part[])[p.First, p.Second])];

    public override ImmutableArray<int> Possible(State state)
    {
        if (CameOutTheSame(state)) return [];
        var (ones, others) = (_one.Possible(state), _other.Possible(state));
        if (ones is [var a] && others is [var b]) return a == b ? [] : [a * count + b];
        var pairs = ImmutableArray.CreateBuilder<int>(ones.Length * others.Length);
        foreach (var first in ones)
            foreach (var second in others)
                if (first != second) pairs.Add(first * count + second);
        return pairs.DrainToImmutable();
    }

    private bool CameOutTheSame(State state)
    {
        for (var at = 0; at < _differing.Length; at += 2)
        {
            var truth = _differing[at].In(state);
            if (truth == Truth.Open || truth != _differing[at + 1].In(state)) return false;
        }
        return true;
    }

    // One pair that differs may be all there is and still hang on more.
    public override bool IsCertain(State state) =>
        _one.Possible(state).Length == 1 && _other.Possible(state).Length == 1;

    // What differs first: nothing else can set the outcomes apart.
    public override Test? Next(State state) =>
        FirstOpen(state, _differing)
            ?? _one.Next(state) ?? _other.Next(state);

    public override int? Of(IReadOnlyList<Pass> passes) =>
        _one.Of(passes) is { } a && _other.Of(passes) is { } b ? a * count + b : null;
}
