namespace Eligibility.Tests.Generators;

/// <summary>Outcomes, rules, guarantees and examples.</summary>
internal sealed partial class PolicyWriter
{
    private void WriteOutcomes()
    {
        var open = new Where(null, true, _dice.Weighted((3, 0), (1, 1)));
        for (var i = _dice.Weighted((3, 2), (6, 3), (2, 4)); i > 0; i--)
        {
            var name = Name(Named.Outcome);
            _outcomes.Add(name);
            var lines = new List<TextLine>();
            if (_dice.Chance(40))
                lines.Add(new TextLine(
                    $"lasts {_dice.Pick("", "up to ")}{Digits.Of((decimal)_dice.Between(1, 24),
                        _dice)} {_dice.Pick("months", "days", "weeks", "years")}"));
            for (var n = _dice.Weighted((5, 0), (4, 1), (1, 2)); n > 0; n--)
                lines.Add(When("obliges \"to turn up\"", open));
            if (_dice.Chance(35)) lines.Add(When("discretionary", open));
            for (var n = _dice.Weighted((6, 0), (2, 1), (1, 2)); n > 0; n--)
                lines.Add(When($"needs authority of {_names.Of(Named.Role, n)}", open));
            if (_dice.Chance(15)) lines.Add(new TextLine(_dice.Pick("refers", "refers to \"Another policy\"")));
            if (seed % 4 == 1) Tell(lines, open);
            _rules.Add(new TextLine($"outcome {name} \"It is so.\"", lines));
        }
    }

    /// <summary>
    /// Adds what is told with an outcome, and grounds of lines, by dice of their own: all else in a policy stays as it was
    /// without them.
    /// </summary>
    private void Tell(List<TextLine> lines, Where open)
    {
        var before = _dice;
        _dice = new Dice(seed + _outcomes.Count);
        for (var n = _dice.Weighted((2, 0), (3, 1), (2, 2)); n > 0; n--) lines.Add(Told(open, n));
        for (var n = 0; n < lines.Count; n++)
            if (lines[n].Lines.IsEmpty && _dice.Chance(15)) lines[n] = new TextLine(lines[n].Words, Grounds());
        _dice = before;
    }

    /// <summary>What is told with an outcome: a value with a label that nothing else has, or a notice.</summary>
    private TextLine Told(Where where, int number)
    {
        if (_dice.Chance(30)) return When($"tells \"It is told, {Digits.Of(number)}.\"", where);
        var value = Subject(where);
        return value.Kind.Family is Family.Flag or Family.Set
            ? When($"tells \"It is not told, {Digits.Of(number)}.\"", where)
            : When($"tells \"Value {Digits.Of(number)} of outcome {Digits.Of(_outcomes.Count)}\" {value.Operand}", where);
    }

    private List<TextLine> Grounds()
    {
        var lines = new List<TextLine>();
        if (_sources.Count == 0 || _dice.Chance(70)) lines.Add(new TextLine("because \"It is fair.\""));
        if (_sources.Count > 0 && (lines.Count == 0 || _dice.Chance(50)))
            lines.Add(new TextLine($"source {_dice.Pick(_sources)}{_dice.Pick("", " \"page 4\"")}, inferred"));
        return lines;
    }

    private TextLine When(string words, Where where) =>
        _dice.Chance(60) ? Condition(where).Line(words + " when ") : new TextLine(words);

