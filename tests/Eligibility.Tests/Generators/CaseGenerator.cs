using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Generators;

/// <summary>
/// Cases of a compiled policy, at and beside every boundary that it names, and none that could not be stated
/// (language, section 6): complete ones, and partial ones that always can be completed. Prepared once for a
/// policy; a case takes microseconds.
/// </summary>
internal sealed partial class CaseGenerator(Policy policy)
{
    private static readonly Int128[] Calendar = [.. new[]
    {
        "2015-12-31", "2016-02-28", "2016-02-29", "2016-03-01", "2017-02-28", "2017-03-31", "2018-04-30", "2018-12-31",
        "2020-02-29", "2000-02-29", "2004-02-29"
    }.Select(d =>
        (Int128)DateOnly.ParseExact(d, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).DayNumber)];
    private static readonly Int128 Recent = new DateOnly(2014, 1, 1).DayNumber;
    private readonly CaseBoundaries _boundaries = new(policy);
    private readonly bool _ranges = CaseRanges.AreIn(policy);
    private readonly bool _asksForDates =
        policy.Inputs.Any(i => i is Fact { Type: DateType, IsDecisionDate: false } or ListInput);

    public CaseBoundaries Boundaries => _boundaries;

    /// <summary>A complete case, some of which may be assumed.</summary>
    public GeneratedCase Complete(Dice dice)
    {
        var values = Filled(dice)
            ?? throw new InvalidOperationException("an empty case can always be completed");
        var standings = policy.Inputs.Select(i => Provenance.Stated).ToArray();
        var filled = values.ToArray();
        foreach (var input in policy.Inputs)
            if (input.Assumed is { } assumed && dice.Chance(30) && MayBeAssumed(input, assumed, filled))
                (filled[input.Slot], standings[input.Slot]) = (assumed, Provenance.Assumed);
        return new GeneratedCase(policy, [.. filled], [.. standings]);
    }

    /// <summary>Now and then two items that must differ are found alike in all tries.</summary>
    private ImmutableArray<Datum?>? Filled(Dice dice)
    {
        for (var tries = 0; tries < 20; tries++)
            if (Fill(policy.Unstated, dice) is { } values) return values;
        return null;
    }

    /// <summary>A complete case with some of it made unknown: not stated, or stated as not known.</summary>
    public GeneratedCase Partial(Dice dice) => Partial(Complete(dice), dice, dice.Pick(10, 25, 40, 60));

    /// <summary>The case with each value unknown in so many of a hundred; fields of items too.</summary>
    public GeneratedCase Partial(GeneratedCase whole, Dice dice, int percent)
    {
        var values = whole.Values.ToArray();
        var standings = whole.Provenances.ToArray();
        foreach (var input in policy.Inputs)
        {
            var slot = input.Slot;
            if (values[slot] is Items items && dice.Chance(percent))
                values[slot] = new Items([.. items.Rows
                    .Select(row => ImmutableArray.CreateRange(row, v => dice.Chance(percent) ? null : v))]);
            if (standings[slot] == Provenance.Assumed || !dice.Chance(percent)) continue;
            // What would be assumed is unknown only where the case says so.
            (values[slot], standings[slot]) = (null,
                input.Assumed is not null || dice.Chance(25) ? Provenance.NotKnown : Provenance.NotStated);
        }
        return new GeneratedCase(policy, [.. values], [.. standings]);
    }

    /// <summary>
    /// A case with its unknowns filled in, one of the ways in which it could turn out; null where none was found.
    /// </summary>
    public GeneratedCase? Completed(GeneratedCase partial, Dice dice) =>
        Fill(partial.Values, dice) is { } values
            ? new GeneratedCase(policy, values, ImmutableArray.CreateRange(policy.Inputs, _ => Provenance.Stated))
            : null;

    private bool MayBeAssumed(Input input, Datum assumed, Datum?[] values) =>
        (!_ranges || OracleValidity.Fault(policy, [.. values.Select((v, slot) => slot == input.Slot ? assumed : v)]) is null)
        && (input is not Fact { EndsAtDecisionDate: true } || assumed is not Scalar day || values[^1] is not Scalar decided
            || day.Value <= decided.Value);

