using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>Which of the conventions for dates a value that was worked out relied on.</summary>
internal static class ReliedConventions
{
    /// <summary>What counting the time between two dates relied on, where both are known.</summary>
    public static DateConventions Of(ElapsedTerm elapsed, TermEvaluator terms, in Frame frame)
    {
        var (from, to) = (terms.Scalar(elapsed.From, frame), terms.Scalar(elapsed.To, frame));
        return from.IsKnown && to.IsKnown && Calendar.MeetsMissingAnniversary(elapsed.Unit, Day(from), Day(to))
            ? DateConventions.MissingAnniversary
            : DateConventions.None;
    }

    /// <summary>What moving a date relied on, where it is known and by how much.</summary>
    public static DateConventions Of(ShiftTerm shift, TermEvaluator terms, in Frame frame)
    {
        var date = terms.Scalar(shift.Date, frame);
        if (!date.IsKnown) return DateConventions.None;
        var day = Day(date);
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            var by = terms.Scalar(amount, frame);
            if (!by.IsKnown) return DateConventions.None;
            var count = (int)(by.Low / Number.One.Units) * (minus ? -1 : 1);
            if (Calendar.TakesMonthEnd(day, count, months)) return DateConventions.MonthEnd;
            day = Calendar.Add(day, count, months);
        }
        return DateConventions.None;
    }

    private static DateOnly Day(Between known) => DateOnly.FromDayNumber((int)known.Low);
}
