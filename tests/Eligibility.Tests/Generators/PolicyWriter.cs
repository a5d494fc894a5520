using System.Collections.Immutable;

namespace Eligibility.Tests.Generators;

/// <summary>
/// Writes one policy that is well typed by construction (language, sections 1 to 3). What it declares comes
/// first, then what is made of it, then outcomes and rules; no choice depends on a name. This file: the
/// policy and its declarations.
/// </summary>
internal sealed partial class PolicyWriter(int seed, PolicyOptions options)
{
    private Dice _dice = new(seed);
    private readonly Names _names = new(options.OtherNames);
    private readonly Dictionary<Named, int> _named = [];
    private readonly List<TextLine> _declared = [];
    private readonly List<TextLine> _rules = [];
    private readonly List<Readable> _facts = [];
    private readonly List<ReadableList> _lists = [];
    private readonly List<Late> _late = [];
    private readonly List<(string Name, Kind Kind)> _valueSets = [];
    private readonly List<(string Name, ImmutableArray<string> Within)> _parts = [];
    private readonly List<string> _outcomes = [];
    private readonly List<string> _sources = [];
    private readonly List<TextLine> _head = [];
    private readonly List<(string Name, string Example)> _given = [];
    private bool _secret;

    private string Name(Named what)
    {
        var number = _named.GetValueOrDefault(what);
        _named[what] = number + 1;
        return _names.Of(what, number);
    }

    private static string Quote(string words) => $"\"{words}\"";

    /// <summary>The policy's statements and those of the vocabularies that it uses, the policy first.</summary>
    public ImmutableArray<PolicyFile> Write()
    {
        var large = _dice.Chance(options.Large) && !options.Small;
        DeclareSources();
        DeclareValues();
        var facts = large ? _dice.Between(8, 14) : _dice.Between(2, options.Small ? 4 : 8);
        DeclareFact(Family.Flag);
        for (var i = 1; i < facts; i++)
            DeclareFact(_dice.Weighted((5, Family.Flag), (7, Family.Number), (5, Family.Date), (4, Family.Choice),
                (3, Family.Set)));
        var lists = options.Tied ? 1
            : options.Small ? _dice.Weighted((3, 0), (2, 1))
            : _dice.Weighted((3, 0), (5, 1), (2, 2));
        for (var i = options.Each ? Math.Max(1, lists) : lists; i > 0; i--) DeclareList();
        for (var i = large
            ? _dice.Between(4, 10)
            : _dice.Between(options.Small ? 0 : 1, options.Small ? 2 : 4); i > 0; i--)
            DeclareLate();
        _isOfRecord = options.Each;
        WriteOutcomes();
        WriteRules(large
            ? _dice.Between(8, 24)
            : _dice.Between(options.Tied ? 1 : 2, options.Tied ? 2 : options.Small ? 4 : 7));
        var otherwise = new TextLine($"otherwise {_dice.Pick(_outcomes)}",
            _dice.Chance(60) ? [new TextLine("because \"Nothing else applies.\"")] : []);
        var statements = _declared.Concat(_rules).Append(otherwise).ToList();
        if (options.Guarantees) statements.AddRange(Guarantees());
        if (options.Examples) statements.AddRange(Examples());
        return Vocabularies.Split(WriteHead(), Commented(statements),
            _dice.Chance(20) ? _dice.Between(1, 2) : 0, _dice);
    }

    private TextLine WriteHead()
    {
        if (_dice.Chance(40)) _head.Add(new TextLine("edition \"December 2017: with a \\\"second\\\" part\""));
        if (_dice.Chance(30)) _head.Add(new TextLine("force \"Some Constabulary\""));
        if (_dice.Chance(30)) _head.Add(new TextLine("summary \"Who is offered what.\""));
        if (_dice.Chance(20)) _head.Add(new TextLine("owner \"The panel\""));
        if (_dice.Chance(20)) _head.Add(new TextLine("review by 1 May 2020"));
        if (_dice.Chance(50)) _head.Add(new TextLine(Period()));
        if (_dice.Chance(30))
            _head.Add(new TextLine($"worst to best {string.Join(", ", _dice.Some(_outcomes, 1, 4))}"));
        return new TextLine("policy \"Made up\"", _head);
    }

