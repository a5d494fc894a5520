using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// Between which bounds a value lies, given what is known; equal bounds are a known value. On the
/// scale of <see cref="Scalar"/>.
/// </summary>
internal readonly record struct Between(Int128 Low, Int128 High)
{
    public bool IsKnown => Low == High;

    public static Between Exactly(Int128 value) => new(value, value);

    public Between Or(Between other) => new(Int128.Min(Low, other.Low), Int128.Max(High, other.High));
}

/// <summary>
/// What is at hand when a condition is worked out: the case's values by slot, what the policy's conditions came to so
/// far, and inside <c>where</c> the item.
/// </summary>
internal readonly record struct Frame(ImmutableArray<Datum?> Values, Truth[] Truths, Between?[] Once,
    ImmutableArray<Datum?> Item)
{
    private readonly int _recordSlots;

    /// <summary>The place of the item at hand in its list; -1 where that is not asked.</summary>
    public int Row { get; private init; } = -1;

    private Hand? OfHand { get; init; }

    /// <summary>The record in hand, while another item is looked at.</summary>
    private sealed record Hand(ImmutableArray<Datum?> Item, Between?[] Once, int Row);

    /// <summary>What is worked out once for the item at hand.</summary>
    public Between?[] OnceOfItem { get; private init; } = [];

    /// <summary>A frame outside any list, with nothing worked out yet but the truths.</summary>
    public static Frame Of(Policy policy, ImmutableArray<Datum?> values, Truth[] truths) =>
        new(values, truths, new Between?[policy.ValueSlots], default, policy.RecordSlots);

    private Frame(ImmutableArray<Datum?> values, Truth[] truths, Between?[] once, ImmutableArray<Datum?> item,
        int recordSlots)
        : this(values, truths, once, item) => _recordSlots = recordSlots;

    /// <summary>The same outside any list.</summary>
    public Frame Outside => InItem ? this with { Item = default, OnceOfItem = [], Row = -1, OfHand = null } : this;

    /// <summary>Where the items of a list are looked at: an item that is at hand already is the record in hand.</summary>
    public Frame Looking => InItem ? this with { OfHand = new Hand(Item, OnceOfItem, Row) } : this;

    /// <summary>The same of one item, of which nothing is worked out yet.</summary>
    /// <param name="item">Its fields.</param>
    /// <param name="row">Its place in its list.</param>
    public Frame At(ImmutableArray<Datum?> item, int row) =>
        this with { Item = item, Row = row, OnceOfItem = _recordSlots == 0 ? [] : new Between?[_recordSlots] };

    /// <summary>The record in hand.</summary>
    public Frame ThisOne => this with { Item = OfHand!.Item, OnceOfItem = OfHand.Once, Row = OfHand.Row, OfHand = null };

    /// <summary>The item that is looked at, by itself.</summary>
    public Frame Alone => OfHand is null ? this : this with { OfHand = null };

    public bool InItem => !Item.IsDefault;
}

/// <summary>
/// Works out values. Unknown ones come out as the bounds that are certain; each kind of value is never decreasing or
/// never increasing in its parts, so bounds suffice.
/// </summary>
internal sealed class TermEvaluator
{
    private static readonly Int128 One = Number.One.Units;

    // Masks of the first few choices, which are asked for again and again.
    private const int Few = 64;
    private static readonly BigInteger[] Single = [.. Enumerable.Range(0, Few).Select(i => BigInteger.One << i)];
    private static readonly BigInteger[] AllBelow = [.. Single.Select(one => one - 1)];

    private static readonly Sets OfSets = new();

    private readonly Policy _policy;
    private readonly ConditionEvaluator _conditions;
    private readonly Scalars _scalars;
    private readonly Choosing _choices;

    public TermEvaluator(Policy policy, ConditionEvaluator conditions)
    {
        (_policy, _conditions) = (policy, conditions);
        (_scalars, _choices) = (new Scalars(this), new Choosing(this));
    }

    public Between Scalar(Term term, in Frame frame) => term.Accept(_scalars, frame);

