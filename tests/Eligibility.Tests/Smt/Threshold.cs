using System.Numerics;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Smt;

/// <summary>
/// A test of a moved day, or of the time between a known day and one that is not: neither ever turns back as that day
/// grows, so the test is of the day itself against the day on which it changes.
/// </summary>
internal static class Threshold
{
    /// <summary>Whether it is at most zero, as a test of the one variable in it; null where there are more.</summary>
    public static Formula? Of(Linear number)
    {
        if (number.Parts is not [(MonthsLater or WholeUnits, _)]) return null;
        if (VariableOf(number) is not { } variable) return null;
        var (low, high) = (variable.Low, variable.High);
        var atLow = Holds(low);
        if (Holds(high) == atLow) return Formula.Of(atLow);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Holds(middle) == atLow) low = middle;
            else high = middle;
        }
        var below = Formula.AtMostZero(Linear.Of(variable) + -low);
        return atLow ? below : !below;

        bool Holds(BigInteger value) => At(number, value).Sign <= 0;
    }

    /// <summary>The one variable on which a day or a count of time hangs, or null.</summary>
    private static IntVariable? VariableOf(Linear number) => number.Parts is not [(var atom, _)] ? null : atom switch
    {
        IntVariable variable => variable,
        MonthsLater { Months.IsConstant: true } later => VariableOf(later.Date),
        WholeUnits units when units.From.IsConstant => VariableOf(units.To),
        WholeUnits units when units.To.IsConstant => VariableOf(units.From),
        _ => null,
    };

    private static BigInteger At(Linear number, BigInteger value) => number.IsConstant
        ? number.Constant
        : number.Constant + number.Parts[0].Times * number.Parts[0].Atom switch
        {
            IntVariable => value,
            MonthsLater later => OracleCalendar.PlusMonths((int)At(later.Date, value), (int)later.Months.Constant),
            WholeUnits units => WholeUnits.Count(units.Unit, (int)At(units.From, value), (int)At(units.To, value)),
            _ => throw new NotTranslatedException("no such day"),
        };
}
