using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Plan;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The values that tests look at, each as <see cref="TestedValues"/> tells it; null where it tells none.
/// </summary>
internal sealed partial class LinePreparer : ITermVisitor<Nothing, PreparedValue?>
{
    private readonly Dictionary<object, PreparedOpening> _openings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Score, PreparedSteps> _steps = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Definition, PreparedSteps> _columns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FactType, ValueWords> _words = new(ReferenceEqualityComparer.Instance);
    private readonly SlotWords?[] _slots = new SlotWords?[policy.Inputs.Length];

    public PreparedValue? VisitConstant(ConstantTerm constant, in Nothing context) => null;

    public PreparedValue? VisitFact(FactTerm fact, in Nothing context) =>
        new FactValue(fact.Fact, SlotWordsOf(fact.Fact));

    public PreparedValue? VisitField(FieldTerm field, in Nothing context) => new FieldValue(field, WordsOf(field.Type));

    public PreparedValue? VisitSum(SumTerm sum, in Nothing context) => Calculation(sum);

    public PreparedValue? VisitProduct(ProductTerm product, in Nothing context) => Calculation(product);

    public PreparedValue? VisitRounded(RoundedTerm rounded, in Nothing context) => Calculation(rounded);

    // The reach of `within` is written nowhere: it is no value of its own.
    public PreparedValue? VisitShift(ShiftTerm shift, in Nothing context) => Calculation(shift,
        shift.Date.Span.Start >= shift.Span.Start && shift.Date.Span.End <= shift.Span.End);

    public PreparedValue? VisitElapsed(ElapsedTerm elapsed, in Nothing context) => Calculation(elapsed);

    public PreparedValue? VisitTable(TableTerm term, in Nothing context) => new TableValue(term, Worked(term),
        OpeningOf(term.Table, static (by, table) => by.ValuesOf(((Table)table).Keys)), _numbers.Reads(term.Table));

    public PreparedValue? VisitScore(ScoreTerm term, in Nothing context)
    {
        IsPlain &= term.Score.List is null;
        if (!_steps.TryGetValue(term.Score, out var steps))
            _steps.Add(term.Score, steps = new PreparedSteps(Openings++, LinesOf(term.Score), RangesOf(term.Score)));
        return new ScoreValue(term, Worked(term), steps);
    }

    public PreparedValue? VisitDefinition(DefinitionTerm named, in Nothing context)
    {
        IsPlain &= named.Definition.List is null;
        return new NamedValue(named, Worked(named), OpeningOf(named.Definition,
            static (by, definition) => by.ValuesOf([((Definition)definition).Value!])));
    }

    public PreparedValue? VisitCondition(ConditionTerm column, in Nothing context)
    {
        IsPlain &= column.Definition.List is null;
        if (!_columns.TryGetValue(column.Definition, out var says))
        {
            var node = _numbers[column.Condition];
            var line = Prepare(column.Condition, new Wording(_wording.OfColumn(column, node), _wording[column.Condition, node]));
            says = new PreparedSteps(OpeningOf(column.Definition, static (_, _) => []).Place, [line], []);
            _columns.Add(column.Definition, says);
        }
        return new ConditionValue(column, Worked(column), says);
    }

    // What is held against the record in hand is worked out for each item, and so told in the long way.
    public PreparedValue? VisitThis(ThisTerm mine, in Nothing context)
    {
        IsPlain = false;
        return null;
    }

    public PreparedValue? VisitCount(CountTerm count, in Nothing context) => Counted(count);

    public PreparedValue? VisitDifferent(DifferentTerm different, in Nothing context) => Counted(different, different.Of);

    public PreparedValue? VisitTotal(TotalTerm total, in Nothing context) => Counted(total, total.Of);

    public PreparedValue? VisitSize(SizeTerm size, in Nothing context) => Calculation(size);

    // What became of each line turns on all of them: a policy with such a group is told in the long way.
    public PreparedValue? VisitGroup(ValueGroupTerm group, in Nothing context)
    {
        IsPlain = false;
        return null;
    }

    public PreparedValue? VisitLine(ValueLineTerm line, in Nothing context) => null;

    private CalculatedValue Calculation(Term term, bool isWritten = true)
    {
        var node = _numbers[term];
        return new(term, isWritten ? _wording[term, node].Words : null, Worked(term), ValuesOf(node.Terms));
    }

    private WorkedOut Worked(Term term) => term.Type is SetType
        ? new WorkedOut(WordsOf(term.Type), null, _compiler.Set(term))
        : new WorkedOut(WordsOf(term.Type), _compiler.Value(term), null);