    /// <summary>The choices a value can be, one bit each.</summary>
    public BigInteger PossibleChoices(Term term, in Frame frame) => term.Accept(_choices, frame);

    /// <summary>A set's value, or null when it is unknown.</summary>
    public static BigInteger? Set(Term term, in Frame frame) => term.Accept(OfSets, frame);

    /// <summary>Numbers, dates, yes and no, and choices by their places.</summary>
    private sealed class Scalars(TermEvaluator of) : ITermVisitor<Frame, Between>
    {
        public Between VisitConstant(ConstantTerm constant, in Frame frame) =>
            Between.Exactly(((Scalar)constant.Value).Value);

        public Between VisitFact(FactTerm term, in Frame frame)
        {
            var fact = term.Fact;
            if (fact.IsDecisionDate && frame.Values[fact.Slot] is null)
                return new(Int128.Max(fact.Range!.Value.Low, Validity.LatestStated(of._policy, frame.Values.AsSpan())),
                    fact.Range.Value.High);
            return of.OfStated(frame.Values[fact.Slot], fact.Type, fact.Range, fact.EndsAtDecisionDate, frame);
        }

        public Between VisitField(FieldTerm term, in Frame frame) =>
            of.OfStated(frame.Item[term.Field.Index], term.Field.Type, term.Field.Range,
                term.Field.EndsAtDecisionDate, frame);

        public Between VisitDefinition(DefinitionTerm named, in Frame frame) =>
            named.Definition.List is null
                ? frame.Once[named.Definition.Slot] ??= of.OfDefinition(named.Definition, frame.Outside)
                : frame.OnceOfItem[named.Definition.Slot] ??= of.OfDefinition(named.Definition, frame);

        public Between VisitCondition(ConditionTerm named, in Frame frame) =>
            Truths.Between(of._conditions.OfNamed(named.Definition, frame));

        public Between VisitSum(SumTerm sum, in Frame frame) => of.OfSum(sum, frame);

        public Between VisitProduct(ProductTerm product, in Frame frame) => of.OfProduct(product, frame);

        public Between VisitRounded(RoundedTerm rounded, in Frame frame) => of.OfRounded(rounded, frame);

        public Between VisitShift(ShiftTerm shift, in Frame frame) => of.OfShift(shift, frame);

        public Between VisitElapsed(ElapsedTerm elapsed, in Frame frame) => of.OfElapsed(elapsed, frame);

        public Between VisitTable(TableTerm term, in Frame frame) => term.Table.Slot >= 0
            ? frame.Once[term.Table.Slot] ??= of.OfTable(term.Table, frame.Outside)
            : of.OfTable(term.Table, frame);

        public Between VisitScore(ScoreTerm term, in Frame frame) => term.Score.Slot >= 0
            ? frame.Once[term.Score.Slot] ??= of.OfBuiltScore(term.Score, frame.Outside)
            : of.OfScore(term.Score, frame);
        public Between VisitThis(ThisTerm mine, in Frame frame) => of.Scalar(mine.Of, frame.ThisOne);

        public Between VisitCount(CountTerm count, in Frame frame) => of.OfCount(count, frame);

        public Between VisitDifferent(DifferentTerm different, in Frame frame) => of.OfDifferent(different, frame);

        public Between VisitTotal(TotalTerm total, in Frame frame) => of.OfTotal(total, frame);

        public Between VisitSize(SizeTerm size, in Frame frame) => OfSize(size, frame);

        public Between VisitGroup(ValueGroupTerm group, in Frame frame) => of.OfGroup(group, frame);

        public Between VisitLine(ValueLineTerm line, in Frame frame) => of.Line(line, frame).Value;
    }

    /// <summary>Choices. What is calculated or counted is none.</summary>
    private sealed class Choosing(TermEvaluator of) : ITermVisitor<Frame, BigInteger>
    {
        public BigInteger VisitConstant(ConstantTerm constant, in Frame frame) => Within(constant, frame);

        public BigInteger VisitFact(FactTerm fact, in Frame frame) => Within(fact, frame);

        public BigInteger VisitField(FieldTerm field, in Frame frame) => Within(field, frame);