    private string Period() => "in force from "
        + _dice.Weighted((3, "1 December 2017"), (2, "2018-01-01"), (2, "March 2016"), (2, "2017"),
            (1, "29 February 2016"))
        + _dice.Weighted((3, ""), (2, " until 2018-06-30"), (2, " until February 2020"), (2, " until 2018"));

    /// <summary>Comments of their own and at the ends of lines.</summary>
    private List<TextLine> Commented(List<TextLine> statements)
    {
        if (!_dice.Chance(25)) return statements;
        var commented = new List<TextLine>();
        foreach (var (i, statement) in statements.Index())
        {
            if (_dice.Chance(20)) commented.Add(new TextLine($"# Remark {Digits.Of(i)} on what follows."));
            var end = statement.Lines.IsEmpty ? null : _dice.Pick(statement.Lines);
            commented.Add(end is not null && _dice.Chance(20)
                ? statement.Replace(end, end.With($"{end.Words} # {Digits.Of(i)}: so it was agreed"))
                : statement);
        }
        return commented;
    }

    private void DeclareSources()
    {
        for (var i = _dice.Between(0, 2); i > 0; i--)
        {
            var key = Name(Named.Source);
            _sources.Add(key);
            TextLine[] lines = [new("published by \"The Press\""), new("published on 19 November 2017"),
                new("at \"https://example.org/a?b=c\"")];
            _declared.Add(new TextLine($"source {key} \"What was said\"", _dice.Some(lines, 0, 3)));
        }
    }

    private void DeclareValues()
    {
        for (var i = _dice.Between(0, 2); i > 0; i--)
        {
            var name = Name(Named.Values);
            var values = NewValues(2, 4);
            _valueSets.Add((name, new Kind(Family.Choice) { Values = values, ValuesName = name }));
            _declared.Add(new TextLine($"values {name}: {string.Join(", ", values)}"));
        }
    }

    private ImmutableArray<string> NewValues(int least, int most)
    {
        var start = _dice.Between(0, 15);
        return [.. Enumerable.Range(start, _dice.Between(least, most)).Select(i => _names.Of(Named.Choices, i))];
    }

    private Kind ChoiceKind(Family family)
    {
        if (_valueSets.Count > 0 && _dice.Chance(50)) return _dice.Pick(_valueSets).Kind with { Family = family };
        if (_valueSets.Count > 0 && _dice.Chance(30))
        {
            // A named set and more: part of the values has a name.
            var (name, kind) = _dice.Pick(_valueSets);
            var more = _names.Of(Named.Choices, _dice.Between(24, 26));
            var values = kind.Values.Add(more);
            _parts.Add((name, values));
            return new Kind(family) { Values = values, ValuesName = $"{name}, {more}" };
        }
        return new Kind(family) { Values = family == Family.Set ? NewValues(1, 3) : NewValues(2, 5) };
    }

    private Kind NumberKind()
    {
        var measure = _dice.Pick(Measure.All);
        return new Kind(Family.Number)
        {
            Measure = measure, Unit = measure.Units.Length == 0 ? 0 : _dice.Between(0, measure.Units.Length - 1),
            Whole = !measure.Written && _dice.Chance(70)
        };
    }

