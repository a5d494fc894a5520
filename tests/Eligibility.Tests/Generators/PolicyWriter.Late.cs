namespace Eligibility.Tests.Generators;

/// <summary>Definitions, tables and scores, each made of what was declared before it.</summary>
internal sealed partial class PolicyWriter
{
    private void DeclareLate()
    {
        _secret = false;
        switch (_dice.Weighted((4, 0), (4, 1), (5, 2), (3, 3), (3, 4), (_lists.Count > 0 ? 2 : 0, 5)))
        {
            case 0: DefineCondition(); break;
            case 1: DefineValue(); break;
            case 2: DeclareTable(); break;
            case 4: DefineGroup(); break;
            case 5: DefineOthers(_dice.Pick(_lists)); break;
            default: DeclareScore(); break;
        }
    }

    private void DefineCondition()
    {
        var list = ForEach();
        if (list is not null && _dice.Chance(40)) { DefineOthers(list); return; }
        var condition = Condition(Where.Top(2) with { Item = list });
        var name = Name(Named.Condition);
        _declared.Add(condition.Line($"define {name}{ForEachOf(list)} as "));
        _late.Add(new Late(name, null, 0, 1, list, _secret));
    }

    /// <summary>What holds for an item because of the others of its list.</summary>
    private void DefineOthers(ReadableList list)
    {
        var inner = new Where(list, false, 1) { Hand = list };
        Read(list.Secret);
        // What looks at others, or may be made of what does, is none of what is looked at of another.
        var first = _late.FindIndex(l => l.ReadsOthers);
        var hidden = first < 0 ? [] : _late.Skip(first).Where(l => l.Item is not null).ToList();
        _late.RemoveAll(hidden.Contains);
        var named = Definitions(inner);
        // A field is never held against itself there: all else that tests may hold against each other is left out.
        List<string> tests = [.. new[] { AgainstThis(inner), AgainstThis(inner), FlagIn(inner), named.Count > 0
            ? ValueOfCondition(_dice.Pick(named)) : null }.OfType<string>()];
        var condition = tests.Count == 0 ? "decision date is after 2018-01-01"
            : string.Join(" and ", _dice.Some(tests, 1, 2).Distinct());
        _late.AddRange(hidden);
        var name = Name(Named.Condition);
        var field = list.Fields.FirstOrDefault(f => f.Kind.Family == Family.Number);
        _declared.Add(new TextLine($"define {name}{ForEachOf(list)} as " + (field is not null && _dice.Chance(30)
            ? $"(total {ValueOf(field).Text} of other {list.Name} where {condition}) is at least "
                + field.Kind.Literal(_dice.Between(1, 6), _dice)
            : _dice.Chance(30) ? $"(number of other {list.Name} where {condition}) is {_dice.Between(1, 2)}"
            : $"{_dice.Pick("any", "no")} other {list.Name} where {condition}")));
        _late.Add(new Late(name, null, 0, 1, list, _secret) { ReadsOthers = true });
    }

    private string ValueOfCondition(Late named)
    {
        Read(named.Secret);
        return named.Name;
    }

    /// <summary>A list for each of whose items something is worked out; mostly none.</summary>
    private ReadableList? ForEach()
    {
        var list = _lists.Count > 0 && _dice.Chance(35) ? _dice.Pick(_lists) : null;
        if (list is not null) Read(list.Secret);
        return list;
    }

    private static string ForEachOf(ReadableList? list) => list is null ? "" : $" for each of {list.Name}";

    private void DefineValue()
    {
        var list = ForEach();
        var where = Where.Top(1) with { Item = list };
        var value = _dice.Weighted((4, 0), (3, 1), (3, 2), (3, 3), (2, 4), (1, 5), (2, 6)) switch
        {
            0 => SumOf(_dice.Pick(Measure.All), where),
            1 => ProductOf(_dice.Pick(Measure.All), where),
            2 when Listed.Any() && list is null => Counted(where),
            3 => DateOf(where, 2),
            4 => Elapsed(where),
            6 => RoundedOf(_dice.Pick(Measure.All), where),
            5 => new Value(Digits.Of((decimal)_dice.Between(1, 6), _dice), Kind.Count, 1, 6),
            _ => null,
        };
        var read = PickReadable(where);
        value ??= read.Kind.Family == Family.Flag ? DateOf(where, 1) : ValueOf(read);
        var name = Name(Named.Value);
        _declared.Add(new TextLine($"define {name}{ForEachOf(list)} as {value.Text}"));
        _late.Add(new Late(name, value.Kind with { Whole = false }, value.Low, value.High, list, _secret));
    }

