using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>
/// That one day lies so many days after another whatever the other is: so a case moves through time as a whole.
/// </summary>
/// <param name="Leader">The variable of the one.</param>
/// <param name="Follower">That of the other.</param>
/// <param name="Days">How many days the follower lies after the leader; negative for before.</param>
internal sealed record Shift(Variable Leader, Variable Follower, Int128 Days)
{
    private const int MostDays = 3_000_000;

    /// <summary>How many days one sum lies after another, where these are the two days; else null.</summary>
    public Int128? Between(Sum from, Sum to)
    {
        if (Day(from) is not (var one, var fromDays) || Day(to) is not (var other, var toDays)) return null;
        if (one == Leader && other == Follower) return Days + toDays - fromDays;
        if (one == Follower && other == Leader) return toDays - Days - fromDays;
        return null;
    }

    private static (Variable Variable, Int128 Days)? Day(Sum sum) =>
        sum.Terms is [(VariableAtom { Variable: var variable }, var factor)] && factor == 1
            ? (variable, sum.Constant)
            : null;

    /// <summary>How many whole units so many days come to, at least and at most, whatever the first day.</summary>
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
