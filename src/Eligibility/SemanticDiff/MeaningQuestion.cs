using System.Collections.Immutable;
using Eligibility.Evaluation;

namespace Eligibility.SemanticDiff;

/// <summary>
/// The outcomes of one case under two policies where they differ, as the place of the old one times the outcomes of the new
/// policy plus the place of the new one; one number past all pairs says that they do not differ. It is asked only of cases
/// in which something else holds.
/// </summary>
internal sealed class MeaningQuestion : ResidualQuestion
{
    private readonly JointPolicy _joint;
    private readonly OutcomeQuestion _old;
    private readonly OutcomeQuestion _new;
    private readonly Within _within;
    private readonly Dictionary<int, (BroughtDifferently Brought, Part Part)> _sameName;
    private readonly int _count;

    // What was possible when it was asked last: whether it is certain, and what to ask next, is asked of the same state.
    private Truth _inside;
    private ImmutableArray<int> _olds;
    private ImmutableArray<int> _news;

    /// <param name="joint">The two policies.</param>
    /// <param name="rules">What is left of the rules of each.</param>
    /// <param name="brought">What comes with outcomes of one name, with the part that says whether that differs.</param>
    /// <param name="within">The cases that are asked about.</param>
    public MeaningQuestion(JointPolicy joint, (ResidualRules Old, ResidualRules New) rules,
        Dictionary<int, (BroughtDifferently Brought, Part Part)> brought, Within within)
    {
        (_joint, _sameName, _within) = (joint, brought, within);
        _old = new OutcomeQuestion(rules.Old, joint.OldRules);
        _new = new OutcomeQuestion(rules.New, joint.NewRules, copy: 1);
        _count = joint.New.Outcomes.Length;
    }

    /// <summary>The answer of a case in which nothing differs.</summary>
    public int Same => _joint.Old.Outcomes.Length * _count;

    /// <summary>The outcomes that an answer stands for.</summary>
    public (Outcome Old, Outcome New) Of(int answer) => (_joint.Old.Outcomes[answer / _count], _joint.New.Outcomes[answer % _count]);

    public override ImmutableArray<int> Possible(State state)
    {
        _inside = _within.In(state);
        if (_inside == Truth.Failed) return [];
        (_olds, _news) = (_old.Possible(state), _new.Possible(state));
        var (found, maySame) = (ImmutableArray.CreateBuilder<int>(), false);
        foreach (var one in _olds)
            foreach (var other in _news)
            {
                var differs = DiffersIn(state, one, other);
                if (differs != Truth.Failed) found.Add(one * _count + other);
                maySame |= differs != Truth.Held;
            }
        if (maySame) found.Add(Same);
        return found.DrainToImmutable();
    }

    private Truth DiffersIn(State state, int one, int other) =>
        _sameName.TryGetValue(one * _count + other, out var brought) ? brought.Part.In(state) : Truth.Held;

    // One pair may be all there is and still hang on more.
    public override bool IsCertain(State state) =>
        _inside == Truth.Held && _olds is [var one] && _news is [var other] && DiffersIn(state, one, other) != Truth.Open;

    public override Test? Next(State state)
    {
        if (_inside == Truth.Open && _within.Next(state) is { } first) return first;
        if (_olds.Length > 1 && _old.Next(state) is { } ofOld) return ofOld;
        if (_news.Length > 1 && _new.Next(state) is { } ofNew) return ofNew;
        foreach (var one in _olds)
            foreach (var other in _news)
                if (_sameName.TryGetValue(one * _count + other, out var brought)
                    && brought.Part.In(state) == Truth.Open && brought.Part.Next(state) is { } test) return test;
        return _old.Next(state) ?? _new.Next(state);
    }

    public override int? Of(IReadOnlyList<Pass> passes)
    {
        if (_joint.OldRules.OnlyOutcome(passes[0]) is not { } one || _joint.NewRules.OnlyOutcome(passes[1]) is not { } other) return null;
        if (!_within.Is(passes[0])) return null;
        return !_sameName.TryGetValue(one * _count + other, out var brought)
            || brought.Brought.Holds(_joint.OldRules, _joint.NewRules, passes[0], passes[1]) ? one * _count + other : Same;
    }
}
