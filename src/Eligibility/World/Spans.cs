using Eligibility.Model;

namespace Eligibility.World;

/// <summary>
/// Derives how many days the days of the calendar's constraints lie apart: by amounts and counts, whatever the days.
/// </summary>
internal static class Spans
{
    /// <summary>Adds a row for each that says more than the bounds do.</summary>
    public static void Add(Derivation derivation)
    {
        for (var at = 0; at < derivation.Constraints.Count; at++)
        {
            switch (derivation.Constraints[at])
            {
                case MovedConstraint moved when IsCount(derivation, moved.Amount, moved.Months ? 1 : 0):
                    var (low, high) = CountsOf(derivation, moved.Amount);
                    Say(derivation, at, moved.Result, moved.Day,
                        moved.Months ? MonthSpans.ShortestMove(low) : low, moved.Months ? MonthSpans.Longest(high) : high);
                    break;
                case ElapsedConstraint elapsed when IsCount(derivation, elapsed.Result, MonthsOf(elapsed.Unit)):
                    var (least, most) = CountsOf(derivation, elapsed.Result);
                    Say(derivation, at, elapsed.To, elapsed.From, -Farthest(elapsed.Unit, -least),
                        Farthest(elapsed.Unit, most));
                    break;
            }
        }
    }

    private static int MonthsOf(Elapsed unit) => unit switch { Elapsed.Years => 12, Elapsed.Months => 1, _ => 0 };

    /// <summary>Whether so many units, and one more, lie between two days, each of so many months or a day.</summary>
    private static bool IsCount(Derivation derivation, int variable, int months)
    {
        var most = months > 0 ? MonthSpans.Most / months : MonotoneCurve.FarAmount;
        return derivation.Bounds.Low(variable) > -most && derivation.Bounds.High(variable) < most;
    }

    private static (int Low, int High) CountsOf(Derivation derivation, int variable) =>
        ((int)derivation.Bounds.Low(variable), (int)derivation.Bounds.High(variable));

    /// <summary>The most days that an end lies after a start where at most so many units are between.</summary>
    private static int Farthest(Elapsed unit, int count)
    {
        if (unit == Elapsed.Days) return count;
        var months = MonthsOf(unit);
        return count >= 0 ? MonthSpans.Longest((count + 1) * months) - 1 : -MonthSpans.ShortestCount(-count * months);
    }

    private static void Say(Derivation derivation, int constraint, int later, int earlier, int least, int most)
    {
        var bounds = derivation.Bounds;
        if (later == earlier) return;
        if (bounds.High(later) - bounds.Low(earlier) > most)
            derivation.AddApart(new SpanStep(derivation.NextName, constraint, true, most), later, earlier, most);
        if (bounds.Low(later) - bounds.High(earlier) < least)
            derivation.AddApart(new SpanStep(derivation.NextName, constraint, false, least), earlier, later, -least);
    }
}
