using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// The values that lines compare: what is worked out is written down, of what a case states it is noted that it was
/// read.
/// </summary>
internal sealed partial class TraceWalk : ITermVisitor<TraceWalk.Place, Nothing>
{
    public Nothing VisitConstant(ConstantTerm constant, in Place at) => default;

    public Nothing VisitFact(FactTerm fact, in Place at)
    {
        _trace.Read(fact.Fact.Slot);
        return default;
    }

    // Its list is noted where its items are gone through.
    public Nothing VisitField(FieldTerm field, in Place at) => default;

    public Nothing VisitSum(SumTerm sum, in Place at) => Calculated(sum, at);

    public Nothing VisitProduct(ProductTerm product, in Place at) => Calculated(product, at);

    public Nothing VisitRounded(RoundedTerm rounded, in Place at) => Calculated(rounded, at);

    public Nothing VisitShift(ShiftTerm shift, in Place at)
    {
        _trace.Conventions |= ReliedConventions.Of(shift, _conditions.Terms, at.Frame);
        return Calculated(shift, at);
    }

    public Nothing VisitElapsed(ElapsedTerm elapsed, in Place at)
    {
        _trace.Conventions |= ReliedConventions.Of(elapsed, _conditions.Terms, at.Frame);
        return Calculated(elapsed, at);
    }

    public Nothing VisitTable(TableTerm term, in Place at)
    {
        var (table, node) = (term.Table, _trace.Numbers[term]);
        if (_opened.Add((table, at.Inside(table.List).Row))) GoParts(node, at.Inside(table.List));
        foreach (var slot in _trace.Numbers.Reads(table)) _trace.Read(slot);
        return Write(term, node, at);
    }

    public Nothing VisitScore(ScoreTerm term, in Place at)
    {
        Write(term, _trace.Numbers[term], at);
        var inside = at.Inside(term.Score.List);
        if (!_opened.Add((term.Score, inside.Row))) return default;
        StackGuard.Run((Of: term.Score.Start, By: this, At: inside), static on => on.Of.Accept(on.By, on.At));
        foreach (var step in term.Score.Steps)
            if (step.When is { } when) Go(when, inside);
            else step.Each!.Accept(this, inside);
        return default;
    }

    public Nothing VisitDefinition(DefinitionTerm term, in Place at)
    {
        var inside = at.Inside(term.Definition.List);
        if (_opened.Add((term.Definition, inside.Row)))
            StackGuard.Run((Of: term.Definition.Value!, By: this, inside), static on => on.Of.Accept(on.By, on.inside));
        return Write(term, _trace.Numbers[term], at);
    }

    public Nothing VisitCondition(ConditionTerm term, in Place at)
    {
        Write(term, _trace.Numbers[term], at);
        var inside = at.Inside(term.Definition.List);
        if (_opened.Add((term.Definition, inside.Row))) Go(term.Condition, inside);
        return default;
    }

    public Nothing VisitThis(ThisTerm mine, in Place at)
    {
        mine.Of.Accept(this, at.ThisOne);
        return Write(mine, _trace.Numbers[mine], at);
    }

    public Nothing VisitCount(CountTerm count, in Place at) => Counted(count, at);

    public Nothing VisitDifferent(DifferentTerm different, in Place at) => Counted(different, at, different.Of);

    public Nothing VisitTotal(TotalTerm total, in Place at) => Counted(total, at, total.Of);

    public Nothing VisitSize(SizeTerm size, in Place at) => Calculated(size, at);

    public Nothing VisitGroup(ValueGroupTerm group, in Place at)
    {
        foreach (var line in group.Lines) line.Accept(this, at);
        var node = _trace.Numbers[group];
        Write(group, node, at);
        var all = _trace[node, at.Told].Value is Scalar settled
            ? Between.Exactly(settled.Value)
            : _conditions.Terms.Scalar(group, at.Frame);
        foreach (var line in group.Lines) _trace[_trace.Numbers[line], at.Told] = FindingOf(line, all, at.Frame);
        return default;
    }

    /// <summary>
    /// What became of a line: held where it gave the result, not needed where another surpasses it, failed where it is left
    /// out.
    /// </summary>
    private Finding FindingOf(ValueLineTerm line, Between all, in Frame frame)
    {
        var (counts, value) = _conditions.Terms.Line(line, frame);
        if (counts == Truth.Failed) return new Finding(LineState.Failed);
        var surpassed = Extremes.IsGreatest(line.Of) ? value.High < all.Low : value.Low > all.High;
        var gave = all.IsKnown && value == all;
        Datum? known = value.IsKnown && counts == Truth.Held ? new Scalar(value.Low) : null;
        return new Finding(counts == Truth.Open || !surpassed && !gave ? LineState.Open
            : surpassed ? LineState.NotNeeded : LineState.Held, known);
    }

    public Nothing VisitLine(ValueLineTerm line, in Place at)
    {
        if (line.List is not null) return Items(line, line.Each, at);
        line.Value!.Accept(this, at);
        if (line.When is { } when) Go(when, at);
        return default;
    }

    private Nothing Calculated(Term term, in Place at)
    {
        var node = _trace.Numbers[term];
        GoParts(node, at);
        return Write(term, node, at);
    }

    private Nothing Counted(Term term, in Place at, Term? ofItem = null)
    {
        Write(term, _trace.Numbers[term], at);
        return Items(term, ofItem, at);
    }

    private void GoParts(NumberedNode node, in Place at)
    {
        foreach (var part in node.Terms) part.Accept(this, at);
    }

    /// <summary>Writes down what a value is, where it is so in every way of filling in what is unknown.</summary>
    private Nothing Write(Term term, NumberedNode node, in Place at)
    {
        // Both halves of a test such as `between` look at one value.
        if (_trace[node, at.Told].State != LineState.NotAsked) return default;
        var value = ValueOf(term, at);
        _trace[node, at.Told] = new Finding(value is null ? LineState.Open : LineState.Held, value);
        return default;
    }

    private Datum? ValueOf(Term term, in Place at)
    {
        if (term.Type is SetType) return TermEvaluator.Set(term, at.Frame) is { } mask ? new Choices(mask) : null;
        if (term.Type is ChoiceType)
        {
            var possible = _conditions.Terms.PossibleChoices(term, at.Frame);
            var choice = new Scalar((int)BigInteger.Log2(possible));
            return possible.IsPowerOfTwo ? choice : Settled(term, at, choice);
        }
        var bounds = _conditions.Terms.Scalar(term, at.Frame);
        return bounds.IsKnown ? new Scalar(bounds.Low) : Settled(term, at, new Scalar(bounds.Low));
    }

    /// <summary>What a value is that is the same in every way although its parts do not say so.</summary>
    private Datum? Settled(Term term, in Place at, Scalar guess) =>
        at.Hand is null ? _settled?.Of(term, at.List, at.Row, guess) : null;
}