    /// <summary>The latest, earliest, highest or lowest of a plain line and others.</summary>
    private void DefineGroup()
    {
        var item = ForEach();
        var where = Where.Top(1) with { Item = item };
        var (dates, measure) = (_dice.Chance(60), _dice.Pick(Measure.All));
        if (Line() is not { } first) { DefineCondition(); return; }
        var lines = new List<TextLine> { new(first.Text) };
        for (var i = _dice.Between(1, 3); i > 0; i--)
        {
            var list = Listed.Any() && item is null && _dice.Chance(40) ? _dice.Pick(Listed.ToList()) : null;
            var field = list is null ? null : ValuesOf(list).FirstOrDefault(f => dates ? f.Kind.Family == Family.Date
                : f.Kind.Family == Family.Number && f.Kind.Measure == measure);
            if (list is not null && field is not null)
            {
                Read(list.Secret);
                var each = $"each {ValueOf(field).Text} of {list.Name}";
                lines.Add(new TextLine(_dice.Chance(40) ? each : $"{each} where {Test(new Where(list, where.Open, 0))}"));
            }
            else if (Line() is { } other)
                lines.Add(_dice.Chance(70) ? Condition(where).Line($"{other.Text} when ") : new TextLine(other.Text));
        }
        var name = Name(Named.Value);
        var of = dates ? _dice.Pick("latest", "earliest") : _dice.Pick("highest", "lowest");
        _declared.Add(new TextLine($"define {name}{ForEachOf(item)} as {of} of", _dice.Shuffled(lines)));
        _late.Add(new Late(name, dates ? Kind.Date : first.Kind with { Whole = false }, first.Low, first.High, item, _secret));

        Value? Line() => dates ? DateOf(where, 1) : NumberOf(measure, where, 1);
    }

    private void DeclareScore()
    {
        var list = ForEach();
        var name = Name(Named.Score);
        var (start, low, high) = (_dice.Between(0, 3), _dice.Between(0, 1), _dice.Between(4, 7));
        var named = _dice.Chance(25) ? Started() : null;
        // By what a case states nothing is multiplied that a case states, too.
        var isOfCase = named is not null;
        var lines = new List<TextLine> { new($"starts at {named ?? Digits.Of((decimal)start, _dice)}") };
        if (_dice.Chance(60)) lines.Insert(0, new TextLine($"from {Digits.Of(low)} to {Digits.Of(high)}"));
        for (var i = _dice.Between(1, 4); i > 0; i--)
        {
            var points = $"{_dice.Pick("plus", "plus", "minus")} {Digits.Of((decimal)_dice.Between(1, 3), _dice)} ";
            var each = list is null && _dice.Chance(20) ? EachOf() : null;
            isOfCase |= each is not null;
            lines.Add(each is null
                ? Condition(Where.Top(1) with { Item = list }).Line(points + "when ")
                : new TextLine($"{points}for each of {each}"));
        }
        _declared.Add(new TextLine($"score {name}{ForEachOf(list)}", lines));
        _late.Add(new Late(name, Kind.Count, 0, 5, list, _secret, IsMade: !isOfCase));
    }

    /// <summary>A whole number without a unit that has a name; null where there is none.</summary>
    private string? Started()
    {
        var facts = Readables(Where.Top(1)).Where(r => r.Kind is { Family: Family.Number, Whole: true } kind
            && kind.Measure == Measure.Plain).ToList();
        var late = _late.Where(l => l is { IsMade: true, Kind: { Family: Family.Number, Whole: true } kind }
            && kind.Measure == Measure.Plain && l.Item is null).ToList();
        return facts.Count > 0 && (late.Count == 0 || _dice.Chance(60)) ? ValueOf(_dice.Pick(facts)).Text
            : late.Count > 0 ? ValueOf(_dice.Pick(late)).Text
            : null;
    }

