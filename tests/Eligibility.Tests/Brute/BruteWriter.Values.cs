using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>Tables, scores and definitions of what is declared already.</summary>
internal sealed partial class BruteWriter
{
    /// <summary>At what a score may start.</summary>
    private readonly List<string> _starts = [];
    private bool _delay;

    private void DeclareTable()
    {
        var columns = _dice.Some(Columns(), 1, 2);
        if (columns.Count == 0) return;
        string[] inputs = [.. columns.Select(c => c.Name)];
        if (_dice.Chance(30))
        {
            _declared.Add(Condition("define plight as", 1));
            columns.Insert(_dice.Between(0, columns.Count), ("plight", ["yes", "no"]));
        }
        Mark(BruteKinds.Tables, inputs);
        if (_dates.Count > 1 && _dice.Chance(60)) DeclareMoving(columns);
        else if (_choices.Count > 0 && _dice.Chance(30)) DeclareGiving(columns);
        else DeclarePoints(columns, inputs);
    }

    /// <summary>What a table may be keyed by, each with the keys of some of its values.</summary>
    private List<(string Name, List<string> Keys)> Columns() =>
    [
        .. _flags.Select(f => (f, new List<string> { "yes", "no" })),
        .. _choices.Select(c => (c.Name, Shades[..c.Values].ToList())),
        .. _numbers.Where(n => n.High - n.Low > 1).Select(n => (n.Name, Cuts(n.Low, n.High))),
    ];

    private List<string> Cuts(int low, int high)
    {
        var at = _dice.Between(low, high - 1);
        return _dice.Chance(50)
            ? [$"at most {_literal(at)}", $"over {_literal(at)}"]
            : [$"{_literal(at)}", $"between {_literal(at + 1)} and {_literal(high)}"];
    }

    private void DeclareRows(string heading, List<(string Name, List<string> Keys)> columns, Func<string> value)
    {
        var rows = _dice.Some(columns[0].Keys, 1, 3).Select(key =>
            string.Join(", ", columns.Skip(1).Select(c => _dice.Chance(40) ? "any" : Cell(c.Keys)).Prepend(key))
                + $", {value()}").Append($"otherwise {value()}");
        _declared.Add(new TextLine(heading, rows.Select(r => new TextLine(r))));
    }

    private string Cell(List<string> keys) =>
        keys.Count > 2 && _dice.Chance(30) ? string.Join(" or ", _dice.Some(keys, 2, 2)) : _dice.Pick(keys);

    private static string By(List<(string Name, List<string> Keys)> columns) =>
        string.Join(", ", columns.Select(c => c.Name));

    private void DeclareMoving(List<(string Name, List<string> Keys)> columns)
    {
        var (one, two) = _dates[0].Months <= _dates[1].Months ? (_dates[0], _dates[1]) : (_dates[1], _dates[0]);
        var months = two.Months - one.Months;
        _delay = true;
        DeclareRows($"table delay by {By(columns)} in {(months > 0 ? "months" : "days")}", columns,
            () => Number(months > 0 ? months + _dice.Between(0, 1) : _dice.Between(0, 9)));
        for (var i = 0; i < 2; i++)
            Add(() =>
            {
                Tie(BruteKinds.DateChains, one.Name, two.Name);
                Mark(BruteKinds.Moved, one.Name, two.Name);
                return $"{one.Name} plus delay is {Is()}{two.Name}";
            });
    }

    private void DeclareGiving(List<(string Name, List<string> Keys)> columns)
    {
        var shades = Shades[.._choices[0].Values];
        _made.Add("class");
        DeclareRows($"table class by {By(columns)} giving shade", columns, () => _dice.Pick(shades));
        Add(() => $"class is {Not(20)}{_dice.Pick(shades)}");
        Add(() => $"class is {Not(20)}{_dice.Pick(_choices).Name}");
    }