        public BigInteger VisitDefinition(DefinitionTerm named, in Frame frame) =>
            of.PossibleChoices(named.Definition.Value!, named.Definition.List is null ? frame.Outside : frame);

        public BigInteger VisitCondition(ConditionTerm named, in Frame frame) => throw None(named, "choice");

        public BigInteger VisitTable(TableTerm table, in Frame frame)
        {
            var mask = BigInteger.Zero;
            foreach (var value in of.PossibleRows(table.Table, frame))
                mask |= BigInteger.One << (int)((Scalar)value).Value;
            return mask;
        }

        public BigInteger VisitSum(SumTerm sum, in Frame frame) => throw None(sum, "choice");

        public BigInteger VisitProduct(ProductTerm product, in Frame frame) => throw None(product, "choice");

        public BigInteger VisitRounded(RoundedTerm rounded, in Frame frame) => throw None(rounded, "choice");

        public BigInteger VisitShift(ShiftTerm shift, in Frame frame) => throw None(shift, "choice");

        public BigInteger VisitElapsed(ElapsedTerm elapsed, in Frame frame) => throw None(elapsed, "choice");

        public BigInteger VisitScore(ScoreTerm score, in Frame frame) => throw None(score, "choice");

        public BigInteger VisitThis(ThisTerm mine, in Frame frame) => of.PossibleChoices(mine.Of, frame.ThisOne);

        public BigInteger VisitCount(CountTerm count, in Frame frame) => throw None(count, "choice");

        public BigInteger VisitDifferent(DifferentTerm different, in Frame frame) => throw None(different, "choice");

        public BigInteger VisitTotal(TotalTerm total, in Frame frame) => throw None(total, "choice");

        public BigInteger VisitSize(SizeTerm size, in Frame frame) => throw None(size, "choice");

        public BigInteger VisitGroup(ValueGroupTerm group, in Frame frame) => throw None(group, "choice");

        public BigInteger VisitLine(ValueLineTerm line, in Frame frame) => throw None(line, "choice");

        private BigInteger Within(Term term, in Frame frame)
        {
            var bounds = of.Scalar(term, frame);
            if (bounds.IsKnown) return bounds.Low < Few ? Single[(int)bounds.Low] : BigInteger.One << (int)bounds.Low;
            var count = ((ChoiceType)term.Type).Values.Names.Length;
            return count < Few ? AllBelow[count] : (BigInteger.One << count) - 1;
        }
    }

    /// <summary>Sets. Only facts and fields hold any, and what is named after them.</summary>
    private sealed class Sets : ITermVisitor<Frame, BigInteger?>
    {
        public BigInteger? VisitFact(FactTerm fact, in Frame frame) => (frame.Values[fact.Fact.Slot] as Choices)?.Mask;

        public BigInteger? VisitField(FieldTerm field, in Frame frame) =>
            (frame.Item[field.Field.Index] as Choices)?.Mask;

        public BigInteger? VisitDefinition(DefinitionTerm named, in Frame frame) =>
            Set(named.Definition.Value!, named.Definition.List is null ? frame.Outside : frame);

        public BigInteger? VisitCondition(ConditionTerm named, in Frame frame) => throw None(named, "set");

        public BigInteger? VisitConstant(ConstantTerm constant, in Frame frame) => throw None(constant, "set");

        public BigInteger? VisitSum(SumTerm sum, in Frame frame) => throw None(sum, "set");

        public BigInteger? VisitProduct(ProductTerm product, in Frame frame) => throw None(product, "set");

        public BigInteger? VisitRounded(RoundedTerm rounded, in Frame frame) => throw None(rounded, "set");

        public BigInteger? VisitShift(ShiftTerm shift, in Frame frame) => throw None(shift, "set");

        public BigInteger? VisitElapsed(ElapsedTerm elapsed, in Frame frame) => throw None(elapsed, "set");

        public BigInteger? VisitTable(TableTerm table, in Frame frame) => throw None(table, "set");

        public BigInteger? VisitScore(ScoreTerm score, in Frame frame) => throw None(score, "set");

        public BigInteger? VisitThis(ThisTerm mine, in Frame frame) => Set(mine.Of, frame.ThisOne);