    /// <summary>What stands after a name's colon, its range, and what conditions may compare it with.</summary>
    private (Kind Kind, decimal Low, decimal High, bool Bounded, List<TextLine> Lines) Typed(Family family)
    {
        var lines = new List<TextLine>();
        var kind = family switch
        {
            Family.Number => NumberKind(),
            Family.Choice or Family.Set => ChoiceKind(family),
            _ => new Kind(family)
        };
        var (low, high, bounded) = (0m, 8m, false);
        if (family == Family.Number && options.Tied && _dice.Chance(60))
            lines.Add(new TextLine($"from {kind.Literal(0, _dice)} to {kind.Literal(_dice.Pick(100, 1000), _dice)}"));
        else if (family == Family.Number && _dice.Chance(65))
        {
            (low, high, bounded) = (_dice.Weighted((3, 0), (1, 2)), _dice.Between(4, 12), true);
            if (!kind.Whole && _dice.Chance(30)) high += 0.5m;
            lines.Add(new TextLine($"from {kind.Literal(low, _dice)} to {kind.Literal(high, _dice)}"));
        }
        if (family == Family.Date)
        {
            var from = _dice.Weighted((3, ""), (2, "1 January 1990"), (1, "2000-02-29"), (1, "1 March 2015"));
            var to = _dice.Weighted((4, "decision date"), (1, "31 December 2020"), (1, "2024-02-29"));
            // A range so short that every way in which months and days of two dates can lie to each other is tried.
            if (_dice.Chance(20))
                (from, to, low, high, bounded) = ("20 January 2016", "10 March 2016",
                    new DateOnly(2016, 1, 20).DayNumber, new DateOnly(2016, 3, 10).DayNumber, true);
            if (from.Length > 0) lines.Add(new TextLine($"from {from} to {to}"));
        }
        if (family == Family.Choice && _dice.Chance(40))
        {
            kind = kind with { Ranked = true };
            lines.Add(new TextLine("in order"));
        }
        return (kind, low, high, bounded, lines);
    }

    private void DeclareFact(Family family)
    {
        var name = Name(family switch
        {
            Family.Flag => Named.Flag,
            Family.Number => Named.Number,
            Family.Date => Named.Date,
            Family.Choice => Named.Choice,
            _ => Named.Set
        });
        var (kind, low, high, bounded, lines) = Typed(family);
        var secret = _dice.Chance(8);
        var judged = _dice.Chance(10);
        if (_dice.Chance(30)) lines.Add(new TextLine($"ask \"What of {Digits.Of(_facts.Count)}?\""));
        if (_dice.Chance(10)) lines.Add(new TextLine("help \"Look it up.\""));
        if (judged) lines.Add(new TextLine($"judged by {_names.Of(Named.Role, _dice.Between(0, 2))}"));
        else if (_dice.Chance(12) && !(family == Family.Date && bounded))
            lines.Add(new TextLine("assumed " + Assumed(kind, low, high)));
        if (_dice.Chance(15)) lines.Add(new TextLine("changeable"));
        if (secret) lines.Add(new TextLine("confidential"));
        var monitored = _facts.Count > 0 && _dice.Chance(6);
        var readable = true;
        if (monitored)
        {
            lines.Add(new TextLine("protected"));
            readable = _dice.Chance(60);
            if (readable) _head.Add(new TextLine($"may read {name} because \"The law asks for it.\""));
        }
        lines = Ranged(lines, new Readable(name, kind, low, high, bounded, secret || monitored), _facts);
        _declared.Add(new TextLine($"fact {name}: {kind.Words}", _dice.Shuffled(lines)));
        if (family == Family.Flag) _given.Add((name, _dice.Chance(50) ? name : $"not {name}"));
        if (readable) _facts.Add(new Readable(name, kind, low, high, bounded, secret));
        // The date that chooses the edition is told to the person: it may not be confidential.
        if (readable && family == Family.Date && _dice.Chance(30) && !secret
            && !_head.Any(l => l.Words.StartsWith("dated by", StringComparison.Ordinal)))
            _head.Add(new TextLine($"dated by {name}"));
    }

    /// <summary>How many items a list must or may hold, now and then: by dice of its own.</summary>
    private void DeclareHolds(List<TextLine> lines, bool isAssumed)
    {
        var dice = new Dice(~(seed + _lists.Count));
        if (!isAssumed && dice.Chance(12)) lines.Add(new TextLine("holds at least 1"));
        if (dice.Chance(12)) lines.Add(new TextLine($"holds at most {Digits.Of(dice.Between(1, 6))}"));
    }

