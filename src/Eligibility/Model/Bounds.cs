using System.Collections.Immutable;
using System.Numerics;

namespace Eligibility.Model;

/// <summary>
/// Between which bounds a value lies whatever the case states, and how many digits after the point it may
/// need: what makes failure at run time impossible (language, section 3). On the scales of
/// <see cref="Scalar"/>, in exact arithmetic.
/// </summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The greatest.</param>
/// <param name="Places">Digits after the point, for numbers.</param>
internal readonly record struct Bounds(BigInteger Low, BigInteger High, int Places)
{
    private static readonly BigInteger One = (BigInteger)Number.One.Units;
    private static readonly BigInteger MostNumber = BigInteger.Pow(10, 18) * One - 1;

    /// <summary>The most digits after the point that a number keeps.</summary>
    public const int MostPlaces = 12;

    /// <summary>Whether every number within the bounds has at most 18 digits before the point.</summary>
    public bool FitNumber => Low >= -MostNumber && High <= MostNumber;

    /// <summary>Whether every day within the bounds lies in the years 1 to 9999.</summary>
    public bool FitDate => Low >= DateOnly.MinValue.DayNumber && High <= DateOnly.MaxValue.DayNumber;

    public static Bounds Of(Term term) => term.Accept(OfEach, default(Nothing));

    private static readonly Kinds OfEach = new();

    private sealed class Kinds : ITermVisitor<Nothing, Bounds>
    {
        public Bounds VisitConstant(ConstantTerm constant, in Nothing context) => constant.Value is Scalar scalar
            ? new(scalar.Value, scalar.Value,
                constant.Type is NumberType ? Number.OfUnits(scalar.Value).DecimalPlaces : 0)
            : new(0, 0, 0);

        public Bounds VisitFact(FactTerm fact, in Nothing context) => OfRange(fact.Type, fact.Fact.Range);

        public Bounds VisitField(FieldTerm field, in Nothing context) => OfRange(field.Type, field.Field.Range);

        public Bounds VisitSum(SumTerm sum, in Nothing context) => sum.Bounds;

        public Bounds VisitProduct(ProductTerm product, in Nothing context) => product.Bounds;

        public Bounds VisitRounded(RoundedTerm rounded, in Nothing context) => rounded.Bounds;

        public Bounds VisitShift(ShiftTerm shift, in Nothing context) => shift.Bounds;

        public Bounds VisitElapsed(ElapsedTerm elapsed, in Nothing context) => OfElapsed(elapsed);

        // Looked at once, however often it is used: doubling a definition sixty times must not double the work.
        public Bounds VisitDefinition(DefinitionTerm named, in Nothing context) => named.Definition.Bounds;

        public Bounds VisitCondition(ConditionTerm named, in Nothing context) => new(0, 1, 0);

        public Bounds VisitScore(ScoreTerm score, in Nothing context) => OfScore(score.Score);

        public Bounds VisitTable(TableTerm table, in Nothing context) => OfTable(table.Table);

        public Bounds VisitThis(ThisTerm mine, in Nothing context) => Of(mine.Of);

        public Bounds VisitCount(CountTerm count, in Nothing context) =>
            new((count.Where is null && !count.IsOfOthers ? count.List.Least : 0) * One, count.List.Most * One, 0);

        public Bounds VisitDifferent(DifferentTerm different, in Nothing context) =>
            new(different is { Where: null, List.Least: > 0 } ? One : 0, different.List.Most * One, 0);

        public Bounds VisitTotal(TotalTerm total, in Nothing context)
        {
            var one = Of(total.Of);
            var (fewest, most) = (total.Where is null && !total.IsOfOthers ? total.List.Least : 0, total.List.Most);
            return new(BigInteger.Min(one.Low * fewest, one.Low * most), BigInteger.Max(one.High * fewest, one.High * most), one.Places);
        }

        public Bounds VisitSize(SizeTerm size, in Nothing context) => new(0, size.Most * One, 0);

        public Bounds VisitGroup(ValueGroupTerm group, in Nothing context) => group.Bounds;

        public Bounds VisitLine(ValueLineTerm line, in Nothing context) =>
            Of(line.Value ?? line.Each!);
    }

    private static Bounds OfRange(FactType type, (Int128 Low, Int128 High)? range)
    {
        if (range is not { } r) return new(0, 0, 0);
        if (type is not NumberType number) return new(r.Low, r.High, 0);
        // A case states up to six digits after the point, in whatever unit converts.
        return new(r.Low, r.High, number.Whole ? 0 : 6);
    }

    private static Bounds Negative(Bounds b) => new(-b.High, -b.Low, b.Places);

    private static Bounds Times(Bounds a, Bounds b)
    {
        BigInteger[] corners = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        // Rounded outwards: only the size matters here.
        return new(corners.Min() / One - 1, corners.Max() / One + 1, a.Places + b.Places);
    }

    public static Bounds OfSum(ImmutableArray<(Term Term, bool Minus)> terms)
    {
        var sum = new Bounds(0, 0, 0);
        foreach (var (term, minus) in terms)
        {
            var one = minus ? Negative(Of(term)) : Of(term);
            sum = new(sum.Low + one.Low, sum.High + one.High, Math.Max(sum.Places, one.Places));
        }
        return sum;
    }

    public static Bounds OfProduct(ImmutableArray<Term> factors)
    {
        var product = Of(factors[0]);
        // What is too large on its way has no number to be made smaller again.
        for (var i = 1; i < factors.Length && product.FitNumber; i++) product = Times(product, Of(factors[i]));
        return product;
    }

    public static Bounds OfRounded(Term of, Term? by, Rounding rounding, Int128 to)
    {
        var (value, divisor) = (Of(of), by is null ? new(One, One, 0) : Of(by));
        BigInteger[] corners = [Corner(value.Low, divisor.Low), Corner(value.Low, divisor.High),
            Corner(value.High, divisor.Low), Corner(value.High, divisor.High)];
        return new(corners.Min(), corners.Max(), Number.OfUnits(to).DecimalPlaces);

        BigInteger Corner(BigInteger one, BigInteger other) => Roundings.Steps(one, other, rounding, to) * to;
    }

    public static Bounds OfGroup(bool greatest, ImmutableArray<ValueLineTerm> lines)
    {
        var (all, plain) = (lines.Select(l => Of(l)).ToList(), lines.Where(l => l.IsPlain).Select(l => Of(l)).ToList());
        var places = all.Max(b => b.Places);
        return greatest
            ? new(plain.Max(b => b.Low), all.Max(b => b.High), places)
            : new(all.Min(b => b.Low), plain.Min(b => b.High), places);
    }

    public static Bounds OfShift(Term date, ImmutableArray<(Term Amount, bool Minus, bool Months)> shifts)
    {
        var moved = Of(date) with { Places = 0 };
        foreach (var (amount, minus, months) in shifts)
        {
            var by = minus ? Negative(Of(amount)) : Of(amount);
            var (low, high) = (by.Low / One, by.High / One);
            // 400 years are 4,800 months and 146,097 days; a month more or less covers where in
            // them they fall. Outwards again.
            if (months)
                (low, high) = (low == 0 ? 0 : low * 146_097 / 4_800 - 31, high == 0 ? 0 : high * 146_097 / 4_800 + 31);
            moved = new(moved.Low + low, moved.High + high, 0);
            // A day past the calendar's end has none to go back from.
            if (!moved.FitDate) break;
        }
        return moved;
    }

    private static Bounds OfElapsed(ElapsedTerm elapsed)
    {
        var (from, to) = (Of(elapsed.From), Of(elapsed.To));
        var days = (Low: to.Low - from.High, High: to.High - from.Low);
        var (shortest, longest) = elapsed.Unit switch
        {
            Elapsed.Days => (1, 1),
            Elapsed.Months => (28, 31),
            _ => (365, 366)
        };
        // Many days hold few long units, few days many short ones; one more or less covers the ends of months.
        return new((Floor(days.Low, days.Low < 0 ? shortest : longest) - 1) * One,
            (-Floor(-days.High, days.High < 0 ? longest : shortest) + 1) * One, 0);

        static BigInteger Floor(BigInteger value, int by) => value >= 0 ? value / by : -((-value + by - 1) / by);
    }

    /// <summary>What the steps of a score add up to, each at its least and at its most.</summary>
    public static Bounds OfSteps(Term start, ImmutableArray<ScoreStep> steps)
    {
        var (low, high, _) = Of(start);
        foreach (var step in steps)
        {
            var times = step.Each is { } each ? Of(each).High / One : 1;
            if (step.Points < Number.Zero) low += step.Points.Units * times;
            else high += step.Points.Units * times;
        }
        return new(low, high, 0);
    }

    private static Bounds OfScore(Score score)
    {
        var (low, high, _) = score.Added;
        if (score.Low is { } floor)
        {
            low = BigInteger.Max(low, floor.Units);
            high = BigInteger.Max(high, floor.Units);
        }
        if (score.High is { } ceiling)
        {
            low = BigInteger.Min(low, ceiling.Units);
            high = BigInteger.Min(high, ceiling.Units);
        }
        return new(low, high, 0);
    }

    private static Bounds OfTable(Table table)
    {
        var values = table.Rows.Select(r => r.Value).Concat(table.Otherwise is null ? [] : [table.Otherwise])
            .OfType<Scalar>().Select(s => s.Value).ToList();
        if (values.Count == 0) return new(0, 0, 0);
        return new(values.Min(), values.Max(),
            table.Type is NumberType ? values.Max(v => Number.OfUnits(v).DecimalPlaces) : 0);
    }
}
