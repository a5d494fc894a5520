using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>Conditions, and the rules that are made of them.</summary>
internal sealed partial class BruteWriter
{
    private readonly List<string> _outcomes = [];

    private void WriteRules()
    {
        _outcomes.AddRange(new[] { "prosecute", "caution", "course", "release" }.Take(_dice.Between(2, 4)));
        var count = _dice.Weighted((2, 1), (5, 2), (5, 3), (2, 4));
        // Those that prevail seldom apply always, or nothing else would ever come of it.
        var given = _dice.Shuffled(Enumerable.Range(0, Math.Max(count, _outcomes.Count))).ToList();
        for (var i = 0; i < count; i++)
        {
            var outcome = i == 0 || _dice.Chance(70)
                ? _outcomes[given[i] % (_outcomes.Count - 1)]
                : _dice.Pick(_outcomes);
            _rules.Add(Rule(i, outcome));
        }
    }

    private TextLine Rule(int number, string outcome)
    {
        var overridden = number > 0 && _dice.Chance(35)
            ? _dice.Some(Enumerable.Range(1, number).ToList(), 1, 2)
            : [];
        var verdict = overridden.Count > 0 && _dice.Chance(30) ? "applies" : outcome;
        var lines = new List<TextLine>();
        var gives = verdict != "applies";
        if (gives && verdict != _outcomes[0] && _dice.Chance(2)) lines.Add(new TextLine($"{verdict} always"));
        else lines.Add(Condition($"{verdict} {(gives && _dice.Chance(12) ? "unless" : "when")}", 2));
        if (lines[0].Words.Contains(" when ", StringComparison.Ordinal) && _dice.Chance(15))
            lines.Add(Condition("unless", 1));
        lines.Add(new TextLine("because \"It is so.\""));
        if (overridden.Count > 0)
        {
            Mark(BruteKinds.Overrides);
            lines.Add(new TextLine("overrides " + string.Join(", ", overridden.Select(o => $"r{Number(o)}"))));
        }
        if (_dice.Chance(10)) lines.Add(Period());
        return new TextLine($"rule r{Number(number + 1)}", lines);
    }

    private TextLine Period()
    {
        var dated = _datedBy ?? _decision;
        Mark(BruteKinds.Periods, dated.Name == "seen" ? "finds" : dated.Name);
        if (dated.Name == DecisionDate) Mark(BruteKinds.DecisionDate, DecisionDate);
        var from = dated.First.AddDays(_dice.Between(0, 3));
        var until = from.AddDays(_dice.Between(0, 5));
        if (dated.Name == DecisionDate) Note(from, until);
        return new TextLine($"in force from {Iso(from)}" + (_dice.Chance(60) ? $" until {Iso(until)}" : ""));
    }

    /// <summary>A line that ends in a condition, which may be a group with lines of its own.</summary>
    private TextLine Condition(string words, int deep)
    {
        if (deep == 0 || _dice.Chance(68)) return new TextLine(words + " " + Inline());
        var lines = new List<TextLine>();
        for (var i = _dice.Between(2, 3); i > 0; i--)
            lines.Add(deep > 1 && _dice.Chance(15) ? Group("", deep - 1) : new TextLine(Inline()));
        return new TextLine($"{words} {Heading(lines.Count)}".Trim(), lines);
    }

    private TextLine Group(string words, int deep)
    {
        var lines = Enumerable.Range(0, _dice.Between(2, 3)).Select(_ => Condition("", deep - 1)).ToList();
        return new TextLine($"{words} {Heading(lines.Count)}".Trim(),
            lines.Select(l => l.With(l.Words.Trim())));
    }

    private string Heading(int lines)
    {
        var counted = _dice.Chance(45);
        if (counted) Mark(BruteKinds.Counted);
        return counted
            ? $"{_dice.Pick("at least", "at most", "exactly")} {Number(_dice.Between(1, lines - 1))} of"
            : _dice.Pick("all of", "all of", "any of", "any of", "none of");
    }

    private string Inline() => _dice.Between(0, 9) switch
    {
        0 or 1 or 2 => $"{Operand()} and {Operand()}",
        3 or 4 => $"{Operand()} or {Operand()}",
        5 => $"({Operand()} {_dice.Pick("or", "and")} {Operand()}) {_dice.Pick("and", "or")} {Operand()}",
        _ => Test(),
    };

    /// <summary>A test that may stand beside another: in brackets where it would run to the end of its line.</summary>
    private string Operand()
    {
        var test = Test();
        return test.Contains(" finds where ", StringComparison.Ordinal) && test[0] != '(' ? $"({test})"
            : _dice.Chance(8) && !test.StartsWith("not ", StringComparison.Ordinal) ? $"not {test}"
            : test;
    }
}
