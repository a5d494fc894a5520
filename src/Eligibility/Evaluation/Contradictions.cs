using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// Whether truths that were taken of comparisons cannot be together: a day before another and after it, eighteen years
/// and under ten of the same two days. What it says is certain; what it does not say may be so all the same. Each
/// comparison bounds how far two values lie apart, and these bounds are closed under adding up
/// (<see cref="Differences"/>).
/// </summary>
internal sealed class Contradictions(RuleEvaluator rules, ImmutableArray<Condition> asked)
{
    /// <summary>Past so many values that are compared nothing is said.</summary>
    private const int MostPoints = 24;

    private const int MostRounds = 6;

    private static readonly Int128 One = Number.One.Units;

    /// <summary>One side of a comparison: so far above a point.</summary>
    private readonly record struct Side(int Point, Int128 Above);

    /// <summary>A comparison as it must hold, given what was taken of it.</summary>
    private readonly record struct Literal(Side Left, Relation Relation, Side Right);

    /// <summary>Whether no values can make of the comparisons what was taken of them.</summary>
    /// <param name="taken">The truths, by place among the policy's conditions and those asked.</param>
    /// <param name="values">What is known.</param>
    /// <param name="truths">What all conditions came to with the truths taken.</param>
    public bool Are(ImmutableDictionary<int, Truth> taken, ImmutableArray<Datum?> values, Truth[] truths)
    {
        var points = new Points(rules, Frame.Of(rules.Policy, values, truths));
        var clauses = taken.OrderBy(t => t.Key)
            .SelectMany(t => t.Key < 0 ? [] : Clauses(At(t.Key), t.Value == Truth.Held, points)).ToList();
        if (clauses.Count < 2 && points.Links.Count == 0 || points.Bounds.Count > MostPoints) return false;
        var apart = new Differences(points.Bounds);
        for (var round = 0; round < MostRounds; round++)
        {
            apart.Changed = false;
            foreach (var link in points.Links) link(apart);
            foreach (var clause in clauses)
            {
                // Of several of which one must hold, the last that still can does.
                var left = clause.Where(l => !IsRefuted(l, apart)).Take(2).ToList();
                if (left.Count == 0) return true;
                if (left.Count == 1) Say(left[0], apart);
                if (apart.Contradict) return true;
            }
            if (!apart.Changed) break;
        }
        return apart.Contradict;
    }

    private Condition At(int index) => index < rules.Policy.Conditions.Length
        ? rules.Policy.Conditions[index]
        : asked[index - rules.Policy.Conditions.Length];

    /// <summary>What must hold where a condition does, or does not: of each clause one.</summary>
    private static IEnumerable<List<Literal>> Clauses(Condition condition, bool holds, Points points) =>
        condition.Accept(ClausesOf, (holds, points));

    private static readonly ClauseKinds ClausesOf = new();