        public BigInteger? VisitCount(CountTerm count, in Frame frame) => throw None(count, "set");

        public BigInteger? VisitDifferent(DifferentTerm different, in Frame frame) => throw None(different, "set");

        public BigInteger? VisitTotal(TotalTerm total, in Frame frame) => throw None(total, "set");

        public BigInteger? VisitSize(SizeTerm size, in Frame frame) => throw None(size, "set");

        public BigInteger? VisitGroup(ValueGroupTerm group, in Frame frame) => throw None(group, "set");

        public BigInteger? VisitLine(ValueLineTerm line, in Frame frame) => throw None(line, "set");
    }

    private static InvalidOperationException None(Term term, string what) => new($"no {what} in {term.GetType().Name}");

    /// <summary>A list's items, or null when the list is unknown.</summary>
    public static Items? List(ListInput list, in Frame frame) => frame.Values[list.Slot] as Items;

    private Between OfStated(Datum? value, FactType type, (Int128 Low, Int128 High)? range, bool endsAtDecisionDate,
        in Frame frame)
    {
        if (value is Scalar scalar) return Between.Exactly(scalar.Value);
        var (low, high) = range ?? (0, type is ChoiceType choice ? choice.Values.Names.Length - 1 : 1);
        if (endsAtDecisionDate && frame.Values[_policy.DecisionDate.Slot] is Scalar decided)
            high = Int128.Max(low, Int128.Min(high, decided.Value));
        return new(low, high);
    }

    // Sixty-four definitions may build on each other, each nesting as deep.
    private Between OfDefinition(Definition definition, Frame frame) =>
        StackGuard.Run((Evaluator: this, definition.Value, Frame: frame),
            static at => at.Evaluator.Scalar(at.Value!, at.Frame));

    private Between OfSum(SumTerm sum, in Frame frame)
    {
        var (low, high) = ((Int128)0, (Int128)0);
        foreach (var (term, minus) in sum.Terms)
        {
            var bounds = Scalar(term, frame);
            (low, high) = minus ? (low - bounds.High, high - bounds.Low) : (low + bounds.Low, high + bounds.High);
        }
        return new(low, high);
    }

    private Between OfProduct(ProductTerm product, in Frame frame)
    {
        var result = Scalar(product.Factors[0], frame);
        for (var i = 1; i < product.Factors.Length; i++)
        {
            var by = Scalar(product.Factors[i], frame);
            Int128[] corners = [Times(result.Low, by.Low), Times(result.Low, by.High), Times(result.High, by.Low),
                Times(result.High, by.High)];
            result = new(corners.Min(), corners.Max());
        }
        return result;
    }

    private static Int128 Times(Int128 a, Int128 b) => (Number.OfUnits(a) * Number.OfUnits(b)).Units;

    private Between OfRounded(RoundedTerm rounded, in Frame frame)
    {
        var (value, by) = (Scalar(rounded.Of, frame), rounded.By is { } divisor
            ? Scalar(divisor, frame)
            : Between.Exactly(One));
        Int128[] corners = [Corner(value.Low, by.Low), Corner(value.Low, by.High), Corner(value.High, by.Low),
            Corner(value.High, by.High)];
        return new(corners.Min(), corners.Max());

        Int128 Corner(Int128 one, Int128 other) => Roundings.Of(one, other, rounded.Rounding, rounded.To);
    }

    private Between OfGroup(ValueGroupTerm group, in Frame frame)
    {
        var (certain, possible) = ((Between?)null, (Between?)null);
        foreach (var line in group.Lines)
        {
            var (counts, value) = Line(line, frame);
            if (counts == Truth.Failed) continue;
            if (counts == Truth.Held) certain = Better(certain, value, group.IsGreatest);
            possible = Better(possible, value, group.IsGreatest);
        }
        // What counts for certain bounds it on one side, what may count on the other.
        return group.IsGreatest ? new(certain!.Value.Low, possible!.Value.High) : new(possible!.Value.Low, certain!.Value.High);
    }

