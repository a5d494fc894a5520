using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>The values of a policy, said of the joint facts.</summary>
internal sealed partial class Transplant
{
    public Node VisitConstant(ConstantTerm constant, in Nothing context) =>
        new ConstantTerm(inputs.Values.Of(constant.Type, constant.Value), Type(constant.Type), constant.Span);

    public Node VisitFact(FactTerm fact, in Nothing context) => new FactTerm((Fact)inputs.Of(isNew, fact.Fact), fact.Span);

    public Node VisitField(FieldTerm field, in Nothing context) =>
        new FieldTerm(List(field.List), FieldOf(field.List, field.Field), field.Span);

    public Node VisitSum(SumTerm sum, in Nothing context) =>
        new SumTerm([.. sum.Terms.Select(t => (Of(t.Term), t.Minus))], Type(sum.Type), sum.Span);

    public Node VisitProduct(ProductTerm product, in Nothing context) =>
        new ProductTerm([.. product.Factors.Select(Of)], Type(product.Type), product.Span);

    public Node VisitRounded(RoundedTerm rounded, in Nothing context) => new RoundedTerm(Of(rounded.Of), Maybe(rounded.By),
        rounded.Rounding, rounded.To, Type(rounded.Type), rounded.Span);

    public Node VisitGroup(ValueGroupTerm group, in Nothing context) =>
        new ValueGroupTerm(group.Of, [.. group.Lines.Select(l => (ValueLineTerm)Of(l))], Type(group.Type), group.Span);

    public Node VisitLine(ValueLineTerm line, in Nothing context) => new ValueLineTerm(line.Of, Maybe(line.Value), Maybe(line.When),
        line.List is { } list ? List(list) : null, Maybe(line.Each), Maybe(line.Where), Type(line.Type), line.Span)
    {
        IsOfOthers = line.IsOfOthers,
    };

    public Node VisitShift(ShiftTerm shift, in Nothing context) => new ShiftTerm(Of(shift.Date),
        [.. shift.Shifts.Select(s => (Of(s.Amount), s.Minus, s.Months))], shift.Span);

    public Node VisitElapsed(ElapsedTerm elapsed, in Nothing context) =>
        new ElapsedTerm(elapsed.Unit, Of(elapsed.From), Of(elapsed.To), elapsed.Span);

    public Node VisitTable(TableTerm term, in Nothing context) => new TableTerm(TableOf(term.Table), term.Span);

    public Node VisitScore(ScoreTerm term, in Nothing context) => new ScoreTerm(ScoreOf(term.Score), term.Span);

    public Node VisitDefinition(DefinitionTerm named, in Nothing context) =>
        new DefinitionTerm(Definition(named.Definition), named.Span);

    public Node VisitCondition(ConditionTerm named, in Nothing context) =>
        new ConditionTerm(Definition(named.Definition), named.Span);

    public Node VisitThis(ThisTerm mine, in Nothing context) => new ThisTerm(Of(mine.Of), mine.Span);

    public Node VisitCount(CountTerm count, in Nothing context) =>
        new CountTerm(List(count.List), Maybe(count.Where), count.Span) { IsOfOthers = count.IsOfOthers };

    public Node VisitDifferent(DifferentTerm different, in Nothing context) => new DifferentTerm(List(different.List),
        Of(different.Of), Maybe(different.Where), different.Span) { IsOfOthers = different.IsOfOthers };

    public Node VisitTotal(TotalTerm total, in Nothing context) =>
        new TotalTerm(List(total.List), Of(total.Of), Maybe(total.Where), total.Span) { IsOfOthers = total.IsOfOthers };

    public Node VisitSize(SizeTerm size, in Nothing context) => new SizeTerm(Of(size.Set), size.Span);

    private Table TableOf(Table table)
    {
        if (_tables.TryGetValue(table, out var known)) return known;
        return _tables[table] = new Table(table.Name, [.. table.Keys.Select(Of)],
            [.. table.Rows.Select(r => new TableRow([.. r.Keys.Select(Maybe)], inputs.Values.Of(table.Type, r.Value), r.Span))],
            table.Otherwise is { } otherwise ? inputs.Values.Of(table.Type, otherwise) : null,
            table.List is { } list ? List(list) : null, Type(table.Type), table.Span)
        {
            Slot = table.Slot < 0 ? -1 : table.Slot + before.Values, OtherwiseSpan = table.OtherwiseSpan,
        };
    }

    private Score ScoreOf(Score score)
    {
        if (_scores.TryGetValue(score, out var known)) return known;
        return _scores[score] = new Score(score.Name, Of(score.Start), score.Low, score.High,
            [.. score.Steps.Select(s => new ScoreStep(s.Points, Maybe(s.When), Maybe(s.Each), s.Span))], score.Span)
        {
            Slot = score.Slot < 0 ? -1 : score.Slot + before.Values, List = score.List is { } list ? List(list) : null,
            StartSpan = score.StartSpan, RangeSpan = score.RangeSpan,
        };
    }
}