    /// <summary>The clauses of each kind; what is about other things than how far values lie apart says none.</summary>
    private sealed class ClauseKinds : IConditionVisitor<(bool Holds, Points Points), IEnumerable<List<Literal>>>
    {
        public IEnumerable<List<Literal>> VisitFlag(FlagCondition flag, in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitComparison(Comparison comparison, in (bool Holds, Points Points) at) =>
            [[Of(comparison, at.Holds, at.Points)]];

        public IEnumerable<List<Literal>> VisitJoint(JointComparison joint, in (bool Holds, Points Points) at)
        {
            var (holds, points) = at;
            var literals = joint.Comparisons.Select(c => Of(c, holds, points));
            return joint.All == holds ? literals.Select(l => new List<Literal> { l }).ToList() : [literals.ToList()];
        }

        public IEnumerable<List<Literal>> VisitMember(MemberCondition member, in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitIncludes(IncludesCondition includes,
            in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitEmpty(EmptyCondition empty, in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitList(ListCondition list, in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitNot(NotCondition not, in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitGroup(GroupCondition group, in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitDefinition(DefinitionCondition named,
            in (bool Holds, Points Points) at) => [];

        public IEnumerable<List<Literal>> VisitItem(ItemCondition item, in (bool Holds, Points Points) at) => [];
    }

    private static Literal Of(Comparison comparison, bool holds, Points points) =>
        new(points.Of(comparison.Left), holds ? comparison.Relation : Relations.Negated(comparison.Relation),
            points.Of(comparison.Right));

    private static Between Above(Literal literal, Differences apart)
    {
        var (points, offset) = (apart.Of(literal.Left.Point, literal.Right.Point),
            literal.Left.Above - literal.Right.Above);
        return new(points.Low + offset, points.High + offset);
    }

    private static bool IsRefuted(Literal literal, Differences apart)
    {
        var above = Above(literal, apart);
        return literal.Relation switch
        {
            Relation.Less => above.Low >= 0,
            Relation.AtMost => above.Low > 0,
            Relation.More => above.High <= 0,
            Relation.AtLeast => above.High < 0,
            Relation.Equal => above.Low > 0 || above.High < 0,
            _ => above is { Low: var low, High: var high } && low == 0 && high == 0,
        };
    }

    private static void Say(Literal literal, Differences apart)
    {
        var (above, offset) = (Above(literal, apart), literal.Right.Above - literal.Left.Above);
        var (low, high) = literal.Relation switch
        {
            Relation.Less => (above.Low, (Int128)(-1)),
            Relation.AtMost => (above.Low, 0),
            Relation.More => (1, above.High),
            Relation.AtLeast => (0, above.High),
            Relation.Equal => (0, 0),
            // What is not equal and at no end of its range says nothing here.
            _ => (above.Low == 0 ? 1 : above.Low, above.High == 0 ? -1 : above.High),
        };
        apart.Say(literal.Left.Point, literal.Right.Point,
            new(Int128.Max(low, above.Low) + offset, Int128.Min(high, above.High) + offset));
    }

    /// <summary>
    /// The values that are compared, each a point, and what is known of each two that hang together: of dates that are
    /// moved or counted from, and of those that end at the decision date. The other kinds link no points.
    /// </summary>
    private sealed class Points(RuleEvaluator rules, Frame frame) : ITermVisitor<int, Nothing>
    {
        private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

        /// <summary>Between which bounds each lies; the first is nought.</summary>
        public List<Between> Bounds { get; } = [Between.Exactly(0)];

        /// <summary>Each says what follows of how two points lie to each other from what is known by then.</summary>
        public List<Action<Differences>> Links { get; } = [];

        /// <summary>A value as one that lies some way above a point.</summary>
        public Side Of(Term term)
        {
            term = term.Opened;
            if (term is ConstantTerm { Value: Scalar constant }) return new(0, constant.Value);
            var key = Atoms.KeyOf(term);
            if (_byKey.TryGetValue(key, out var known)) return new(known, 0);
            if (Bounds.Count > MostPoints) return new(0, 0);
            var point = _byKey[key] = Bounds.Count;
            Bounds.Add(rules.Conditions.Terms.Scalar(term, frame));
            term.Accept(this, point);
            return new(point, 0);
        }

        public Nothing VisitConstant(ConstantTerm constant, in int point) => default;

        public Nothing VisitFact(FactTerm fact, in int point)
        {
            if (!fact.EndsAtDecisionDate) return default;
            var (own, decided) = (point, Of(new FactTerm(rules.Policy.DecisionDate, fact.Span)).Point);
            Links.Add(apart => apart.AtMost(own, decided, 0));
            return default;
        }

        public Nothing VisitField(FieldTerm field, in int point) => default;

        public Nothing VisitSum(SumTerm sum, in int point) => default;

        public Nothing VisitProduct(ProductTerm product, in int point) => default;

        public Nothing VisitShift(ShiftTerm shift, in int point)
        {
            if (!shift.Shifts.All(s => s.Amount is ConstantTerm)) return default;
            var (own, from, by) = (point, Of(shift.Date), Between.Exactly(0));
            foreach (var (amount, minus, months) in shift.Shifts)
            {
                var days = Spans.DaysOf((int)(((Scalar)((ConstantTerm)amount).Value).Value / One) * (minus ? -1 : 1),
                    months);
                by = new(by.Low + days.Low, by.High + days.High);
            }
            Links.Add(apart => apart.Say(own, from.Point, new(by.Low + from.Above, by.High + from.Above)));
            return default;
        }

        public Nothing VisitElapsed(ElapsedTerm elapsed, in int point)
        {
            var (own, start, end) = (point, Of(elapsed.From), Of(elapsed.To));
            Links.Add(apart =>
            {
                // From how many there are to how far apart the days are, and back.
                var (count, offset) = (apart.Of(own, 0), start.Above - end.Above);
                var days = Spans.DaysBetween(elapsed.Unit, new(Ceiling(count.Low), Floor(count.High)));
                apart.Say(end.Point, start.Point, new(days.Low + offset, days.High + offset));
                var between = apart.Of(end.Point, start.Point);
                var counts = Spans.Counted(elapsed.Unit, new(between.Low - offset, between.High - offset));
                apart.Say(own, 0, new(counts.Low * One, counts.High * One));
            });
            return default;
        }

        public Nothing VisitTable(TableTerm table, in int point) => default;

        public Nothing VisitScore(ScoreTerm score, in int point) => default;

        public Nothing VisitDefinition(DefinitionTerm named, in int point) => default;

        public Nothing VisitCount(CountTerm count, in int point) => default;

        public Nothing VisitDifferent(DifferentTerm different, in int point) => default;

        public Nothing VisitTotal(TotalTerm total, in int point) => default;

        private static Int128 Floor(Int128 units) => units >= 0 ? units / One : -((-units + One - 1) / One);

        private static Int128 Ceiling(Int128 units) => -Floor(-units);
    }
}