    /// <summary>Whether a line of a group counts, and what its value is where it does.</summary>
    public (Truth Counts, Between Value) Line(ValueLineTerm line, in Frame frame)
    {
        if (line.Value is { } value)
            return (line.When is { } when ? _conditions.Part(when, frame) : Truth.Held, Scalar(value, frame));
        var all = OfAny(line.Each!, frame);
        if (List(line.List!, frame) is not { } items) return (Truth.Open, all);
        var greatest = Extremes.IsGreatest(line.Of);
        var (certain, possible) = ((Between?)null, (Between?)null);
        var looking = frame.Looking;
        for (var row = 0; row < items.Rows.Length; row++)
        {
            if (line.IsOfOthers && row == frame.Row) continue;
            var at = looking.At(items.Rows[row], row);
            var counts = _conditions.OfItem(line.Where, at);
            if (counts == Truth.Failed) continue;
            var one = Scalar(line.Each!, at);
            if (counts == Truth.Held) certain = Better(certain, one, greatest);
            possible = possible is not { } before ? one
                : counts == Truth.Held ? Better(before, one, greatest) : before.Or(one);
        }
        if (possible is not { } may) return (Truth.Failed, all);
        if (certain is not { } sure) return (Truth.Open, may);
        return (Truth.Held, greatest ? new(sure.Low, may.High) : new(may.Low, sure.High));
    }

    /// <summary>What a field, or one that is worked out, may be of an item of which nothing is known.</summary>
    private Between OfAny(Term ofItem, in Frame frame)
    {
        if (ofItem is FieldTerm { Field: var field })
            return OfStated(null, field.Type, field.Range, field.EndsAtDecisionDate, frame);
        var bounds = Bounds.Of(ofItem);
        return new((Int128)bounds.Low, (Int128)bounds.High);
    }

    private static Between? Better(Between? one, Between other, bool greatest) => one is not { } so ? other
        : greatest ? new(Int128.Max(so.Low, other.Low), Int128.Max(so.High, other.High))
        : new(Int128.Min(so.Low, other.Low), Int128.Min(so.High, other.High));

