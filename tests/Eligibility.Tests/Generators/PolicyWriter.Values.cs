namespace Eligibility.Tests.Generators;

/// <summary>Values: what can be read, arithmetic, counts, dates.</summary>
internal sealed partial class PolicyWriter
{
    /// <summary>Days for conditions to be near: leap days, ends of months and years among them.</summary>
    private static readonly string[] Days =
    [
        "2015-12-31", "2016-02-29", "2017-01-31", "2017-03-01", "2018-01-01", "2018-06-30", "2019-02-28", "2020-02-29"
    ];

    private void Read(bool secret) => _secret |= secret;

    private IEnumerable<Readable> Readables(Where where)
    {
        var all = where.Item is null ? Own(where) : Own(where).Concat(where.Item.Fields);
        return all.Where(r => !(where.Open && r.Secret));
    }

    private bool Fits(Late late, Where where) =>
        !(where.Open && late.Secret) && (late.Item is null || late.Item == where.Item && !IsOfThree(late, where)
            || _isOfRecord && where.Item is null && late.Item == _each);

    /// <summary>Anything that a test can be made of.</summary>
    private Value Subject(Where where)
    {
        switch (_dice.Weighted((50, 0), (14, 1), (MayList(where) ? 16 : 0, 2), (7, 3), (6, 4), (7, 5), (3, 6), (6, 7), (5, 8)))
        {
            case 1 when _late.Where(l => l.Kind is not null && Fits(l, where)).ToList() is { Count: > 0 } late:
                return ValueOf(_dice.Pick(late));
            case 2: return Counted(where);
            case 3 when SumOf(_dice.Pick(Measure.All), where) is { } sum: return sum;
            case 4 when ProductOf(_dice.Pick(Measure.All), where) is { } product: return product;
            case 5: return Elapsed(where);
            case 6: return DateOf(where, 2, literal: false);
            case 7 when RoundedOf(_dice.Pick(Measure.All), where) is { } rounded: return rounded;
            case 8 when SizeOf(where) is { } size: return size;
            default: return ValueOf(PickReadable(where));
        }
    }

    /// <summary>How many values a set has, of the item at hand too; null where there is none.</summary>
    private Value? SizeOf(Where where)
    {
        var sets = Readables(where).Where(r => r.Kind.Family == Family.Set && !IsOfThis(r)).ToList();
        return sets.Count == 0 ? null : new Value($"number of {ValueOf(_dice.Pick(sets)).Text}", Kind.Count, 0, 3);
    }

    private Readable PickReadable(Where where)
    {
        var fields = where.Item?.Fields.Where(f => !(where.Open && f.Secret)).ToList();
        if (fields is { Count: > 0 } && _dice.Chance(80)) return _dice.Pick(fields);
        var facts = Own(where).Where(r => !(where.Open && r.Secret)).ToList();
        return facts.Count == 0 || _dice.Chance(8) ? DecisionDate : _dice.Pick(facts);
    }

    private static readonly Readable DecisionDate = new("decision date", Kind.Date, 0, 0, true, false);

    private Value ValueOf(Readable read)
    {
        Read(read.Secret);
        return new Value(read.Name, read.Kind, read.Low, read.High);
    }

    private Value ValueOf(Late late)
    {
        Read(late.Secret);
        return new Value(late.Name, late.Kind!, late.Low, late.High);
    }

    private string? FlagIn(Where where)
    {
        var flags = Readables(where).Where(r => r.Kind.Family == Family.Flag).ToList();
        if (flags.Count == 0) return null;
        var flag = _dice.Pick(flags);
        Read(flag.Secret);
        return flag.Name;
    }

    /// <summary>The name of a number of a measure, without arithmetic; null where there is none.</summary>
    private string? FactLike(Measure measure, Where where)
    {
        var all = Readables(where).Where(r => r.Kind.Family == Family.Number && r.Kind.Measure == measure).ToList();
        return all.Count == 0 ? null : ValueOf(_dice.Pick(all)).Text;
    }