    private CountedValue Counted(Term term, Term? ofItem = null)
    {
        IsPlain &= ofItem is null or StatedTerm;
        var list = term.Reach.List!;
        return new(term, _wording[term, _numbers[term]].Words, Worked(term), new ListValue(list),
            term.Reach.Where is { } where ? Items(list, where) : null);
    }

    /// <summary>What a score starts at, where that is told, and its steps.</summary>
    private ImmutableArray<PreparedLine> LinesOf(Score score) => score.Slot < 0
        ? [.. score.Steps.Select(StepOf)]
        : [StackGuard.Run((By: this, score), static at => at.By.StartOf(at.score)), .. score.Steps.Select(StepOf)];

    private TestLine StartOf(Score score)
    {
        var nought = new KnownValue.Constant(0);
        return Line(new KnownTest.Compared(nought, Relation.Equal, nought), WordedLine.Of(score.StartSpan),
            ValuesOf([score.Start]));
    }

    /// <summary>The lines of its range, of which at most one holds: where it brought the sum down, or up.</summary>
    private ImmutableArray<PreparedLine> RangesOf(Score score)
    {
        var lines = ImmutableArray.CreateBuilder<PreparedLine>();
        if (score.High is { } high) lines.Add(RangeOf(score, Relation.More, high));
        if (score.Low is { } low) lines.Add(RangeOf(score, Relation.Less, low));
        return lines.ToImmutable();
    }

    private TestLine RangeOf(Score score, Relation beyond, Number end)
    {
        var sum = _compiler.Added(score);
        var worded = WordedLine.Of(score.RangeSpan) with { Words = WordedLines.OfRange(score, beyond == Relation.More) };
        return Line(new KnownTest.Compared(sum, beyond, new KnownValue.Constant(end.Units)), worded,
            [new WorkedOutPart("sum", score, new WorkedOut(WordsOf(NumberType.Count), sum, null))]);
    }

    private PreparedLine StepOf(ScoreStep step)
    {
        if (step.Each is not { } each)
        {
            var (when, node) = (step.When!, _numbers[step.When!]);
            return Prepare(when, new Wording(_wording.OfStep(step, node), _wording[when, node]));
        }
        var count = _compiler.Value(each);
        var points = new WorkedOut(WordsOf(NumberType.Count),
            new KnownValue.Product([count, new KnownValue.Constant(step.Points.Units)]), null);
        return Line(new KnownTest.Compared(count, Relation.More, new KnownValue.Constant(0)), WordedLine.Of(step.Span),
            ValuesOf([each]).Add(new WorkedOutPart("points", step, points)));
    }

    private TestLine Line(KnownTest holds, WordedLine worded, ImmutableArray<PreparedValue> values)
    {
        IsPlain &= _check.IsPlain(values);
        return new TestLine(new AskedLine(-1, holds), worded.Words, worded, values);
    }

    private PreparedOpening OpeningOf(object named, Func<LinePreparer, object, ImmutableArray<PreparedValue>> values)
    {
        if (_openings.TryGetValue(named, out var known)) return known;
        var told = StackGuard.Run((By: this, named, values), static at => at.values(at.By, at.named));
        return _openings[named] = new PreparedOpening(Openings++, told);
    }

    /// <summary>The values of a test.</summary>
    private ImmutableArray<PreparedValue> ValuesOf(Condition test) => ValuesOf(_numbers[test].Terms);

    /// <summary>
    /// The values of some terms. Of what is stated each is told once, both halves of <c>between</c> look at one.
    /// </summary>
    private ImmutableArray<PreparedValue> ValuesOf(ImmutableArray<Term> terms)
    {
        var values = ImmutableArray.CreateBuilder<PreparedValue>();
        foreach (var term in terms)
            if (term.Accept(this, default(Nothing)) is { } value
                && !(value is StatedValue && values.Any(v => ReferenceEquals(v.Key, value.Key))))
                values.Add(value);
        return values.ToImmutable();
    }

    /// <summary>The values of a fact in words, as the row of a case says them.</summary>
    public SlotWords SlotWordsOf(Fact fact) =>
        _slots[fact.Slot] ??= new SlotWords(policy.SlotForms[fact.Slot], WordsOf(fact.Type));

    private ValueWords WordsOf(FactType type)
    {
        if (!_words.TryGetValue(type, out var words)) _words.Add(type, words = ValueWords.Of(type));
        return words;
    }
}
