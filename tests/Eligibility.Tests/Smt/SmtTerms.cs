using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Smt;

/// <summary>
/// What a value comes to, on the scale of <see cref="Scalar"/>: a number times 10^12, a day, a choice's place. From the
/// contract of the language (section 3) alone.
/// </summary>
internal sealed class SmtTerms(SmtCase @case, SmtConditions conditions) : ITermVisitor<SmtRow?, Linear>
{
    private static readonly BigInteger One = BigInteger.Pow(10, 12);
    private readonly ConditionalWeakTable<object, Linear> _known = [];

    public Linear Of(Term term, SmtRow? row) => term.Accept(this, row);

    public Linear VisitConstant(ConstantTerm constant, in SmtRow? row) =>
        Linear.Of((BigInteger)((Scalar)constant.Value).Value);

    public Linear VisitFact(FactTerm fact, in SmtRow? row) => @case.ValueOf(fact.Fact).Number!;

    public Linear VisitField(FieldTerm field, in SmtRow? row) => row!.Fields[field.Field.Index].Number!;

    public Linear VisitSum(SumTerm sum, in SmtRow? row)
    {
        var at = row;
        return sum.Terms.Aggregate(Linear.Of(0), (all, t) => t.Minus ? all - Of(t.Term, at) : all + Of(t.Term, at));
    }

    public Linear VisitProduct(ProductTerm product, in SmtRow? row)
    {
        var at = row;
        return product.Factors.Select(f => Of(f, at))
            .Aggregate((one, other) => Linear.Product(one, other).DividedBy(One));
    }

    // Of numbers that the solver chooses nothing is said: such a case is counted and not compared.
    public Linear VisitRounded(RoundedTerm rounded, in SmtRow? row)
    {
        var (of, by) = (Of(rounded.Of, row), rounded.By is { } divisor ? Of(divisor, row) : Linear.Of(One));
        if (!of.IsConstant || !by.IsConstant) throw new NotTranslatedException("what is rounded is chosen");
        var (top, size) = (of.Constant * One, by.Constant * (BigInteger)rounded.To);
        var rest = (top % size + size) % size;
        var isUp = rounded.Rounding switch
        {
            Rounding.Down => false,
            Rounding.Up => !rest.IsZero,
            _ => rest * 2 >= size,
        };
        return Linear.Of(((top - rest) / size + (isUp ? 1 : 0)) * (BigInteger)rounded.To);
    }