    /// <summary>A number of a measure that turns on the case; null where nothing is one.</summary>
    private Value? NumberOf(Measure measure, Where where, int depth)
    {
        var reads = Readables(where).Where(r => r.Kind.Family == Family.Number && r.Kind.Measure == measure).ToList();
        var late = _late.Where(l => l.Kind is { Family: Family.Number } kind && kind.Measure == measure
            && Fits(l, where)).ToList();
        switch (_dice.Weighted((10, 0), (options.Tied ? 12 : 5, 1), (depth > 0 ? 2 : 0, 2), (depth > 0 ? 2 : 0, 3),
            (measure == Measure.Plain ? 4 : 0, 4), (2, 5)))
        {
            case 1 when late.Count > 0: return ValueOf(_dice.Pick(late));
            case 2 when SumOf(measure, where) is { } sum: return sum;
            case 3 when ProductOf(measure, where) is { } product: return product;
            case 4 when MayList(where) && _dice.Chance(60): return Counted(where, plain: true);
            case 4: return Elapsed(where);
        }
        if (reads.Count > 0) return ValueOf(_dice.Pick(reads));
        return late.Count > 0 ? ValueOf(_dice.Pick(late)) : null;
    }

    private Value? SumOf(Measure measure, Where where)
    {
        if (NumberOf(measure, where, 0) is not { } first) return null;
        var minus = _dice.Chance(35);
        var (low, high) = (first.Low, first.High);
        var second = _dice.Chance(60) ? NumberOf(measure, where, 0) : null;
        var text = first.Operand + (minus ? " minus " : " plus ")
            + (second?.Operand ?? first.Kind.Literal(_dice.Between(1, 4), _dice));
        (low, high) = minus
            ? (low - (second?.High ?? 2), high - (second?.Low ?? 2))
            : (low + (second?.Low ?? 2), high + (second?.High ?? 2));
        if (_dice.Chance(20)) text += _dice.Pick(" plus ", " minus ") + first.Kind.Literal(1, _dice);
        return new Value(text, first.Kind with { Whole = first.Kind.Whole && second?.Kind.Whole != false }, low,
            Math.Min(high, low + 60), Simple: false);
    }

    /// <summary>A number divided and rounded, or rounded alone.</summary>
    private Value? RoundedOf(Measure measure, Where where)
    {
        if (NumberOf(measure, where, 0) is not { } value) return null;
        var (divisor, size) = _dice.Weighted((4, (0m, 1m)), (3, (3m, 1m)), (1, (7m, 0.5m)), (1, (0.4m, 2m)));
        var text = value.Operand + (divisor > 0 ? $" divided by {Digits.Of(divisor, _dice)}" : "")
            + $" rounded {_dice.Pick("", "", "up ", "down ")}to {value.Kind.Literal(_dice.Pick(size, size * 2, 3m), _dice)}";
        return new Value(text, value.Kind with { Whole = false }, value.Low, divisor > 1 ? Math.Max(2, value.High / divisor)
            : value.High, Simple: false);
    }

    private Value? ProductOf(Measure measure, Where where)
    {
        if (NumberOf(measure, where, 0) is not { } value) return null;
        var plain = _late.Where(l => l is { Kind: { Family: Family.Number } kind, IsMade: true }
            && kind.Measure == Measure.Plain && Fits(l, where)).ToList();
        var by = plain.Count > 0 && _dice.Chance(40)
            ? ValueOf(_dice.Pick(plain)).Text
            : Digits.Of(_dice.Pick(2m, 3m, 0.5m), _dice);
        var text = _dice.Chance(70) ? $"{value.Operand} multiplied by {by}" : $"{by} multiplied by {value.Operand}";
        return new Value(text, value.Kind with { Whole = false }, value.Low * 2, value.High * 2, Simple: false);
    }