    private void WriteRules(int count)
    {
        var names = Enumerable.Range(0, count).Select(_ => Name(Named.Rule)).ToList();
        var style = _dice.Weighted((3, 0), (3, 25), (3, 45));
        var dated = _dice.Chance(40) ? 45 : 5;
        var rules = new List<TextLine>();
        for (var i = 0; i < count; i++)
        {
            // A rule overrides later ones only: chains and trees, never a circle.
            var over = names.Skip(i + 1).Where((_, at) => _dice.Chance(at == 0 ? style : style / 2)).ToList();
            var lines = new List<TextLine>(Verdict(over.Count > 0 && _dice.Chance(45) ? "applies" : Result(i, count)))
            {
                new($"because \"It is reason {Digits.Of(i)}.\"")
            };
            if (_sources.Count > 0)
                for (var n = _dice.Between(0, 2); n > 0; n--)
                    lines.Add(new TextLine(
                        $"source {_dice.Pick(_sources)}{_dice.Pick("", " \"page 3\"")}, {_dice.Pick("explicit",
                            "inferred", "disputed", "illustrative")}"));
            if (over.Count > 0) lines.Add(new TextLine($"overrides {string.Join(", ", over)}"));
            if (_dice.Chance(dated)) lines.Add(new TextLine(Period()));
            rules.Add(new TextLine($"rule {names[i]}", lines));
        }
        _rules.AddRange(_dice.Shuffled(rules));
    }

    private string Result(int rule, int count) =>
        rule < _outcomes.Count && count >= _outcomes.Count ? _outcomes[rule] : _dice.Pick(_outcomes);

    /// <summary>The line that gives an outcome, and where an exception must stand below it, that too.</summary>
    private IEnumerable<TextLine> Verdict(string outcome)
    {
        var where = Where.Top(options.Small ? 1 : 2);
        var applies = outcome == "applies";
        var first = outcome == _outcomes[0];
        switch (_dice.Weighted((60, 0), (applies ? 0 : 8, 1), (applies || first ? 0 : 2, 2), (18, 3), (14, 4)))
        {
            case 1: return [Condition(where).Line($"{outcome} unless ")];
            case 2: return [new TextLine($"{outcome} always")];
            case 3:
                return [Condition(where)
                    .Line($"{outcome} when {(_dice.Chance(20) ? Joined(where.Deeper) : Test(where))} unless ")];
            case 4: return [Condition(where).Line($"{outcome} when "), Condition(where).Line("unless ")];
            default: return [(first && _dice.Chance(60) ? Strict(where) : Condition(where)).Line($"{outcome} when ")];
        }
    }

    /// <summary>
    /// A condition that holds less often: what prevails over everything must leave something to the rest.
    /// </summary>
    private Clause Strict(Where where) =>
        new("all of", [.. Enumerable.Range(0, _dice.Between(2, 3)).Select(_ => Condition(where.Deeper).Line())]);

    private IEnumerable<TextLine> Guarantees()
    {
        for (var i = _dice.Between(1, 3); i > 0; i--)
        {
            var ordered = _facts.Where(f => f.Kind.Family is Family.Number or Family.Date || f.Kind.Ranked)
                .Append(DecisionDate).ToList();
            yield return new TextLine($"guarantee {Name(Named.Guarantee)}", _dice.Between(0, 3) switch
            {
                0 => Condition(Where.Top(1)).Line($"never {_dice.Pick(_outcomes)} when "),
                1 => Condition(Where.Top(1)).Line($"always {_dice.Pick(_outcomes)} when "),
                2 =>
                    new TextLine($"never depends on {string.Join(", ", _dice.Some(_facts, 1, 2).Select(f => f.Name))}"),
                _ => new TextLine($"never worse when {_dice.Pick(ordered).Name} is {_dice.Pick("lower", "higher")}"),
            });
        }
    }

    private IEnumerable<TextLine> Examples()
    {
        for (var i = _dice.Between(1, 2); i > 0; i--)
        {
            var lines = _given.Where(_ => _dice.Chance(70)).Select(g => new TextLine(g.Example)).ToList();
            if (_lists.Count > 0 && _dice.Chance(40)) lines.Add(new TextLine($"no {_lists[0].Name}"));
            if (_dice.Chance(60)) lines.Add(new TextLine($"decided on {_dice.Pick("10 January 2018", "2016-02-29")}"));
            lines.Add(new TextLine(_dice.Pick("expect undecided", $"expect undecided, needing {_facts[0].Name}",
                $"expect {_dice.Pick(_outcomes)}", $"expect {_dice.Pick(_outcomes)} by otherwise")));
            yield return new TextLine($"example {Name(Named.Example)}", lines);
        }
    }
}
