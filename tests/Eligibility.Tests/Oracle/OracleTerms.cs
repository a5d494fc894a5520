using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>The arithmetic of values (language, section 3): exact, and refusing what the checker should have refused.</summary>
internal abstract class OracleTerms
{
    /// <summary>A number is a whole count of 10^-12.</summary>
    public static readonly Int128 One = 1_000_000_000_000;

    private static readonly Int128 Limit = One * 1_000_000_000_000_000_000;

    /// <param name="term">A value that is no set.</param>
    /// <param name="row">The item at hand, or -1 outside <c>where</c>.</param>
    public Int128 Value(Term term, int row) => term switch
    {
        ConstantTerm constant => ((Scalar)constant.Value).Value,
        SumTerm sum => Sum(sum, row),
        ProductTerm product => Product(product, row),
        ShiftTerm shift => Shift(shift, row),
        ElapsedTerm elapsed => Elapse(elapsed, row),
        DefinitionTerm named => Named(named.Definition),
        _ => Leaf(term, row),
    };

    protected virtual Int128 Named(Definition definition) => Value(definition.Value!, -1);

    /// <summary>A fact, field, table, score, count or total.</summary>
    protected abstract Int128 Leaf(Term term, int row);

    private Int128 Sum(SumTerm sum, int row)
    {
        Int128 total = 0;
        foreach (var (term, minus) in sum.Terms) total = minus ? total - Value(term, row) : total + Value(term, row);
        return Bounded(total);
    }

    private Int128 Product(ProductTerm product, int row)
    {
        var (value, scale) = ((BigInteger)Value(product.Factors[0], row), BigInteger.One);
        for (var i = 1; i < product.Factors.Length; i++) (value, scale) = (value * Value(product.Factors[i], row), scale * One);
        var result = BigInteger.DivRem(value, scale, out var rest);
        return rest.IsZero ? Bounded((Int128)result) : throw new OracleException("a product has more than 12 digits after the point");
    }

    private Int128 Shift(ShiftTerm shift, int row)
    {
        var day = (int)Value(shift.Date, row);
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            var count = Whole(Value(amount, row)) * (minus ? -1 : 1);
            day = months ? OracleCalendar.PlusMonths(day, count) : day + count;
            if (day < 0 || day > OracleCalendar.Day(9999, 12, 31)) throw new OracleException("a date left the years 1 to 9999");
        }
        return day;
    }

    private Int128 Elapse(ElapsedTerm elapsed, int row)
    {
        var (from, to) = ((int)Value(elapsed.From, row), (int)Value(elapsed.To, row));
        return One * elapsed.Unit switch
        {
            Elapsed.Days => to - from,
            Elapsed.Months => OracleCalendar.WholeMonths(from, to),
            Elapsed.Years => OracleCalendar.WholeYears(from, to),
            _ => throw new OracleException("time is counted in days, months or years"),
        };
    }

    public static int Whole(Int128 number) =>
        number % One == 0 ? (int)(number / One) : throw new OracleException("a number of days or months is not whole");

    public static Int128 Bounded(Int128 number) =>
        number < Limit && number > -Limit ? number : throw new OracleException("a number left its 18 digits before the point");

    public static bool Compare(Int128 left, Relation relation, Int128 right) => relation switch
    {
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        Relation.Less => left < right,
        Relation.AtMost => left <= right,
        Relation.More => left > right,
        Relation.AtLeast => left >= right,
        _ => throw new OracleException("a comparison has one of six relations"),
    };
}