    /// <summary>
    /// How many items, how many different, or how much of them together; a plain count where one is wanted.
    /// </summary>
    private Value Counted(Where where, bool plain = false)
    {
        if (_dice.Chance(20) && SizeOf(where) is { } size) return size;
        var list = PickList(where);
        var fields = ValuesOf(list).Where(f => !(where.Open && f.Secret)).ToList();
        var numbers = fields.Where(f => f.Kind.Family == Family.Number).ToList();
        var distinct = fields.Where(f => f.Kind.Family != Family.Set).ToList();
        Read(list.Secret);
        string head;
        var (kind, low, high) = (Kind.Count, 0m, 4m);
        switch (_dice.Weighted((5, 0), (4, 1), (plain ? 0 : 5, 2)))
        {
            case 1 when distinct.Count > 0:
                head = $"number of different {ValueOf(_dice.Pick(distinct)).Text} of {Called(list)}";
                high = 3;
                break;
            case 2 when numbers.Count > 0:
                var field = _dice.Pick(numbers);
                head = $"total {ValueOf(field).Text} of {Called(list)}";
                (kind, low, high) = (field.Kind, field.Low, field.High * 2);
                break;
            default: head = $"number of {Called(list)}"; break;
        }
        if (!_dice.Chance(55)) return new Value(head, kind, low, high);
        var inner = new Where(list, where.Open, where.Depth - 1);
        return new Value($"({head} where {(_dice.Chance(20) ? Joined(inner) : Test(inner))})", kind, low, high);
    }

    /// <summary>What each item of a list has: its fields, and what is worked out for it.</summary>
    private IEnumerable<Readable> ValuesOf(ReadableList list) => list.Fields.Concat(_late
        .Where(l => l.Item == list && l.Kind is not null && !IsOfThree(l, new Where(list, false, 0)))
        .Select(l => new Readable(l.Name, l.Kind!, l.Low, l.High, false, l.Secret)));

    private Value Elapsed(Where where)
    {
        var (unit, high) = _dice.Weighted((4, ("years", 4m)), (3, ("months", 24m)), (3, ("days", 60m)));
        var (from, to) = (DateName(where), _dice.Chance(50) ? "decision date" : DateName(where));
        if (from == to) from = _dice.Pick(Days);
        return new Value($"{unit} from {from} to {to}", Kind.Count, 0, high);
    }

    /// <summary>A date by its name, or a literal: what stands in <c>years from D to D</c>.</summary>
    private string DateName(Where where, bool literal = true)
    {
        var names = Readables(where).Where(r => r.Kind.Family == Family.Date).ToList();
        var late = _late.Where(l => l.Kind?.Family == Family.Date && Fits(l, where)).ToList();
        switch (_dice.Weighted((6, 0), (2, 1), (4, 2), (literal ? 2 : 0, 3)))
        {
            case 0 when names.Count > 0: return ValueOf(_dice.Pick(names)).Text;
            case 1 when late.Count > 0: return ValueOf(_dice.Pick(late)).Text;
            case 3: return Day();
            default: return "decision date";
        }
    }

    private string Day() => _dice.Chance(70)
        ? _dice.Pick(Days)
        : _dice.Pick("1 December 2017", "29 February 2016", "31 August 2018", "one May 2019");

    private Value DateOf(Where where, int shifts, bool literal = true)
    {
        var text = DateName(where, literal);
        var simple = true;
        if (shifts > 0 && _dice.Chance(45))
        {
            text += $" {_dice.Pick("plus", "minus")} {Span(where)}";
            if (_dice.Chance(20)) text += $" {_dice.Pick("plus", "minus")} {Span(where)}";
            simple = false;
        }
        return new Value(text, Kind.Date, 0, 0, simple);
    }

    /// <summary>A length of time: a literal, a fact whose range is small, or a table.</summary>
    private string Span(Where where) => NamedSpan(where)
        ?? $"{Digits.Of((decimal)_dice.Between(1, 12), _dice)} {_dice.Pick("days", "weeks", "months", "years", "day", "month")}";

    private string? NamedSpan(Where where)
    {
        var reads = Readables(where)
            .Where(r => !IsOfThis(r) && r is { Bounded: true, Kind: { Family: Family.Number, Whole: true } kind }
                && (kind.Measure == Measure.Days || kind.Measure == Measure.Months)).ToList();
        var tables = _late.Where(l => l is { IsMade: true, Kind: { Family: Family.Number, Whole: true } kind }
            && (kind.Measure == Measure.Days || kind.Measure == Measure.Months) && Fits(l, where)).ToList();
        if (reads.Count > 0 && _dice.Chance(40)) return ValueOf(_dice.Pick(reads)).Text;
        if (tables.Count > 0 && _dice.Chance(50)) return ValueOf(_dice.Pick(tables)).Text;
        return null;
    }
}
