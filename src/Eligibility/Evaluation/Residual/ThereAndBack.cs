namespace Eligibility.Evaluation;

/// <summary>
/// What is so of days moved by months one way and the other: moved there and back, a day is never later than it was, since
/// a month that has no such day gives its last. So what is no later than a day that was moved is, moved back, no later than
/// that day was.
/// </summary>
internal static class ThereAndBack
{
    /// <summary>Says so of all tests of a formula that it ties: what the bounds of days alone would take long to tell.</summary>
    public static void Require(Formula formula)
    {
        var moved = formula.Tests.OfType<SumTest>().SelectMany(t => t.Sum.Terms).Select(t => t.Atom).OfType<MovedAtom>()
            .Where(m => m is { Months: true, Amount.IsKnown: true }).Distinct().ToList();
        foreach (var there in moved)
            foreach (var back in moved.Where(m => m.Amount.Constant == -there.Amount.Constant))
            {
                var before = formula.PartCount;
                var isNoLater = formula.AtMost(back.Day.Plus(Sum.OfValue(there), -1));
                var isBack = formula.AtMost(Sum.OfValue(back).Plus(there.Day, -1));
                // Of tests that nothing asks about there is nothing to say.
                if (formula.PartCount == before) formula.Require(formula.Any(formula.Not(isNoLater), isBack));
            }
    }
}
