using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>
/// That days lie so many days after another whatever the other is: so a case moves through time as a whole.
/// </summary>
/// <param name="Leader">The variable of the one.</param>
/// <param name="Followers">Those of the others, each with how many days it lies after the leader; negative for
/// before.</param>
internal sealed record Shift(Variable Leader, ImmutableArray<(Variable Variable, Int128 Days)> Followers)
{
    private const int MostDays = 3_000_000;

    /// <summary>How many days an atom lies after the leader, where it moves with it; else null.</summary>
    public Between? After(Atom atom, State state)
    {
        if (atom is VariableAtom { Variable: var variable })
        {
            if (variable == Leader) return Evaluation.Between.Exactly(0);
            foreach (var (follower, days) in Followers)
                if (follower == variable) return Evaluation.Between.Exactly(days);
            return null;
        }
        if (atom is not MovedAtom { Months: true } moved || After(moved.Day, state) is not { } day) return null;
        var amount = moved.Amount.Values(state);
        var (least, most) = (amount.Low / Number.One.Units, amount.High / Number.One.Units);
        if (least <= -MonthSpans.Most || most >= MonthSpans.Most) return null;
        return new(day.Low + MonthSpans.ShortestMove((int)least), day.High + MonthSpans.Longest((int)most));
    }

    /// <summary>The same of a day that a sum says: that of one atom, or so many days from it.</summary>
    private Between? After(Sum sum, State state) =>
        sum.Terms is [var (atom, factor)] && factor == 1 && After(atom, state) is { } days
            ? new(days.Low + sum.Constant, days.High + sum.Constant)
            : null;

    /// <summary>How many days one sum lies after another, where both move with the leader; else null.</summary>
    public Between? Between(Sum from, Sum to, State state) =>
        After(from, state) is { } first && After(to, state) is { } last
            ? new(last.Low - first.High, last.High - first.Low)
            : null;

    /// <summary>How many whole units so many days come to, at least and at most, whatever the first day.</summary>
    public static Between? Counted(Elapsed unit, Between days) =>
        Counted(unit, days.Low) is { } least && Counted(unit, days.High) is { } most
            ? new Between(least.Low, most.High)
            : null;

    /// <summary>The same of so many days just.</summary>
    public static Between? Counted(Elapsed unit, Int128 days)
    {
        if (Int128.Abs(days) > MostDays) return null;
        if (days < 0) return Counted(unit, -days) is { } of ? new Between(-of.High, -of.Low) : null;
        if (unit == Elapsed.Days) return Evaluation.Between.Exactly(days);
        var (low, high) = (Completed(MonthSpans.Longest), Completed(MonthSpans.ShortestCount));
        return unit == Elapsed.Years ? new Between(low / 12, high / 12) : new Between(low, high);

        // The most months that so many days are enough for.
        int Completed(Func<int, int> daysOf)
        {
            var months = (int)(days / 31);
            while (daysOf(months + 1) <= days) months++;
            return months;
        }
    }
}
