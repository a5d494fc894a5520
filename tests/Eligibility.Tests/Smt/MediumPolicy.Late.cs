using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>Tables and scores, made of what was declared before, and tests of them.</summary>
internal sealed partial class MediumPolicy
{
    private void Table()
    {
        var second = _numbers.Length > 0 && _dice.Chance(60) ? _numbers[0] : _flags[0];
        var rows = new List<TextLine>();
        if (second == _flags[0])
            rows.AddRange([new("yes, yes, 3"), new("no, any, 1")]);
        else
            rows.AddRange([new($"yes, under {Digits.Of(_most / 2)}, 4"), new("no, at least 3, 2"),
                new(_dice.Chance(50) ? "any, at most 1, 1" : "any, at most 1 or at least 7, 1")]);
        rows.Add(new TextLine("otherwise 0"));
        var first = _flags[1];
        if (_dice.Chance(40))
        {
            first = "matters";
            _declared.Add(new TextLine($"define {first} as {_flags[1]} or ({Test()})"));
        }
        if (_dice.Chance(50))
        {
            // What a column looks at first is another flag: rows that no case fits are refused.
            _declared.Add(new TextLine($"table limit by {first}, {second}", rows));
            Tests(3, () => Compared("limit", Digits.Of(_dice.Between(1, 4))));
            if (_numbers.Length > 0) Tests(2, () => Compared(_dice.Pick(_numbers), "limit"));
            if (_numbers.Length > 0)
                Tests(1, () => $"({_dice.Pick(_numbers)} multiplied by limit) is over {Digits.Of(_most)}");
        }
        else if (_dates.Length > 1)
        {
            _declared.Add(new TextLine($"table period by {first}, {second} in months", rows));
            Tests(3, () => Two((one, other) => $"{one} is {Before()} {other} plus period"));
            Tests(1, () => Compared("period", $"{Digits.Of(_dice.Between(1, 4))} months"));
        }
    }

    /// <summary>The latest, or another, of several days or numbers, of which some count only when something holds.</summary>
    private void Group()
    {
        var dates = _dates.Length > 2 && (_numbers.Length < 2 || _dice.Chance(50));
        if (!dates && _numbers.Length < 2) return;
        var (of, all) = (dates ? _dice.Pick("latest", "earliest") : _dice.Pick("highest", "lowest"), dates ? _dates : _numbers);
        var values = _dice.Shuffled(all).Take(_dice.Between(2, 3)).ToList();
        _declared.Add(new TextLine($"define turning point as {of} of", values.Select((value, i) =>
            new TextLine(i > 0 && _dice.Chance(50) ? $"{value} when {Test()}" : value))));
        if (dates) Tests(4, () => $"turning point is {Before()} {_dice.Pick(Literals)}");
        else Tests(4, () => Compared("turning point", Numeral(_most)));
    }

    private void Score()
    {
        var lines = new List<TextLine>();
        if (_dice.Chance(50)) lines.Add(new TextLine("from 0 to 5"));
        lines.Add(new TextLine(_numbers.Length > 0 && _dice.Chance(30)
            ? $"starts at {_dice.Pick(_numbers)}"
            : $"starts at {Digits.Of(_dice.Between(0, 2))}"));
        for (var i = _dice.Between(3, 6); i > 0; i--)
            lines.Add(new TextLine($"{_dice.Pick("plus", "plus", "minus")} {Digits.Of(_dice.Between(1, 3))} "
                + (_each.Count > 0 && _dice.Chance(30) ? $"for each of {_dice.Pick(_each)}" : $"when {Test()}")));
        _declared.Add(new TextLine("score gravity", lines));
        Tests(4, () => Compared("gravity", Digits.Of(_dice.Between(1, 5))));
        if (_numbers.Length > 0) Tests(1, () => Compared(_dice.Pick(_numbers), "gravity"));
    }
}
