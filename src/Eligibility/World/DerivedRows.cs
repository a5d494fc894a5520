using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.World;

/// <summary>For <see cref="RefutationChecker"/>: the rows that were derived and shown to follow, by name.</summary>
internal sealed class DerivedRows
{
    private readonly ImmutableSortedDictionary<int, LinearConstraint> _rows;

    private DerivedRows(ImmutableSortedDictionary<int, LinearConstraint> rows) => _rows = rows;

    /// <summary>None yet.</summary>
    public static DerivedRows None { get; } = new(ImmutableSortedDictionary<int, LinearConstraint>.Empty);

    /// <summary>The row of a name; null where there is none.</summary>
    public LinearConstraint? Find(int name) => _rows.GetValueOrDefault(name);

    /// <summary>These and one more; null where that one does not follow.</summary>
    public DerivedRows? With(Conjunction of, RowStep step, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (step.Name < of.Constraints.Count || _rows.ContainsKey(step.Name)) return null;
        var row = step switch
        {
            SumStep sum => Sum(of, sum),
            SpanStep span => Span(of, span, box),
            OrderStep order => Order(of, order, box),
            YearsStep years => DerivedCounts.Years(of, years, box),
            CompletedStep completed => DerivedCounts.Completed(of, completed, box),
            ChainStep chain => DerivedCounts.Chain(of, this, chain, box),
            _ => null,
        };
        return row is null ? null : new(_rows.Add(step.Name, row));
    }

    /// <summary>Terms with each variable once.</summary>
    public static List<(int Variable, BigInteger Factor)> Gathered(ImmutableArray<(int Variable, Int128 Factor)> terms) =>
        [.. terms.GroupBy(t => t.Variable).Select(g => (g.Key, g.Aggregate(BigInteger.Zero, (sum, t) => sum + t.Factor)))];

    private LinearConstraint? Sum(Conjunction of, SumStep sum)
    {
        var terms = new SortedDictionary<int, BigInteger>();
        var (constant, isEquation) = (BigInteger.Zero, true);
        foreach (var (constraint, times) in sum.Parts)
        {
            if (LinearOf(of, constraint) is not { } part) return null;
            if (part.Relation == ToNought.AtMost && times <= 0) return null;
            isEquation &= part.Relation == ToNought.Equal;
            constant += (BigInteger)times * part.Constant;
            foreach (var (variable, factor) in part.Terms)
                terms[variable] = terms.GetValueOrDefault(variable) + ((BigInteger)times * factor);
        }
        return Divided(terms, constant, isEquation ? ToNought.Equal : ToNought.AtMost);
    }

    /// <summary>Divided by what divides all factors: of whole numbers a sum is at most what is whole.</summary>
    private static LinearConstraint Divided(SortedDictionary<int, BigInteger> terms, BigInteger constant, ToNought relation)
    {
        var divisor = terms.Values.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        if (divisor.IsZero || (relation == ToNought.Equal && !(constant % divisor).IsZero)) divisor = 1;
        var whole = BigInteger.DivRem(constant, divisor, out var rest);
        return new([.. terms.Select(t => (t.Key, (Int128)(t.Value / divisor)))], (Int128)(rest > 0 ? whole + 1 : whole),
            relation);
    }

    /// <summary>A constraint that is linear, if need be in other words: days are moved and counted by adding.</summary>
    public LinearConstraint? LinearOf(Conjunction of, int constraint)
    {
        if (constraint < 0) return null;
        if (constraint >= of.Constraints.Count) return Find(constraint);
        return of.Constraints[constraint] switch
        {
            LinearConstraint { Relation: ToNought.NotEqual } => null,
            LinearConstraint linear => Divided(new(Gathered(linear.Terms).ToDictionary(t => t.Variable, t => t.Factor)),
                linear.Constant, linear.Relation),
            MovedConstraint { Months: false } moved =>
                new([(moved.Result, 1), (moved.Day, -1), (moved.Amount, -1)], 0, ToNought.Equal),
            ElapsedConstraint { Unit: Elapsed.Days } elapsed =>
                new([(elapsed.Result, 1), (elapsed.To, -1), (elapsed.From, 1)], 0, ToNought.Equal),
            _ => null,
        };
    }

    private static LinearConstraint? Span(Conjunction of, SpanStep span, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (span.Constraint < 0 || span.Constraint >= of.Constraints.Count) return null;
        var sign = span.Upper ? 1 : -1;
        switch (of.Constraints[span.Constraint])
        {
            case MovedConstraint moved:
                return CheckedSpan.OfMoved(box[moved.Amount], moved.Months, span.Upper, span.Days)
                    ? Apart(moved.Result, moved.Day, sign, span.Days) : null;
            case ElapsedConstraint elapsed:
                return CheckedSpan.OfElapsed(elapsed.Unit, box[elapsed.Result], span.Upper, span.Days)
                    ? Apart(elapsed.To, elapsed.From, sign, span.Days) : null;
            default:
                return null;
        }
    }

    private static LinearConstraint Apart(int later, int earlier, int sign, Int128 days) =>
        new([(later, sign), (earlier, -sign)], -sign * days, ToNought.AtMost);

    private LinearConstraint? Order(Conjunction of, OrderStep order, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (OperandsOf(of, order.One) is not { } one || OperandsOf(of, order.Other) is not { } other) return null;
        if (one.Kind != other.Kind) return null;
        // A count is the less, the later it starts.
        var (first, last) = one.Falls ? (other.First, one.First) : (one.First, other.First);
        return IsAtMost(of, first, last, order.ByFirst, box)
            && IsAtMost(of, one.Second, other.Second, order.BySecond, box)
            ? new([(one.Result, 1), (other.Result, -1)], 0, ToNought.AtMost) : null;
    }

    private bool IsAtMost(Conjunction of, int one, int other, int? row, ReadOnlySpan<(Int128 Low, Int128 High)> box)
    {
        if (row is not { } named) return one == other || box[one].High <= box[other].Low;
        if (LinearOf(of, named) is not { } linear || linear.Constant < 0) return false;
        var terms = Gathered(linear.Terms).Where(t => !t.Factor.IsZero).ToList();
        return terms.Count == 2 && terms.Contains((one, 1)) && terms.Contains((other, -1));
    }

    private static (string Kind, bool Falls, int Result, int First, int Second)? OperandsOf(Conjunction of, int at) =>
        at < 0 || at >= of.Constraints.Count ? null : of.Constraints[at] switch
        {
            MovedConstraint moved => (moved.Months ? "moved by months" : "moved by days", false, moved.Result, moved.Day,
                moved.Amount),
            ElapsedConstraint elapsed => (elapsed.Unit.ToString(), true, elapsed.Result, elapsed.From, elapsed.To),
            _ => null,
        };
}