    /// <summary>A list, perhaps some of its records, or a set; null where there is none.</summary>
    private string? EachOf()
    {
        var sets = Readables(Where.Top(1)).Where(r => r.Kind.Family == Family.Set).ToList();
        if (sets.Count > 0 && (!Listed.Any() || _dice.Chance(50))) return ValueOf(_dice.Pick(sets)).Text;
        if (!Listed.Any()) return null;
        var list = _dice.Pick(Listed.ToList());
        Read(list.Secret);
        return _dice.Chance(50) ? list.Name : $"{list.Name} where {Test(new Where(list, Where.Top(1).Open, 0))}";
    }

    /// <summary>
    /// A table each of whose rows counts in some case: its first column tells the rows apart. What no row takes goes to
    /// <c>otherwise</c>, or to a last row of <c>any</c>, unless the rows take everything.
    /// </summary>
    private void DeclareTable()
    {
        var list = _lists.Count > 0 && _dice.Chance(40) ? _dice.Pick(_lists) : null;
        var item = new Where(list, false, 1);
        var first = FirstColumn(item);
        var columns = new List<Readable> { first };
        for (var i = _dice.Weighted((4, 0), (4, 1), (2, 2)); i > 0; i--)
            if (PickReadable(item) is var next && columns.All(c => c.Name != next.Name)) columns.Add(next);
        // A definition that is a condition is a column of yes and no.
        var conditions = _late.Where(l => l.Kind is null && Fits(l, item))
            .Select(l => new Readable(l.Name, new Kind(Family.Flag), 0, 0, true, l.Secret)).ToList();
        if (conditions.Count > 0 && _dice.Chance(70)) columns.Add(_dice.Pick(conditions));
        if (list is not null && !columns.Any(c => list.Fields.Contains(c) || _late.Any(l => l.Item == list && l.Name == c.Name)))
            list = null;
        // A table that is keyed by no field reads none.
        if (list is null) item = item with { Item = null };
        foreach (var column in columns) Read(column.Secret);
        var (heading, kind, value) = TableValues();
        var (keys, whole) = FirstKeys(first, item);
        var rows = keys.Select(key => new TextLine(
            $"{string.Join(", ", columns.Skip(1).Select(c => OtherKeys(c, item)).Prepend(key))}, {value()}")).ToList();
        if (!whole || columns.Count > 1)
            // Numbers and dates may all be taken by the rows above: then `otherwise` is needless,
            // but a row of `any` is refused.
            rows.Add(_dice.Chance(70) || whole || first.Kind.Family is Family.Number or Family.Date
                ? new TextLine($"otherwise {value()}")
                : new TextLine($"{string.Join(", ", columns.Select(_ => "any"))}, {value()}"));
        var name = Name(Named.Table);
        _declared.Add(new TextLine($"table {name} by {string.Join(", ", columns.Select(c => c.Name))}{heading}", rows));
        _late.Add(new Late(name, kind, 0, 6, list, _secret, IsMade: true));
    }

    /// <summary>One key of a cell, or alternatives.</summary>
    private string OtherKeys(Readable column, Where item)
    {
        var (one, other) = (OtherKey(column, item), _dice.Chance(30) ? OtherKey(column, item) : "any");
        return one == "any" || other == "any" || one == other ? one : $"{one} or {other}";
    }

    private Readable FirstColumn(Where item)
    {
        var all = Readables(item).Where(r => r.Kind.Family is not Family.Set).ToList();
        var own = item.Item?.Fields.Where(f => f.Kind.Family is not Family.Set).ToList();
        return own is { Count: > 0 } && _dice.Chance(80) ? _dice.Pick(own)
            : all.Count > 0 ? _dice.Pick(all)
            : DecisionDate;
    }

