using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A convention for dates that a decision relied on, in words (language, section 3, Dates).</summary>
/// <param name="Text">What it says.</param>
internal sealed record Convention(string Text) : IComparable<Convention>
{
    private static readonly Convention Anniversary = new(
        "Whole years and months are completed on the anniversary; one that does not exist in its year (29 February, the 31st) is the first of the next month.");

    private static readonly Convention MonthEnd = new(
        "Adding or taking months keeps the day of the month, or takes the month's last day where it has no such day.");

    public int CompareTo(Convention? other) => string.CompareOrdinal(Text, other?.Text);

    /// <summary>What counting the time between two known dates relied on.</summary>
    public static IEnumerable<Convention> Of(ElapsedTerm elapsed, TermEvaluator terms, in Frame frame)
    {
        var (from, to) = (terms.Scalar(elapsed.From, frame), terms.Scalar(elapsed.To, frame));
        return from.IsKnown && to.IsKnown && Calendar.MeetsMissingAnniversary(elapsed.Unit, Day(from), Day(to)) ? [Anniversary] : [];
    }

    /// <summary>What moving a known date relied on.</summary>
    public static IEnumerable<Convention> Of(ShiftTerm shift, TermEvaluator terms, in Frame frame)
    {
        var date = terms.Scalar(shift.Date, frame);
        if (!date.IsKnown) return [];
        var day = Day(date);
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            var by = terms.Scalar(amount, frame);
            if (!by.IsKnown) return [];
            var count = (int)(by.Low / Number.One.Units) * (minus ? -1 : 1);
            if (Calendar.TakesMonthEnd(day, count, months)) return [MonthEnd];
            day = Calendar.Add(day, count, months);
        }
        return [];
    }

    private static DateOnly Day(Between known) => DateOnly.FromDayNumber((int)known.Low);
}