    private ImmutableArray<Datum?>? Fill(ImmutableArray<Datum?> known, Dice dice)
    {
        if (_ranges) return FillRanged(known, dice);
        var values = known.ToArray();
        var chosen = new Chosen();
        foreach (var input in policy.Inputs)
            if (values[input.Slot] is Scalar scalar && input is Fact fact) chosen.Note(fact.Type, scalar.Value);
        var decision = policy.DecisionDate;
        if (values[decision.Slot] is not Scalar decided)
        {
            var earliest = Int128.Max(Validity.LatestStated(policy, values), Earliest(values));
            decided = new Scalar(Day(Axis.Of(decision), Int128.Max(decision.Range!.Value.Low, earliest),
                decision.Range.Value.High, chosen, dice));
            values[decision.Slot] = decided;
            chosen.Note(decision.Type, decided.Value);
        }
        foreach (var input in policy.Inputs)
        {
            if (input is Fact fact)
                values[fact.Slot] ??= Of(Axis.Of(fact), fact.Type, fact.Range, fact.EndsAtDecisionDate, decided.Value,
                    chosen, dice);
            else if (FillList((ListInput)input, values[input.Slot] as Items, decided.Value, chosen, dice) is { } items)
                values[input.Slot] = items;
            else return null;
        }
        return [.. values];
    }

    /// <summary>The first decision date on which every unknown that must not lie after it has a day left.</summary>
    private Int128 Earliest(Datum?[] values)
    {
        Int128 earliest = 0;
        foreach (var input in policy.Inputs)
        {
            if (input is Fact { EndsAtDecisionDate: true } fact && values[fact.Slot] is null)
                earliest = Int128.Max(earliest, fact.Range!.Value.Low);
            if (input is ListInput list && (values[list.Slot] as Items ?? list.Fewest) is { Rows.IsEmpty: false })
                foreach (var field in list.Fields)
                    if (field.EndsAtDecisionDate) earliest = Int128.Max(earliest, field.Range!.Value.Low);
        }
        return earliest;
    }