    private Between OfShift(ShiftTerm shift, in Frame frame)
    {
        var date = Scalar(shift.Date, frame);
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            var by = Scalar(amount, frame);
            if (minus) by = new(-by.High, -by.Low);
            date = new(Shifted(date.Low, by.Low, months), Shifted(date.High, by.High, months));
        }
        return date;
    }

    private static Int128 Shifted(Int128 day, Int128 by, bool months) =>
        Calendar.Add(DateOnly.FromDayNumber((int)day), (int)(by / One), months).DayNumber;

    private Between OfElapsed(ElapsedTerm elapsed, in Frame frame)
    {
        var (from, to) = (Scalar(elapsed.From, frame), Scalar(elapsed.To, frame));
        return new(Elapsed(elapsed.Unit, from.High, to.Low), Elapsed(elapsed.Unit, from.Low, to.High));
    }

    private static Int128 Elapsed(Elapsed unit, Int128 from, Int128 to) =>
        Calendar.Elapsed(unit, DateOnly.FromDayNumber((int)from), DateOnly.FromDayNumber((int)to)) * One;

    // As many tables may look at each other as definitions.
    private Between OfTable(Table table, in Frame frame)
    {
        Between? together = null;
        foreach (var value in StackGuard.Run((By: this, table, frame), static at => at.By.PossibleRows(at.table, at.frame)))
        {
            var one = Between.Exactly(((Scalar)value).Value);
            together = together is { } so ? so.Or(one) : one;
        }
        return together!.Value;
    }

    /// <summary>The values of the rows that may be the first to fit.</summary>
    private List<Datum> PossibleRows(Table table, in Frame frame)
    {
        var values = new List<Datum>();
        foreach (var row in table.Rows)
        {
            var fits = Truth.Held;
            foreach (var key in row.Keys)
                if (key is not null) fits = Truths.And(fits, _conditions.Apart(key, frame));
            if (fits != Truth.Failed) values.Add(row.Value);
            if (fits == Truth.Held) return values;
        }
        if (table.Otherwise is not null) values.Add(table.Otherwise);
        return values;
    }

    // As definitions do, sixty-four scores may start at each other.
    private Between OfBuiltScore(Score score, Frame frame) =>
        StackGuard.Run((Evaluator: this, score, Frame: frame), static at => at.Evaluator.OfScore(at.score, at.Frame));

    private Between OfScore(Score score, in Frame frame)
    {
        var at = score.List is null ? frame.Outside : frame;
        var (low, high) = Scalar(score.Start, at);
        foreach (var step in score.Steps)
        {
            var (least, most) = Times(step, at);
            var points = step.Points.Units;
            if (points < 0) (least, most) = (most, least);
            (low, high) = (low + points * least, high + points * most);
        }
        return new(score.Clamp(low), score.Clamp(high));
    }

    /// <summary>How many times a step of a score gives its points, at the least and at the most.</summary>
    public Between Times(ScoreStep step, in Frame frame)
    {
        if (step.Each is { } each)
        {
            var (least, most) = Scalar(each, frame);
            return new(least / One, most / One);
        }
        return _conditions.Part(step.When!, frame) switch
        {
            Truth.Held => Between.Exactly(1),
            Truth.Failed => Between.Exactly(0),
            _ => new(0, 1),
        };
    }

    private static Between OfSize(SizeTerm size, in Frame frame) => Set(size.Set, frame) is { } held
        ? Between.Exactly(SizeTerm.CountOf(held) * One)
        : new(0, size.Most * One);

    private Between OfCount(CountTerm count, in Frame frame)
    {
        if (List(count.List, frame) is not { } items)
            return new((count.Where is null && !count.IsOfOthers ? count.List.Least : 0) * One, count.List.Most * One);
        var ((held, may), looking) = ((0, 0), frame.Looking);
        for (var row = 0; row < items.Rows.Length; row++)
        {
            if (count.IsOfOthers && row == frame.Row) continue;
            var truth = _conditions.OfItem(count.Where, looking.At(items.Rows[row], row));
            if (truth == Truth.Held) held++;
            if (truth != Truth.Failed) may++;
        }
        return new(held * One, may * One);
    }

    private Between OfDifferent(DifferentTerm different, in Frame frame)
    {
        if (List(different.List, frame) is not { } items)
            return new(different is { Where: null, List.Least: > 0 } ? One : 0, different.List.Most * One);
        var certain = new HashSet<Int128>();
        var possible = new HashSet<Int128>();
        var (unknown, sure, looking) = (0, false, frame.Looking);
        for (var row = 0; row < items.Rows.Length; row++)
        {
            if (different.IsOfOthers && row == frame.Row) continue;
            var at = looking.At(items.Rows[row], row);
            var truth = _conditions.OfItem(different.Where, at);
            if (truth == Truth.Failed) continue;
            sure |= truth == Truth.Held;
            if (Scalar(different.Of, at) is not { IsKnown: true, Low: var value }) { unknown++; continue; }
            possible.Add(value);
            if (truth == Truth.Held) certain.Add(value);
        }
        return new(Math.Max(certain.Count, sure ? 1 : 0) * One, (possible.Count + unknown) * One);
    }

    private Between OfTotal(TotalTerm total, in Frame frame)
    {
        if (List(total.List, frame) is not { } items)
        {
            var one = OfAny(total.Of, frame);
            var (fewest, most) = (total.Where is null && !total.IsOfOthers ? total.List.Least : 0, total.List.Most);
            return new(Int128.Min(one.Low * fewest, one.Low * most), Int128.Max(one.High * fewest, one.High * most));
        }
        var ((low, high), looking) = (((Int128)0, (Int128)0), frame.Looking);
        for (var row = 0; row < items.Rows.Length; row++)
        {
            if (total.IsOfOthers && row == frame.Row) continue;
            var at = looking.At(items.Rows[row], row);
            var truth = _conditions.OfItem(total.Where, at);
            if (truth == Truth.Failed) continue;
            var value = Scalar(total.Of, at);
            if (truth == Truth.Open) value = value.Or(Between.Exactly(0));
            (low, high) = (low + value.Low, high + value.High);
        }
        return new(low, high);
    }
}
