using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// The arithmetic of values (language, section 3): exact, and refusing what the checker should have refused.
/// </summary>
internal abstract class OracleTerms : ITermVisitor<int, Int128>
{
    /// <summary>A number is a whole count of 10^-12.</summary>
    public static readonly Int128 One = 1_000_000_000_000;

    private static readonly Int128 Limit = One * 1_000_000_000_000_000_000;

    /// <param name="term">A value that is no set.</param>
    /// <param name="row">The item at hand, or -1 outside <c>where</c>.</param>
    public Int128 Value(Term term, int row) => term.Accept(this, row);

    public Int128 VisitConstant(ConstantTerm constant, in int row) => ((Scalar)constant.Value).Value;

    public Int128 VisitSum(SumTerm sum, in int row) => Sum(sum, row);

    public Int128 VisitProduct(ProductTerm product, in int row) => Product(product, row);

    public Int128 VisitRounded(RoundedTerm rounded, in int row) => Round(rounded, row);

    public abstract Int128 VisitGroup(ValueGroupTerm group, in int row);

    public abstract Int128 VisitLine(ValueLineTerm line, in int row);

    /// <summary>"The latest, earliest, highest or lowest": of the values that count.</summary>
    protected static Int128 Best(Extreme of, IEnumerable<Int128> values) =>
        of is Extreme.Latest or Extreme.Highest ? values.Max() : values.Min();

    public Int128 VisitShift(ShiftTerm shift, in int row) => Shift(shift, row);

    public Int128 VisitElapsed(ElapsedTerm elapsed, in int row) => Elapse(elapsed, row);

    public Int128 VisitDefinition(DefinitionTerm named, in int row) => Named(named.Definition, row);

    public abstract Int128 VisitCondition(ConditionTerm named, in int row);

    /// <summary>What is worked out for each item says something of the item at hand, any other of none.</summary>
    protected virtual Int128 Named(Definition definition, int row) => Value(definition.Value!, RowFor(definition.List, row));

    // A row says which item is looked at, and in thousands which one is in hand.
    private const int Hand = 1_000;

    /// <summary>The item that is looked at.</summary>
    protected static int Looked(int row) => row < 0 ? row : row % Hand;

    /// <summary>The item in hand, where another is looked at.</summary>
    protected static int InHand(int row) => row >= Hand ? row / Hand - 1 : throw new OracleException("no item is in hand");

    /// <summary>An item that is looked at from another, or from none.</summary>
    protected static int From(int row, int each) => row < 0 ? each : each + (Looked(row) + 1) * Hand;

    /// <summary>The item of which something named is asked.</summary>
    protected static int RowFor(ListInput? list, int row) => list is null ? -1 : Looked(row);

    public Int128 VisitThis(ThisTerm mine, in int row) => Value(mine.Of, InHand(row));

    // What is looked up, chosen or counted.

    public abstract Int128 VisitFact(FactTerm fact, in int row);

    public abstract Int128 VisitField(FieldTerm field, in int row);

    public abstract Int128 VisitTable(TableTerm table, in int row);

    public abstract Int128 VisitScore(ScoreTerm score, in int row);

    public abstract Int128 VisitCount(CountTerm count, in int row);

    public abstract Int128 VisitDifferent(DifferentTerm different, in int row);

    public abstract Int128 VisitTotal(TotalTerm total, in int row);

    public abstract Int128 VisitSize(SizeTerm size, in int row);

    /// <summary>"Brought into `from A to B` once, at the end."</summary>
    protected static Int128 Clamp(Score score, Int128 sum) => score.Low is { } low && sum < low.Units ? low.Units
        : score.High is { } high && sum > high.Units ? high.Units
        : sum;

    private Int128 Sum(SumTerm sum, int row)
    {
        Int128 total = 0;
        foreach (var (term, minus) in sum.Terms) total = minus ? total - Value(term, row) : total + Value(term, row);
        return Bounded(total);
    }

    private Int128 Product(ProductTerm product, int row)
    {
        var (value, scale) = ((BigInteger)Value(product.Factors[0], row), BigInteger.One);
        for (var i = 1; i < product.Factors.Length; i++)
            (value, scale) = (value * Value(product.Factors[i], row), scale * One);
        var result = BigInteger.DivRem(value, scale, out var rest);
        return rest.IsZero
            ? Bounded((Int128)result)
            : throw new OracleException("a product has more than 12 digits after the point");
    }

    /// <summary>"`down` is to the lower, `up` to the higher, neither to the nearest, a half to the higher."</summary>
    private Int128 Round(RoundedTerm rounded, int row)
    {
        var (top, bottom) = ((BigInteger)Value(rounded.Of, row), (BigInteger)rounded.To);
        if (rounded.By is not null) (top, bottom) = (top * One, bottom * Value(rounded.By, row));
        if (bottom <= 0) throw new OracleException("something is divided by nought");
        var rest = (top % bottom + bottom) % bottom;
        var lower = (top - rest) / bottom;
        var higher = rest.IsZero ? lower : lower + 1;
        var steps = rounded.Rounding switch
        {
            Rounding.Down => lower,
            Rounding.Up => higher,
            _ => rest * 2 < bottom ? lower : higher,
        };
        return Bounded((Int128)(steps * rounded.To));
    }

    private Int128 Shift(ShiftTerm shift, int row)
    {
        var day = (int)Value(shift.Date, row);
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            var count = Whole(Value(amount, row)) * (minus ? -1 : 1);
            day = months ? OracleCalendar.PlusMonths(day, count) : day + count;
            if (day < 0 || day > OracleCalendar.Day(9999, 12, 31))
                throw new OracleException("a date left the years 1 to 9999");
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
        number < Limit && number > -Limit
            ? number
            : throw new OracleException("a number left its 18 digits before the point");

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
