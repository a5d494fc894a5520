using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>Between which bounds a value lies, given what is known; equal bounds are a known value. On the scale of <see cref="Scalar"/>.</summary>
internal readonly record struct Between(Int128 Low, Int128 High)
{
    public bool IsKnown => Low == High;

    public static Between Exactly(Int128 value) => new(value, value);

    public Between Or(Between other) => new(Int128.Min(Low, other.Low), Int128.Max(High, other.High));
}

/// <summary>
/// What is at hand when a condition is worked out: the case's values by slot, what the policy's conditions came to so far,
/// and inside <c>where</c> the item.
/// </summary>
internal readonly record struct Frame(IReadOnlyList<Datum?> Values, Truth[] Truths, Between?[] Once, ImmutableArray<Datum?> Item)
{
    /// <summary>A frame outside any list, with nothing worked out yet but the truths.</summary>
    public static Frame Of(Policy policy, IReadOnlyList<Datum?> values, Truth[] truths) => new(values, truths, new Between?[policy.ValueSlots], default);

    public bool InItem => !Item.IsDefault;
}

/// <summary>Works out values. Unknown ones come out as the bounds that are certain; each kind of value is never decreasing or never increasing in its parts, so bounds suffice.</summary>
internal sealed class TermEvaluator(Policy policy, ConditionEvaluator conditions)
{
    private static readonly Int128 One = Number.One.Units;

    public Between Scalar(Term term, in Frame frame)
    {
        switch (term)
        {
            case ConstantTerm constant: return Between.Exactly(((Scalar)constant.Value).Value);
            case FactTerm { Fact: { IsDecisionDate: true } decided } when frame.Values[decided.Slot] is null:
                return new(Int128.Max(decided.Range!.Value.Low, Validity.LatestStated(policy, frame.Values)), decided.Range.Value.High);
            case FactTerm { Fact: var fact }: return OfStated(frame.Values[fact.Slot], fact.Type, fact.Range, fact.EndsAtDecisionDate, frame);
            case FieldTerm { Field: var field }: return OfStated(frame.Item[field.Index], field.Type, field.Range, field.EndsAtDecisionDate, frame);
            case DefinitionTerm { Definition: var named }: return frame.Once[named.Slot] ??= OfDefinition(named, frame with { Item = default });
            case SumTerm sum: return OfSum(sum, frame);
            case ProductTerm product: return OfProduct(product, frame);
            case ShiftTerm shift: return OfShift(shift, frame);
            case ElapsedTerm elapsed: return OfElapsed(elapsed, frame);
            case TableTerm { Table: { Slot: >= 0 } table }: return frame.Once[table.Slot] ??= OfTable(table, frame with { Item = default });
            case TableTerm table: return OfTable(table.Table, frame);
            case ScoreTerm score: return OfScore(score.Score, frame);
            case CountTerm count: return OfCount(count, frame);
            case DifferentTerm different: return OfDifferent(different, frame);
            case TotalTerm total: return OfTotal(total, frame);
            default: throw new InvalidOperationException($"no value for {term.GetType().Name}");
        }
    }

    /// <summary>The choices a value can be, one bit each.</summary>
    public BigInteger PossibleChoices(Term term, in Frame frame)
    {
        if (term is DefinitionTerm named) return PossibleChoices(named.Definition.Value!, frame with { Item = default });
        if (term is TableTerm { Table: { Type: ChoiceType } table })
        {
            var mask = BigInteger.Zero;
            foreach (var value in PossibleRows(table, frame)) mask |= BigInteger.One << (int)((Scalar)value).Value;
            return mask;
        }
        var bounds = Scalar(term, frame);
        return bounds.IsKnown ? BigInteger.One << (int)bounds.Low : (BigInteger.One << ((ChoiceType)term.Type).Values.Names.Length) - 1;
    }

    /// <summary>A set's value, or null when it is unknown.</summary>
    public static BigInteger? Set(Term term, in Frame frame) => term switch
    {
        FactTerm fact => (frame.Values[fact.Fact.Slot] as Choices)?.Mask,
        FieldTerm field => (frame.Item[field.Field.Index] as Choices)?.Mask,
        DefinitionTerm named => Set(named.Definition.Value!, frame with { Item = default }),
        _ => throw new InvalidOperationException($"no set in {term.GetType().Name}"),
    };

    /// <summary>A list's items, or null when the list is unknown.</summary>
    public static Items? List(ListInput list, in Frame frame) => frame.Values[list.Slot] as Items;

    private Between OfStated(Datum? value, FactType type, (Int128 Low, Int128 High)? range, bool endsAtDecisionDate, in Frame frame)
    {
        if (value is Scalar scalar) return Between.Exactly(scalar.Value);
        var (low, high) = range ?? (0, type is ChoiceType choice ? choice.Values.Names.Length - 1 : 1);
        if (endsAtDecisionDate && frame.Values[policy.DecisionDate.Slot] is Scalar decided) high = Int128.Max(low, Int128.Min(high, decided.Value));
        return new(low, high);
    }