    private (string Heading, Kind Kind, Func<string> Value) TableValues()
    {
        var sets = _valueSets;
        if (sets.Count > 0 && _dice.Chance(30))
        {
            var (name, set) = _dice.Pick(sets);
            return ($" giving {name}",
                set with { Family = Family.Choice, ValuesName = null }, () => _dice.Pick(set.Values));
        }
        if (_dice.Chance(45)) return ("", Kind.Count, () => Digits.Of((decimal)_dice.Between(0, 6), _dice));
        var measure = _dice.Pick(Measure.Days, Measure.Months, Measure.Months, Measure.Weight, Measure.Tablets,
            Measure.Pounds, Measure.Volume);
        var unit = _dice.Between(0, measure.Units.Length - 1);
        var kind = new Kind(Family.Number) { Measure = measure, Unit = unit, Whole = true };
        // Under a heading with the unit a bare number is in it; amounts and money say it all the same, as everywhere.
        return ($" in {measure.Units[unit].Word}", kind, () => kind.Literal(_dice.Between(1, 6), _dice));
    }

    /// <summary>
    /// Keys of which each takes something that those before it leave, and whether they leave nothing.
    /// </summary>
    private (List<string> Keys, bool Whole) FirstKeys(Readable column, Where item)
    {
        switch (column.Kind.Family)
        {
            case Family.Flag: return _dice.Chance(60) ? (["yes", "no"], true) : ([_dice.Pick("yes", "no")], false);
            case Family.Choice:
                var values = column.Kind.Values;
                var part = _parts.FirstOrDefault(p => p.Within == values).Name;
                if (part is not null && _dice.Chance(50)) return ([$"one of {part}"], false);
                if (column.Kind.Ranked && values.Length > 2 && _dice.Chance(50))
                    return ([$"at least {values[^1]}", $"between {values[1]} and {values[^1]}"], false);
                return _dice.Chance(40) ? ([.. values], true) : (_dice.Some(values, 1, values.Length - 1), false);
            case Family.Number:
                var steps = _dice.Some(Enumerable.Range((int)column.Low + 1,
                        Math.Max(2, (int)(column.High - column.Low) - 1)).ToList(),
                    1, 3);
                var keys = steps.Select(s =>
                    $"{_dice.Pick("under", "less than", "fewer than")} {column.Kind.Literal(s, _dice)}").ToList();
                if (_dice.Chance(30))
                    keys = [column.Kind.Literal(steps[0], _dice),
                        .. steps.Skip(1).Select(s => $"at most {column.Kind.Literal(s, _dice)}")];
                return (keys, false);
            default:
                var days = _dice.Shuffled(DaysOf(column)).Take(_dice.Between(1, 2))
                    .Order(StringComparer.Ordinal).ToList();
                if (!column.IsShort && !options.Each && _dice.Chance(30))
                    return ([$"within {Digits.Of(_dice.Between(1, 6))} months before {DateOf(item, 1).Text}"], false);
                return ([.. days.Select(d => $"{_dice.Pick("before", "on or before")} {d}")], false);
        }
    }

    private string OtherKey(Readable column, Where item) => _dice.Chance(45) ? "any" : column.Kind.Family switch
    {
        Family.Flag => _dice.Pick("yes", "no"),
        Family.Set => "empty",
        Family.Choice => _dice.Pick(column.Kind.Values),
        // Not `under` the least: a row that no case fits is refused.
        Family.Number =>
            $"{_dice.Pick("at least", "at most")} {Constant(new Value(column.Name, column.Kind, column.Low, column.High))}",
        _ => $"{_dice.Pick("before", "after", "on or before",
            "on or after")} {(column.IsShort || options.Each ? _dice.Pick(DaysOf(column)) : DateOf(item, 1).Text)}",
    };

    /// <summary>Days that part a date's range, none of them next to another.</summary>
    private static string[] DaysOf(Readable date) =>
        date.IsShort ? ["2016-02-01", "2016-02-27", "2016-02-29", "2016-03-02"] : Days;
}
