using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines of one decision about a known case come to, where the decision does not say it by itself: conditions
/// inside <c>where</c>, item by item, and values that are worked out. Made for one telling, and not shared between
/// threads.
/// </summary>
internal sealed class KnownLines
{
    private readonly ConditionEvaluator _conditions;
    private readonly Frame _outside;
    private Frame _frame;
    private ItemPlace _at = ItemPlace.None;

    public KnownLines(ConditionEvaluator conditions, in Frame outside) =>
        (_conditions, _outside, _frame) = (conditions, outside, outside);

    /// <summary>Whether a condition inside <c>where</c> holds for an item.</summary>
    /// <exception cref="InvalidOperationException">The case leaves it open, and so is no known one.</exception>
    public bool Holds(Condition condition, in ItemPlace at) => _conditions.Apart(condition, FrameOf(at)) switch
    {
        Truth.Held => true,
        Truth.Failed => false,
        _ => throw NotKnown(),
    };

    /// <summary>A number, a date, yes or no, or a choice, on the scale of <see cref="Scalar"/>.</summary>
    /// <exception cref="InvalidOperationException">The case leaves it open, and so is no known one.</exception>
    public Int128 ValueOf(Term term, in ItemPlace at)
    {
        var bounds = _conditions.Terms.Scalar(term, FrameOf(at));
        return bounds.IsKnown ? bounds.Low : throw NotKnown();
    }

    /// <summary>A set, as <see cref="Choices"/> has it.</summary>
    /// <exception cref="InvalidOperationException">The case leaves it open, and so is no known one.</exception>
    public BigInteger SetOf(Term term, in ItemPlace at) => TermEvaluator.Set(term, FrameOf(at)) ?? throw NotKnown();

    /// <summary>The conventions for dates on which a count of years, months or days relied.</summary>
    public DateConventions ConventionsOf(ElapsedTerm elapsed, in ItemPlace at) =>
        ReliedConventions.Of(elapsed, _conditions.Terms, FrameOf(at));

    /// <summary>The conventions for dates on which moving a date relied.</summary>
    public DateConventions ConventionsOf(ShiftTerm shift, in ItemPlace at) =>
        ReliedConventions.Of(shift, _conditions.Terms, FrameOf(at));

    private Frame FrameOf(in ItemPlace at)
    {
        if (at == _at) return _frame;
        _frame = at.Row < 0
            ? _outside
            : _outside with { Item = ((Items)_outside.Values[at.Slot]!).Rows[at.Row] };
        _at = at;
        return _frame;
    }

    private static InvalidOperationException NotKnown() => new("a line about a known case is open");
}

/// <summary>The item of a list of which a line or a value is told.</summary>
/// <param name="Slot">The slot of its list; -1 outside <c>where</c>.</param>
/// <param name="Row">Its place in the list, from 0; -1 outside <c>where</c>.</param>
internal readonly record struct ItemPlace(int Slot, int Row)
{
    /// <summary>Outside <c>where</c>.</summary>
    public static ItemPlace None => new(-1, -1);
}
