namespace Eligibility.Tests.Generators;

/// <summary>Conditions: every kind of test, group and list form.</summary>
internal sealed partial class PolicyWriter
{
    /// <summary>A whole condition: a test, tests joined, or a group with its lines.</summary>
    private Clause Condition(Where where) => _dice.Weighted((44, 0), (10, 1),
        (where.Depth > 1 ? 36 : where.Depth == 1 ? 14 : 0, 2), (MayList(where) ? 12 : 0, 3)) switch
    {
        0 => Test(where),
        1 => Joined(where),
        2 => Group(where),
        _ => ListForm(where, mayGroup: where.Depth > 0),
    };

    private bool MayList(Where where) => where.Item is null && Listed.Any(l => !(where.Open && l.Secret));

    private Clause Group(Where where)
    {
        var count = _dice.Weighted((4, 2), (3, 3), (1, 4));
        var n = _dice.Between(1, count - 1);
        var number = Digits.Of(n, _dice);
        var head = _dice.Weighted((8, "all of"), (5, "any of"), (2, "none of"), (3, $"at least {number} of"),
            (2, $"at most {number} of"), (3, $"exactly {number} of"));
        return new Clause(head, [.. Enumerable.Range(0, count).Select(_ => Condition(where.Deeper).Line())]);
    }

    private string Joined(Where where)
    {
        var word = _dice.Pick(" and ", " or ");
        return string.Join(word, Enumerable.Range(0, _dice.Weighted((4, 2), (1, 3)))
            .Select(_ => _dice.Chance(20) && where.Depth > 0 ? $"({Joined(where.Deeper)})" : Test(where.Deeper)));
    }

    private Clause ListForm(Where where, bool mayGroup)
    {
        var list = PickList(where);
        var inner = new Where(list, where.Open, where.Depth - 1);
        Read(list.Secret);
        var condition = mayGroup && _dice.Chance(30) ? Group(inner)
            : _dice.Chance(20) ? Joined(inner)
            : (Clause)Test(inner);
        return new Clause($"{_dice.Pick("any", "no")} {Called(list)} where {condition.Text}", condition.Lines);
    }

    private ReadableList PickList(Where where) => _dice.Pick(Listed.Where(l => !(where.Open && l.Secret)).ToList());

    /// <summary>One test, on one line, which may stand beside <c>and</c> and after <c>not</c>.</summary>
    private string Test(Where where)
    {
        switch (_dice.Weighted((70, 0), (6, 1), (where.Depth > 0 ? 6 : 0, 2), (MayList(where) ? 8 : 0, 3),
            (10, 4), (3, 5)))
        {
            case 1: return "not " + Test(where.Deeper with { Depth = Math.Min(0, where.Depth - 1) });
            case 2: return $"({Joined(where.Deeper)})";
            case 3: return $"({ListForm(where, mayGroup: false).Text})";
            case 4 when Definitions(where) is { Count: > 0 } all:
                var named = _dice.Pick(all);
                Read(named.Secret);
                return named.Name + _dice.Weighted((6, ""), (1, " is yes"), (1, " is no"), (1, " is not no"));
            case 5 when Sided(where) is { } sided: return sided;
            default: return options.Each ? OfTwo(where) : TestOf(Subject(where), where);
        }
    }

    /// <summary>A field of the item that is looked at, held against one of the item in hand.</summary>
    private string? AgainstThis(Where where)
    {
        var own = ValueOf(PickReadable(where));
        if (own.Kind.Family == Family.Set || !where.Item!.Fields.Any(f => f.Name == own.Text)) return null;
        var all = where.Hand!.Fields.Where(f => f.Kind.Family == own.Kind.Family && !(where.Open && f.Secret)
            && (f.Kind.Family != Family.Choice || f.Kind.Values == own.Kind.Values)
            && (f.Kind.Family != Family.Number || f.Kind.Measure == own.Kind.Measure)).ToList();
        if (all.Count == 0) return null;
        var mine = "this one's " + ValueOf(_dice.Pick(all)).Text;
        return own.Kind.Family switch
        {
            Family.Flag or Family.Choice => $"{own.Text} is {_dice.Pick("", "not ")}{mine}",
            Family.Number => $"{own.Text} is {_dice.Pick("", "not ")}{Relation()} {mine}",
            _ when _dice.Chance(50) =>
                $"{own.Text} is within {_dice.Between(1, 12)} months {_dice.Pick("before", "after")} {mine}",
            _ => $"{own.Text} is {_dice.Pick("before", "after", "on or before", "on or after")} {mine}",
        };
    }

    private List<Late> Definitions(Where where) => [.. _late.Where(l => l.Kind is null && Fits(l, where))];

    private string Verb() => _dice.Weighted((8, "is"), (1, "are"), (1, "was"), (1, "were"));

    private string TestOf(Value subject, Where where)
    {
        var not = _dice.Chance(12) ? "not " : "";
        return subject.Kind.Family switch
        {
            Family.Flag when _dice.Chance(65) => subject.Text,
            Family.Flag when _dice.Chance(30) && FlagIn(where) is { } other && other != subject.Text =>
                $"{subject.Text} {Verb()} {not}{other}",
            Family.Flag => $"{subject.Text} {Verb()} {not}{_dice.Pick("yes", "no")}",
            Family.Set when _dice.Chance(30) => $"{subject.Text} {Verb()} {not}empty",
            Family.Set when _dice.Chance(50) => $"{subject.Text} includes {_dice.Pick(subject.Kind.Values)}",
            Family.Set => $"{subject.Text} includes any of {Members(subject.Kind)}",
            Family.Choice => $"{subject.Text} {Verb()} {not}{ChoicePredicate(subject, where)}",
            Family.Number => $"{subject.Text} {Verb()} {not}{NumberPredicate(subject, where)}",
            _ => $"{subject.Text} {Verb()} {not}{DatePredicate(subject, where)}",
        };
    }