    private string Assumed(Kind kind, decimal low, decimal high) => kind.Family switch
    {
        Family.Flag => _dice.Pick("yes", "no"),
        Family.Number => kind.Literal(kind.Whole ? Math.Floor((low + high) / 2) : (low + high) / 2, _dice),
        Family.Date => _dice.Pick("1 June 2016", "2016-02-29", "31 January 2018"),
        Family.Set => _dice.Chance(60) ? "empty" : _dice.Pick(kind.Values),
        _ => _dice.Pick(kind.Values),
    };

    private void DeclareList()
    {
        var name = Name(Named.List);
        var lines = new List<TextLine>();
        var fields = new List<Readable>();
        var isEach = options.Each && _each is null;
        var monitored = _dice.Chance(6);
        var secret = _dice.Chance(8) && !isEach;
        var mayRead = monitored;
        for (var i = _dice.Between(1, 4); i > 0; i--)
        {
            var family = _dice.Weighted((4, Family.Flag), (5, Family.Number), (4, Family.Date), (4, Family.Choice),
                (2, Family.Set));
            var (kind, low, high, bounded, below) = Typed(family);
            var own = Name(family switch
            {
                Family.Flag => Named.Flag,
                Family.Number => Named.Number,
                Family.Date => Named.Date,
                Family.Choice => Named.Choice,
                _ => Named.Set
            });
            var hidden = _dice.Chance(8);
            if (_dice.Chance(15)) below.Add(new TextLine("ask \"And this one?\""));
            if (hidden) below.Add(new TextLine("confidential"));
            if (_dice.Chance(5))
            {
                below.Add(new TextLine("protected"));
                mayRead = true;
            }
            if (new Dice(~(seed + fields.Count + _lists.Count * 10)).Chance(8)) below.Add(new TextLine("judged by officer"));
            lines.Add(new TextLine($"{own}: {kind.Words}", below));
            fields.Add(new Readable(own, kind, low, high, bounded, hidden || secret));
        }
        // Two lists may share the name of a field, of whatever types.
        if (_lists.Count > 0 && !options.Each && _dice.Chance(40)
            && _lists[0].Fields[0] is { Kind.Family: Family.Flag or Family.Number } shared)
        {
            lines.Add(new TextLine($"{shared.Name}: {shared.Kind.Words}"));
            fields.Add(shared with { Low = 0, High = 8, Bounded = false, Secret = secret });
        }
        var keys = fields.Where(f => f.Kind.Family is Family.Choice or Family.Number or Family.Date or Family.Set)
            .ToList();
        if (keys.Count > 0 && !isEach && _dice.Chance(30))
            lines.Add(new TextLine($"one per {string.Join(", ", _dice.Some(keys, 1, 2).Select(f => f.Name))}"));
        // What tells items apart ranges between values.
        else if (!monitored)
            for (var i = 0; i < fields.Count; i++)
                lines[i] = new TextLine(lines[i].Words, Ranged(lines[i].Lines, fields[i], fields.Take(i).Concat(_facts)));
        if (_dice.Chance(20)) lines.Add(new TextLine("ask \"Which ones?\""));
        var isAssumed = _dice.Chance(15) && !isEach;
        if (isAssumed) lines.Add(new TextLine("assumed empty"));
        DeclareHolds(lines, isAssumed);
        if (_dice.Chance(10)) lines.Add(new TextLine("changeable"));
        if (secret) lines.Add(new TextLine("confidential"));
        if (monitored) lines.Add(new TextLine("protected"));
        if (mayRead) _head.Add(new TextLine($"may read {name} because \"The law asks for it.\""));
        _declared.Add(new TextLine($"list {name}", lines));
        _lists.Add(new ReadableList(name, [.. fields], secret));
        if (isEach) DecideEach(_lists[^1]);
    }
}