    private void DeclarePoints(List<(string Name, List<string> Keys)> columns, string[] inputs)
    {
        DeclareRows($"table tariff by {By(columns)}", columns, () => Number(_dice.Between(0, 6)));
        _starts.Add("tariff");
        _made.Add("tariff");
        for (var i = 0; i < 2; i++) Add(() => $"tariff is {NumberOfItem(6)}");
        _first.Add(_tests[^1]);
        if (_numbers.Count > 0 && _type == "whole number")
            Add(() =>
            {
                var (number, low, high) = _dice.Pick(_numbers);
                if (!inputs.Contains(number)) Tie(BruteKinds.Sums, [number, .. inputs]);
                return _dice.Chance(50)
                    ? $"{number} is {Bound()} tariff"
                    : $"{number} plus tariff is {NumberPredicate(low, high + 4)}";
            });
    }

    private void DeclareScore()
    {
        var steps = _dice.Between(2, 4);
        var lines = new List<TextLine>();
        if (_dice.Chance(40))
            lines.Add(new TextLine($"from {Number(_dice.Between(0, 2))} to {Number(_dice.Between(3, 6))}"));
        if (_type == "whole number") _starts.AddRange(_numbers.Select(n => n.Name));
        var start = _starts.Count > 0 && _dice.Chance(50) ? _dice.Pick(_starts) : Number(_dice.Between(0, 4));
        lines.Add(new TextLine($"starts at {start}"));
        for (var i = 0; i < steps; i++)
        {
            var points = $"{_dice.Pick("plus", "plus", "minus")} {Number(_dice.Between(1, 3))}";
            var each = _dice.Chance(35) ? EachOf() : null;
            lines.Add(new TextLine(each is null ? $"{points} when {Test()}" : $"{points} for each of {each}"));
        }
        _declared.Add(new TextLine("score gravity", lines));
        _made.Add("gravity");
        Mark(BruteKinds.Scores);
        for (var i = 0; i < 2; i++) Add(() => $"gravity is {NumberOfItem(6)}");
        _first.Add(_tests[^1]);
        if (_numbers.Count > 0 && _type == "whole number" && _dice.Chance(25))
            Add(() =>
            {
                var number = _dice.Pick(_numbers).Name;
                Mark(BruteKinds.AgainstFacts, number);
                return $"gravity is {Bound()} {number}";
            });
    }

    /// <summary>A set, or a list of which each number of items can be tried; null where there is none.</summary>
    private string? EachOf()
    {
        List<string> all = [.. _sets, .. _counted];
        if (all.Count == 0) return null;
        var each = _dice.Pick(all);
        if (each == "finds") Mark(BruteKinds.Counted, each);
        else Mark(BruteKinds.Sets, each);
        return each;
    }

    private void DeclareDefinition()
    {
        Mark(BruteKinds.Definitions);
        Func<string> use;
        if (_dates.Count > 1 && _dice.Chance(50))
        {
            var (one, two) = (_dates[0], _dates[1]);
            Tie(BruteKinds.DateChains, one.Name, two.Name);
            var latest = _dice.Chance(60);
            _made.Add("turning day");
            _declared.Add(new TextLine($"define turning day as {(latest ? "latest" : "earliest")} of",
                [new(one.Name), _dice.Chance(60) ? Condition($"{two.Name} when", 0) : new(two.Name)]));
            var (first, days) = (latest ? one.First : two.First, _dice.Between(0, 6));
            use = () => $"turning day is {Order()} {Iso(first.AddDays(days))}";
        }
        else if (_numbers.Count > 1 && _dice.Chance(40))
        {
            var (x, y) = (_numbers[0], _numbers[1]);
            Tie(BruteKinds.Sums, x.Name, y.Name);
            _made.Add("burden");
            Declare($"define burden as {x.Name} plus {y.Name}");
            use = () => $"burden is {NumberPredicate(x.Low + y.Low, x.High + y.High)}";
        }
        else
        {
            _declared.Add(Condition("define grave as", 1));
            use = () => _dice.Pick("grave", "not grave");
        }
        _first.AddRange([use, use]);
        Add(use);
    }
}