    // Sixty-four definitions may build on each other, each nesting as deep.
    private Between OfDefinition(Definition definition, Frame frame) => StackGuard.Run((Evaluator: this, definition.Value, Frame: frame), static at => at.Evaluator.Scalar(at.Value!, at.Frame));

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
            Int128[] corners = [Times(result.Low, by.Low), Times(result.Low, by.High), Times(result.High, by.Low), Times(result.High, by.High)];
            result = new(corners.Min(), corners.Max());
        }
        return result;
    }

    private static Int128 Times(Int128 a, Int128 b) => (Number.OfUnits(a) * Number.OfUnits(b)).Units;

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

    private static Int128 Shifted(Int128 day, Int128 by, bool months) => Calendar.Add(DateOnly.FromDayNumber((int)day), (int)(by / One), months).DayNumber;

    private Between OfElapsed(ElapsedTerm elapsed, in Frame frame)
    {
        var (from, to) = (Scalar(elapsed.From, frame), Scalar(elapsed.To, frame));
        return new(Elapsed(elapsed.Unit, from.High, to.Low), Elapsed(elapsed.Unit, from.Low, to.High));
    }

    private static Int128 Elapsed(Elapsed unit, Int128 from, Int128 to) =>
        Calendar.Elapsed(unit, DateOnly.FromDayNumber((int)from), DateOnly.FromDayNumber((int)to)) * One;

    private Between OfTable(Table table, in Frame frame)
    {
        Between? together = null;
        foreach (var value in PossibleRows(table, frame))
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
                if (key is not null) fits = Truths.And(fits, conditions.Apart(key, frame));
            if (fits != Truth.Failed) values.Add(row.Value);
            if (fits == Truth.Held) return values;
        }
        if (table.Otherwise is not null) values.Add(table.Otherwise);
        return values;
    }

    private static Between OfScore(Score score, in Frame frame)
    {
        var (low, high) = (score.Start.Units, score.Start.Units);
        foreach (var step in score.Steps)
        {
            var truth = frame.Truths[step.When.Index];
            var points = step.Points.Units;
            if (truth == Truth.Held) (low, high) = (low + points, high + points);
            else if (truth == Truth.Open) (low, high) = (low + Int128.Min(0, points), high + Int128.Max(0, points));
        }
        return new(Clamp(low), Clamp(high));

        Int128 Clamp(Int128 value)
        {
            if (score.Low is { } floor) value = Int128.Max(value, floor.Units);
            return score.High is { } ceiling ? Int128.Min(value, ceiling.Units) : value;
        }
    }

    private Between OfCount(CountTerm count, in Frame frame)
    {
        if (List(count.List, frame) is not { } items) return new(0, ListInput.MostItems * One);
        var (held, may) = (0, 0);
        foreach (var row in items.Rows)
        {
            var truth = conditions.OfItem(count.Where, row, frame);
            if (truth == Truth.Held) held++;
            if (truth != Truth.Failed) may++;
        }
        return new(held * One, may * One);
    }

    private Between OfDifferent(DifferentTerm different, in Frame frame)
    {
        if (List(different.List, frame) is not { } items) return new(0, ListInput.MostItems * One);
        var certain = new HashSet<Int128>();
        var possible = new HashSet<Int128>();
        var (unknown, sure) = (0, false);
        foreach (var row in items.Rows)
        {
            var truth = conditions.OfItem(different.Where, row, frame);
            if (truth == Truth.Failed) continue;
            sure |= truth == Truth.Held;
            if (row[different.Field.Index] is not Scalar scalar) { unknown++; continue; }
            possible.Add(scalar.Value);
            if (truth == Truth.Held) certain.Add(scalar.Value);
        }
        return new(Math.Max(certain.Count, sure ? 1 : 0) * One, (possible.Count + unknown) * One);
    }

    private Between OfTotal(TotalTerm total, in Frame frame)
    {
        var field = total.Field;
        if (List(total.List, frame) is not { } items)
        {
            var one = OfStated(null, field.Type, field.Range, field.EndsAtDecisionDate, frame);
            return new(Int128.Min(0, one.Low * ListInput.MostItems), Int128.Max(0, one.High * ListInput.MostItems));
        }
        var (low, high) = ((Int128)0, (Int128)0);
        foreach (var row in items.Rows)
        {
            var truth = conditions.OfItem(total.Where, row, frame);
            if (truth == Truth.Failed) continue;
            var value = OfStated(row[field.Index], field.Type, field.Range, field.EndsAtDecisionDate, frame);
            if (truth == Truth.Open) value = value.Or(Between.Exactly(0));
            (low, high) = (low + value.Low, high + value.High);
        }
        return new(low, high);
    }
}