    private Items? FillList(ListInput list, Items? known, Int128 decided, Chosen chosen, Dice dice)
    {
        if (known is null)
        {
            // Of records that may not be dated before the decision there are none.
            if (list.Fields.Any(f => f.EndsAtDecisionDate && f.Range!.Value.Low > decided)) return new Items([]);
            known = new Items([.. Enumerable.Repeat(list.UnstatedItem, CountOf(list, dice))]);
            var made = ImmutableArray.CreateBuilder<ImmutableArray<Datum?>>();
            foreach (var row in known.Rows)
                if (FillRow(list, row, made, decided, chosen, dice) is { } filled) made.Add(filled);
            return new Items(made.ToImmutable());
        }
        var rows = known.Rows.ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            if (!rows[i].Contains(null)) continue;
            if (FillRow(list, rows[i], rows.Where((_, at) => at != i), decided, chosen, dice) is not { } filled)
                return null;
            rows[i] = filled;
        }
        return new Items([.. rows]);
    }

    private int CountOf(ListInput list, Dice dice)
    {
        var count = dice.Chance(70) ? dice.Pick(_boundaries.Counts) + dice.Between(-1, 1) : dice.Between(0, 3);
        return Math.Clamp(count, list.Least, Math.Min(list.Most, 12));
    }

    /// <summary>An item unlike the others in what tells items apart, or null after a few tries.</summary>
    private ImmutableArray<Datum?>? FillRow(ListInput list, ImmutableArray<Datum?> known,
        IEnumerable<ImmutableArray<Datum?>> others, Int128 decided, Chosen chosen, Dice dice)
    {
        for (var tries = 0; tries < 12; tries++)
        {
            ImmutableArray<Datum?> row = [.. list.Fields.Select(f =>
                known[f.Index] ?? Of(Axis.Of(list, f), f.Type, f.Range, f.EndsAtDecisionDate, decided, chosen, dice))];
            if (list.OnePer.IsEmpty || !others.Any(o => list.OnePer.All(k => Equals(o[k], row[k])))) return row;
        }
        return null;
    }

    /// <summary>What has been chosen so far, for other values to be near.</summary>
    private sealed class Chosen
    {
        private readonly List<Int128> _days = [];
        private readonly List<(string Measure, Int128 Value)> _numbers = [];

        public void Note(FactType type, Int128 value)
        {
            if (type is DateType) _days.Add(value);
            if (type is NumberType number) _numbers.Add((CaseBoundaries.MeasureOf(number), value));
        }

        public Int128? Day(Dice dice) => _days.Count == 0 ? null : dice.Pick(_days);

        public Int128? Number(NumberType type, Dice dice)
        {
            var measure = CaseBoundaries.MeasureOf(type);
            var like = _numbers.Where(n => n.Measure == measure).ToList();
            return like.Count == 0 ? null : dice.Pick(like).Value;
        }
    }

    private Datum Of(Axis axis, FactType type, (Int128 Low, Int128 High)? range, bool ends, Int128 decided,
        Chosen chosen, Dice dice)
    {
        switch (type)
        {
            case YesNoType: return Datum.Of(dice.Chance(50));
            case ChoiceType choice: return new Scalar(dice.Between(0, choice.Values.Names.Length - 1));
            case SetType set:
                return new Choices(dice.Chance(20)
                    ? 0
                    : (BigInteger)dice.Between(0L, (1L << set.Values.Names.Length) - 1));
        }
        var (low, high) = range!.Value;
        var value = type is NumberType number
            ? Amount(axis, number, low, high, chosen, dice)
            : Day(axis, low, ends ? Int128.Min(high, decided) : high, chosen, dice);
        chosen.Note(type, value);
        return new Scalar(value);
    }

    private Int128 Amount(Axis axis, NumberType type, Int128 low, Int128 high, Chosen chosen, Dice dice)
    {
        var unit = Number.One.Units * (type.Unit?.Factor ?? 1);
        var near = dice.Weighted((45, 0), (15, 1), (12, 2), (8, 3), (20, 4)) switch
        {
            0 when _boundaries.Own.TryGetValue(axis, out var own) => dice.Pick(own),
            1 when _boundaries.Measures.TryGetValue(CaseBoundaries.MeasureOf(type), out var all) => dice.Pick(all),
            2 when chosen.Number(type, dice) is { } other =>
                dice.Chance(50) || !_boundaries.Measures.TryGetValue(CaseBoundaries.MeasureOf(type), out var all)
                    ? other : dice.Chance(50) ? other + dice.Pick(all) : other - dice.Pick(all),
            3 => dice.Pick(low, high),
            _ => low + unit * dice.Between(0, 10) + (type.Whole || dice.Chance(70) ? 0 : unit / 2),
        };
        return Aligned(near + type.Step * dice.Pick(0, 0, 0, -1, 1), low, high, type.Step);
    }

    private static Int128 Aligned(Int128 value, Int128 low, Int128 high, Int128 step)
    {
        value = Int128.Clamp(value, low, high);
        var over = value % step;
        if (over == 0) return value;
        return value - over >= low ? value - over : value - over + step;
    }

    private Int128 Day(Axis axis, Int128 low, Int128 high, Chosen chosen, Dice dice)
    {
        var day = dice.Weighted((35, 0), (_asksForDates ? 35 : 5, 1), (6, 2), (10, 3), (14, 4)) switch
        {
            0 when _boundaries.Own.TryGetValue(axis, out var own) && dice.Chance(70) => dice.Pick(own),
            0 or 1 when _boundaries.Days.Length > 0 && dice.Chance(40) => dice.Pick(_boundaries.Days),
            1 when Base(chosen, dice) is { } from =>
                _boundaries.Lengths.Length == 0 ? from : Shifted(from, dice.Pick(_boundaries.Lengths), dice),
            2 => dice.Pick(low, high),
            3 => dice.Pick(Calendar),
            _ => Recent + dice.Between(0, 2_500),
        };
        return Int128.Clamp(day + dice.Pick(0, 0, 0, -1, 1), low, high);
    }

    private Int128? Base(Chosen chosen, Dice dice) => chosen.Day(dice) is { } day && dice.Chance(75) ? day
        : _boundaries.Days.Length > 0 ? dice.Pick(_boundaries.Days)
        : chosen.Day(dice);

    /// <summary>A day some length of time before or after another.</summary>
    private static Int128 Shifted(Int128 from, (int Amount, bool Months) by, Dice dice)
    {
        var amount = dice.Chance(60) ? -by.Amount : by.Amount;
        var day = DateOnly.FromDayNumber((int)from);
        if (!by.Months) return from + amount;
        return (day.Year + amount / 12) is > 2 and < 9990 ? day.AddMonths(amount).DayNumber : from;
    }
}