    public Linear VisitShift(ShiftTerm shift, in SmtRow? row)
    {
        var day = Of(shift.Date, row);
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            var by = Of(amount, row).DividedBy(One) * (minus ? -1 : 1);
            day = months ? @case.Script.Calendar.PlusMonths(day, by) : day + by;
        }
        return day;
    }

    public Linear VisitElapsed(ElapsedTerm elapsed, in SmtRow? row) =>
        @case.Script.Calendar.Count(elapsed.Unit, Of(elapsed.From, row), Of(elapsed.To, row)) * One;

    public Linear VisitTable(TableTerm table, in SmtRow? row)
    {
        var at = row;
        return table.Table.List is null ? Once(table.Table, () => Look(table.Table, null)) : Look(table.Table, at);
    }

    public Linear VisitScore(ScoreTerm score, in SmtRow? row) => score.Score.List is null
        ? Once(score.Score, () => Add(score.Score, null))
        : Add(score.Score, row);

    public Linear VisitDefinition(DefinitionTerm named, in SmtRow? row) =>
        named.Definition.List is not null ? Of(named.Definition.Value!, row)
        : Once(named.Definition, () => Of(named.Definition.Value!, null));

    public Linear VisitCondition(ConditionTerm named, in SmtRow? row) =>
        Linear.OfTruth(conditions.Of(named.Definition.Condition!, named.Definition.List is null ? null : row));

    public Linear VisitThis(ThisTerm mine, in SmtRow? row) =>
        row?.Hand is { } hand ? Of(mine.Of, hand) : throw new NotTranslatedException("two items are held against each other");

    public Linear VisitCount(CountTerm count, in SmtRow? row)
    {
        var hand = row;
        return Once(count, count.IsOfOthers, () =>
            Over(@case.RowsOf(count.List, count.IsOfOthers, hand), count.Where, r => r.Times) * One);
    }

    public Linear VisitDifferent(DifferentTerm different, in SmtRow? row)
    {
        var hand = row;
        return Once(different, different.IsOfOthers,
            () => Different(different, @case.RowsOf(different.List, different.IsOfOthers, hand)));
    }

    public Linear VisitTotal(TotalTerm total, in SmtRow? row)
    {
        var hand = row;
        return Once(total, total.IsOfOthers, () =>
            Over(@case.RowsOf(total.List, total.IsOfOthers, hand), total.Where, r => Of(total.Of, r)));
    }

    public Linear VisitSize(SizeTerm size, in SmtRow? row) =>
        SetOf(size.Set, row).Aggregate(Linear.Of(0), (count, held) => count + Linear.OfTruth(held)) * One;

    public Linear VisitGroup(ValueGroupTerm group, in SmtRow? row)
    {
        var (plain, best, at) = (group.Lines.First(l => l.IsPlain), (Linear?)null, row);
        foreach (var (counts, value) in group.Lines.SelectMany(l => Counted(l, at)).Prepend((Formula.True, Of(plain.Value!, at))))
        {
            var isBetter = best is null ? Formula.True : counts & Formula.Compare(value,
                group.Of is Extreme.Latest or Extreme.Highest ? Relation.More : Relation.Less, best);
            best = best is null ? value : Linear.Choose(isBetter, value, best);
        }
        return best!;
    }

    public Linear VisitLine(ValueLineTerm line, in SmtRow? row) =>
        throw new NotTranslatedException("a line has no value but in its group");

    private IEnumerable<(Formula Counts, Linear Value)> Counted(ValueLineTerm line, SmtRow? at) => line.List is { } list
        ? @case.RowsOf(list, line.Reach.IsOfOthers, at).Select(r => (IsIn(r, line.Where), Of(line.Each!, r)))
        : [(line.When is null ? Formula.True : conditions.Of(line.When, at), Of(line.Value!, at))];

    /// <summary>For each value of a set whether it is in it.</summary>
    public ImmutableArray<Formula> SetOf(Term set, SmtRow? row) => set.Opened switch
    {
        ConstantTerm constant => SmtValue.Of(constant.Value, constant.Type).Held,
        FactTerm fact => @case.ValueOf(fact.Fact).Held,
        FieldTerm field => row!.Fields[field.Field.Index].Held,
        _ => throw new NotTranslatedException("no such set"),
    };

    // What is asked of the others is another thing for each item in hand.
    private Linear Once(object part, bool isOfOthers, Func<Linear> work) => isOfOthers ? work() : Once(part, work);

    private Linear Once(object part, Func<Linear> work)
    {
        if (_known.TryGetValue(part, out var known)) return known;
        var made = work();
        _known.Add(part, made);
        return made;
    }

    private Formula IsIn(SmtRow row, WhereClause? where) =>
        where is null ? row.IsThere : row.IsThere & conditions.Of(where.Root, row);

    private Linear Over(IEnumerable<SmtRow> rows, WhereClause? where, Func<SmtRow, Linear> of) =>
        rows.Aggregate(Linear.Of(0), (sum, row) =>
            sum + Linear.Choose(IsIn(row, where), of(row), Linear.Of(0)));

    private Linear Different(DifferentTerm term, IEnumerable<SmtRow> rows)
    {
        var (count, before) = (Linear.Of(0), new List<(Formula In, SmtValue Value)>());
        foreach (var row in rows)
        {
            var (isIn, value) = (IsIn(row, term.Where), term.Field is { } field ? row.Fields[field.Index]
                : new SmtValue(Of(term.Of, row), [], []));
            count += Linear.OfTruth(isIn & !Formula.Any(before.Select(b => b.In & SmtValue.Same(b.Value, value))));
            before.Add((isIn, value));
        }
        return count * One;
    }

    /// <summary>"The first row that fits counts; otherwise V last."</summary>
    private Linear Look(Table table, SmtRow? row)
    {
        // Where there is no otherwise the rows cover every case: what all others leave is the last one's.
        var rest = table.Otherwise is Scalar otherwise ? Linear.Of((BigInteger)otherwise.Value) : null;
        foreach (var line in table.Rows.Reverse())
        {
            var value = Linear.Of((BigInteger)((Scalar)line.Value).Value);
            var fits = Formula.All(line.Keys.Select(k => k is null ? Formula.True : conditions.Of(k, row)));
            rest = rest is null ? value : Linear.Choose(fits, value, rest);
        }
        return rest!;
    }

    /// <summary>"Whole numbers; clamped once, at the end."</summary>
    private Linear Add(Score score, SmtRow? row)
    {
        var sum = score.Steps.Aggregate(Of(score.Start, row), (all, step) => all + (step.Each is { } each
            ? Of(each, row).DividedBy(One)
            : Linear.OfTruth(conditions.Of(step.When!, row))) * (BigInteger)step.Points.Units);
        if (score.Low is { } low)
            sum = Linear.Choose(Below(sum, low), Linear.Of((BigInteger)low.Units), sum);
        if (score.High is { } high)
            sum = Linear.Choose(Below(sum, high), sum, Linear.Of((BigInteger)high.Units));
        return sum;

        static Formula Below(Linear sum, Number bound) =>
            Formula.Compare(sum, Relation.Less, Linear.Of((BigInteger)bound.Units));
    }
}