    /// <summary>Some of a kind's values, or a named set of them.</summary>
    private string Members(Kind kind)
    {
        var sets = _valueSets.Where(s => s.Kind.Values == kind.Values).Select(s => s.Name)
            .Concat(_parts.Where(p => p.Within == kind.Values).Select(p => p.Name)).ToList();
        if (sets.Count > 0 && _dice.Chance(25)) return _dice.Pick(sets);
        return string.Join(", ", _dice.Some(kind.Values, 1, Math.Max(1, kind.Values.Length - 1)));
    }

    private string ChoicePredicate(Value subject, Where where)
    {
        var values = subject.Kind.Values;
        var others = Readables(where)
            .Where(r => r.Kind.Family == Family.Choice && r.Kind.Values == values && r.Name != subject.Text).ToList();
        if (others.Count > 0 && _dice.Chance(25))
        {
            var other = _dice.Pick(others);
            Read(other.Secret);
            return other.Name;
        }
        if (!subject.Kind.Ranked || _dice.Chance(40))
            return _dice.Chance(45) ? _dice.Pick(values) : "one of " + Members(subject.Kind);
        var low = _dice.Between(0, values.Length - 2);
        var high = _dice.Between(low + 1, values.Length - 1);
        return _dice.Pick(0, 1, 2, 3, 4) switch
        {
            0 => $"at least {values[high]}",
            1 => $"at most {values[low]}",
            2 => $"{_dice.Pick("over", "more than")} {values[low]}",
            3 => $"{_dice.Pick("under", "fewer than", "less than")} {values[high]}",
            _ => $"between {values[low]} and {values[_dice.Between(low, high)]}",
        };
    }

    private string NumberPredicate(Value subject, Where where)
    {
        switch (_dice.Weighted((14, 0), (3, 1), (4, 2), (2, 3), (options.Tied ? 30 : 5, 4)))
        {
            case 1: return Constant(subject);
            case 2:
                var (a, b) = (Middle(subject), Middle(subject));
                return $"between {subject.Kind.Literal(Math.Min(a, b), _dice)} and {subject.Kind.Literal(Math.Max(a, b), _dice)}";
            case 3:
                return $"one of {Constant(subject)}, {Constant(subject)}"
                    + (_dice.Chance(30) && FactLike(subject.Kind.Measure, where) is { } also ? $", {also}" : "");
            case 4 when NumberOf(subject.Kind.Measure, where, 1) is { } other && other.Text != subject.Text:
                return $"{Relation()} {other.Text}";
            default: return $"{Relation()} {Constant(subject)}";
        }
    }

    private string Relation() =>
        _dice.Weighted((5, "at least"), (3, "at most"), (3, "over"), (1, "more than"), (2, "under"), (1, "fewer than"),
            (1, "less than"));

    private string Constant(Value beside) => beside.Kind.Literal(Middle(beside), _dice);

    /// <summary>A number among those that the value could be, seldom its ends.</summary>
    private decimal Middle(Value beside)
    {
        var (low, high) = (Math.Ceiling(Math.Max(0, beside.Low)), Math.Floor(Math.Max(1, beside.High)));
        if (high - low > 2 && _dice.Chance(80)) (low, high) = (low + 1, high - 1);
        var value = (decimal)_dice.Between((int)low, (int)Math.Max(low, Math.Min(high, low + 200)));
        return !beside.Kind.Whole && value < high && _dice.Chance(15) ? value + 0.5m : value;
    }

    /// <summary>A test with a literal on its left.</summary>
    private string? Sided(Where where) =>
        NumberOf(_dice.Pick(Measure.All), where, 0) is { } value
            ? $"{Constant(value)} {Verb()} {Relation()} {value.Text}"
            : null;

    private string DatePredicate(Value subject, Where where)
    {
        switch (_dice.Weighted((10, 0), (2, 1), (3, 2), (2, 3), (6, 4)))
        {
            case 1: return Unlike(subject, () => DateOf(where, 0).Text);
            case 2:
                var days = _dice.Shuffled(Days).Take(2).Order(StringComparer.Ordinal).ToList();
                return _dice.Chance(60)
                    ? $"between {days[0]} and {days[1]}"
                    : $"between {DateOf(where, 1, literal: false).Text} and {DateOf(where, 1).Text}";
            case 3: return $"one of {_dice.Pick(Days)}, {_dice.Pick(Days)}, {DateName(where)}";
            case 4:
                if (_dice.Chance(40) && NamedSpan(where) is { } length)
                    return $"within {length} {_dice.Pick("before", "after")} {DateOf(where, 1).Text}";
                return $"within {Digits.Of((decimal)_dice.Between(1, 12), _dice)} {_dice.Pick("days", "weeks", "months",
                    "years", "month")} {_dice.Pick("before", "after")} {DateOf(where, 1).Text}";
            default:
                return $"{_dice.Pick("before", "after", "on or before", "on or after")} {Unlike(subject, () => DateOf(where, 2).Text)}";
        }
    }

    /// <summary>Some words, seldom the subject's own: what is compared with itself tells nothing.</summary>
    private static string Unlike(Value subject, Func<string> words)
    {
        var text = words();
        for (var tries = 0; tries < 3 && text == subject.Text; tries++) text = words();
        return text;
    }
}
