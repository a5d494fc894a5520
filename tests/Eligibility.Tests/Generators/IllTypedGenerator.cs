using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>A policy with one thing spoilt.</summary>
/// <param name="What">What was spoilt.</param>
/// <param name="Line">The line on which an error must stand; null where the place is a matter of taste.</param>
internal sealed record Spoilt(GeneratedPolicy Policy, string What, TextLine? Line)
{
    /// <summary>The file and the number of the line.</summary>
    public (string File, int Line)? Place
    {
        get
        {
            if (Line is null) return null;
            foreach (var file in Policy.Files)
            {
                TextLine.Render(file.Statements, Line, out var number);
                if (number > 0) return (file.Path, number);
            }
            throw new InvalidOperationException($"{What}: the line is not in the policy");
        }
    }
}

/// <summary>
/// Takes a well-typed policy and spoils one thing in it, so that it must be refused (language, sections 1 to 3).
/// </summary>
internal sealed class IllTypedGenerator
{
    private readonly Dice _dice;
    private readonly GeneratedPolicy _policy;
    private readonly Policy _model;

    private IllTypedGenerator(GeneratedPolicy policy, Dice dice) =>
        (_policy, _model, _dice) = (policy, policy.Policy, dice);

    /// <summary>Every way of spoiling that fits the policy, once each.</summary>
    public static IEnumerable<Spoilt> All(GeneratedPolicy policy, Dice dice)
    {
        var generator = new IllTypedGenerator(policy, dice);
        return generator.Conditions().Select(c => generator.InRule(c.What, c.Words)).Concat(generator.Statements());
    }

    private IEnumerable<Fact> Facts<T>() where T : FactType =>
        _model.Facts.Where(f => f is { IsDecisionDate: false, Type: T } && !Hidden(f));

    private bool Hidden(Input input) => input.Protected && !_model.MayRead.Any(m => m.Fact == input);

    /// <summary>Conditions that mean nothing, by what is wrong with them.</summary>
    private IEnumerable<(string What, string Words)> Conditions()
    {
        yield return ("unknown name", "quite unheard of");
        yield return ("unknown name compared", "quite unheard of is 3");
        yield return ("date compared as a number", "decision date is at least 2018-01-01");
        yield return ("date against a number", "decision date is 3");
        yield return ("date plus a bare number", "decision date plus 3 is before 2018-01-01");
        yield return ("date plus a fraction", "decision date plus 1.5 months is before 2018-01-01");
        yield return ("date minus date", "decision date minus decision date is 3");
        yield return ("no such day", "decision date is after 30 February 2018");
        yield return ("within no length of time", "decision date is within 3 mg before decision date");
        yield return ("between backwards", "decision date is between 2018-02-01 and 2018-01-01");
        yield return ("two constants", "3 is at least 2");
        yield return ("a value for a condition", "decision date");
        yield return ("and with or",
            "decision date is 2018-01-01 and decision date is 2018-01-02 or decision date is 2018-01-03");
        yield return ("no closing bracket", "(decision date is 2018-01-01");
        yield return ("nothing after is", "decision date is");
        yield return ("empty said of a date", "decision date is empty");
        yield return ("dates leave the calendar", "decision date plus 100000 months is after 2018-01-01");
        yield return ("too many digits", "days from 2018-01-01 to decision date is 1.1234567");
        yield return ("elapsed from no date", "years from quite unheard of to decision date is 3");
        foreach (var fact in Facts<YesNoType>().Take(1))
        {
            yield return ("a flag ranked", $"{fact.Name} is at least 3");
            yield return ("a flag true", $"{fact.Name} is true");
            yield return ("a flag against a date", $"{fact.Name} is decision date");
            yield return ("a flag added", $"{fact.Name} plus 1 is 2");
            yield return ("includes of no set", $"{fact.Name} includes 3");
        }
        foreach (var fact in Facts<NumberType>().Take(1))
        {
            var unit = ((NumberType)fact.Type).Unit;
            yield return ("a number with the words of dates", $"{fact.Name} is before 3");
            yield return ("a number against a date", $"{fact.Name} is at least decision date");
            yield return ("a number as a condition", fact.Name);
            yield return ("another unit",
                $"{fact.Name} is at least 3 {(unit?.Kind == UnitKind.Other ? "mg" : "unheard-ofs")}");
            yield return ("money for a number", $"{fact.Name} is at least {(unit?.Name == "USD" ? "CHF" : "USD")} 3");
            yield return ("multiplied by itself", $"{fact.Name} multiplied by {fact.Name} is 4");
            yield return ("a division that is not rounded", $"{fact.Name} divided by 3 is 4");
            yield return ("mixed arithmetic", $"{fact.Name} plus {fact.Name} multiplied by 2 is at least {fact.Name}");
            yield return ("a number plus a date", $"{fact.Name} plus decision date is after 2018-01-01");
            yield return ("a text for a number", $"{fact.Name} is at least \"3\"");
            if (unit is { Kind: UnitKind.Weight or UnitKind.Volume or UnitKind.Money })
                yield return ("unit left out", $"{fact.Name} is at least 3");
        }
        foreach (var fact in Facts<ChoiceType>().Take(1))
        {
            var other = _model.Facts.Select(f => f.Type).OfType<ChoiceType>().SelectMany(t => t.Values.Names)
                .FirstOrDefault(n => ((ChoiceType)fact.Type).Values.IndexOf(n) < 0);
            if (other is not null) yield return ("the value of another fact", $"{fact.Name} is {other}");
            yield return ("an unknown value", $"{fact.Name} is one of quite unheard of");
            yield return ("a choice against a number", $"{fact.Name} is 3");
            if (fact.Type is ChoiceType { Ranked: false } choice)
                yield return ("values that do not rank", $"{fact.Name} is at least {choice.Values.Names[0]}");
        }
        foreach (var fact in Facts<SetType>().Take(1))
        {
            yield return ("a set compared", $"{fact.Name} is {((SetType)fact.Type).Values.Names[0]}");
            yield return ("a set includes what it cannot", $"{fact.Name} includes quite unheard of");
        }
        foreach (var list in _model.Inputs.OfType<ListInput>().Where(l => !Hidden(l)).Take(1))
        {
            yield return ("a list as a condition", list.Name);
            yield return ("a list compared", $"{list.Name} is 3");
            yield return ("where inside where",
                $"any {list.Name} where (any {list.Name} where decision date is 2018-01-01)");
            yield return ("a count inside where", $"any {list.Name} where number of {list.Name} is 3");
            yield return ("the total of no field", $"total quite unheard of of {list.Name} is 3");
            foreach (var field in list.Fields.Where(f => !f.Protected && !_model.Facts.Any(o => o.Name == f.Name))
                .Take(1))
            {
                yield return ("a field outside where", field.Type is YesNoType ? field.Name : $"{field.Name} is 3");
                if (field.Type is not NumberType)
                    yield return ("the total of what is no number", $"total {field.Name} of {list.Name} is 3");
            }
        }
        foreach (var hidden in _model.Facts.Where(f => Hidden(f) && f.Type is YesNoType).Take(1))
            yield return ("a protected fact read", hidden.Name);
    }

    private List<TextLine> Rules => [.. _policy.Statements.Where(s => s.Keyword == "rule")];

    private static TextLine Verdict(TextLine rule) =>
        rule.Lines.First(l => l.Words.Contains(" when ", StringComparison.Ordinal)
            || l.Words.Contains(" unless ", StringComparison.Ordinal)
            || l.Words.EndsWith(" always", StringComparison.Ordinal));

    /// <summary>The condition in place of a rule's own, alone or as the last line of a group.</summary>
    private Spoilt InRule(string what, string condition)
    {
        var rule = _dice.Pick(Rules);
        var outcome = _model.Outcomes[0].Name;
        var verdict = Verdict(rule);
        var line = new TextLine(_dice.Chance(50) ? condition : "decision date is after 2018-01-01");
        var spoilt = line.Words == condition
            ? new TextLine($"{outcome} when all of", [new TextLine("decision date is after 2018-01-01"), line])
            : new TextLine($"{outcome} when {condition}");
        var lines = rule.Lines.Where(l => !l.Words.StartsWith("unless ", StringComparison.Ordinal)
            && !l.Words.StartsWith('#')).Select(l => l == verdict ? spoilt : l);
        return new Spoilt(_policy.Replace(rule, rule.With(lines)), what, line.Words == condition ? line : spoilt);
    }

    private Spoilt Added(string what, TextLine statement, TextLine? place = null) =>
        new(_policy.Add(statement), what, place ?? statement);

    private IEnumerable<Spoilt> Statements()
    {
        var rules = Rules;
        var rule = _dice.Pick(rules);
        var because = rule.Lines.First(l => l.Words.StartsWith("because", StringComparison.Ordinal));
        var first = _model.Outcomes[0].Name;
        yield return new Spoilt(_policy.Replace(because), "because is missing", null);
        yield return new Spoilt(_policy.Replace(Verdict(rule)), "outcome is missing", null);
        var second = new TextLine("because \"Once more.\"");
        yield return new Spoilt(_policy.Replace(rule, rule.With(rule.Lines.Add(second))), "because twice", second);
        var verdict = Verdict(rule);
        var unknown = new TextLine("quite unheard of always");
        yield return new Spoilt(_policy.Replace(rule,
                rule.With(rule.Lines.Where(l => !l.Words.StartsWith("unless", StringComparison.Ordinal))
                    .Select(l => l == verdict ? unknown : l))),
            "unknown outcome", unknown);
        yield return new Spoilt(_policy.Replace(_policy.Files[0].Statements[^1]), "end is missing", null);
        yield return new Spoilt(_policy.Replace(_policy.Statements.First(s => s.Keyword == "otherwise")),
            "otherwise is missing", null);
        yield return Added("a second otherwise", new TextLine($"otherwise {first}"));
        yield return Added("a rule of the same name", new TextLine($"rule {_model.Rules[0].Name}",
            [new TextLine($"{first} always"), new TextLine("because \"Once more.\"")]));
        if (_policy.Statements.FirstOrDefault(s => s.Keyword == "fact") is { } fact)
        {
            var name = fact.Words["fact ".Length..fact.Words.IndexOf(':', StringComparison.Ordinal)];
            yield return Added("a fact declared twice", new TextLine($"fact {name}: yes or no"));
            yield return Added("a definition named like a fact",
                new TextLine($"define {name} as decision date is 2018-01-01"));
            yield return Added("a name of the same letters",
                new TextLine($"fact {name.Replace(" ", "-", StringComparison.Ordinal)}: yes or no"));
        }
        yield return Added("an outcome declared twice", new TextLine($"outcome {first} \"Again.\""));
        yield return Added("a reserved word in a name", new TextLine("fact where it was: yes or no"));
        yield return Added("a name that begins with a number", new TextLine("fact three strikes: yes or no"));
        yield return Added("a fact named decision date", new TextLine("fact decision date: date"));
        yield return Added("an outcome named applies", new TextLine("outcome applies \"It does.\""));
        var backwards = new TextLine("from 10 to 5");
        yield return Added("range backwards", new TextLine("fact quite new: whole number", [backwards]), backwards);
        var flag = new TextLine("from 1 to 5");
        yield return Added("range of a flag", new TextLine("fact quite new: yes or no", [flag]), flag);
        var assumed = new TextLine("assumed 11");
        yield return Added("assumed out of range",
            new TextLine("fact quite new: whole number", [new TextLine("from 0 to 10"), assumed]), assumed);
        var fraction = new TextLine("assumed 1.5");
        yield return Added("a fraction assumed of a whole number",
            new TextLine("fact quite new: whole number", [fraction]), fraction);
        yield return Added("an amount in no weight", new TextLine("fact quite new: amount in tablets"));
        yield return Added("money in no currency", new TextLine("fact quite new: money in pounds"));
        yield return Added("a value named yes", new TextLine("fact quite new: one of yes, perhaps"));
        yield return Added("a value twice", new TextLine("fact quite new: one of perhaps, maybe, perhaps"));
        var empty = new TextLine("list quite new");
        yield return Added("a list without fields", empty);
        yield return Added("a score without a start",
            new TextLine("score quite new", [new TextLine("plus 1 when decision date is 2018-01-01")]),
            null) with { Line = null };
        yield return Added("a table that leaves cases", new TextLine("table quite new by decision date",
            [new TextLine("before 2018-01-01, 1")])) with { Line = null };
        var never = new TextLine("before 2017-01-01, 2");
        yield return Added("a row that never counts",
            new TextLine("table quite new by decision date",
                [new TextLine("before 2018-01-01, 1"), never, new TextLine("otherwise 3")]),
            never);
        var columns = new TextLine("before 2018-01-01, any, 1");
        yield return Added("a row with a column too many",
            new TextLine("table quite new by decision date", [columns, new TextLine("otherwise 3")]), columns);
        yield return new Spoilt(_policy.Add(new TextLine("define quite new as not rather new"),
                new TextLine("define rather new as not quite new")),
            "definitions in a circle", null);
        yield return new Spoilt(_policy.Add(Ring("ring one", "ring two"), Ring("ring two", "ring three"),
                Ring("ring three", "ring one")),
            "rules that override in a circle", null);
        var itself = Ring("ring one", "ring one");
        yield return Added("a rule that overrides itself", itself, itself.Lines[^1]);
        var stranger = Ring("ring one", "quite unheard of");
        yield return Added("a rule that overrides none", stranger, stranger.Lines[^1]);
        var applies = new TextLine("applies when decision date is 2018-01-01");
        yield return Added("an exception that overrides nothing",
            new TextLine("rule quite new", [applies, new TextLine("because \"It is so.\"")]), applies);
        var period = new TextLine("in force from 2018-02-01 until 2018-01-01");
        yield return Added("a period backwards",
            new TextLine("rule quite new",
                [new TextLine($"{first} always"), new TextLine("because \"It is so.\""), period]),
            period);
        var source = new TextLine("source quite unheard of, explicit");
        yield return Added("an unknown source",
            new TextLine("rule quite new",
                [new TextLine($"{first} always"), new TextLine("because \"It is so.\""), source]),
            source);
        var tab = new TextLine("\tbecause \"It is so.\"");
        yield return Added("a tab", new TextLine("rule quite new", [new TextLine($"{first} always"), tab]), tab);
        var typographic = new TextLine("because \u201cIt is so.\u201d");
        yield return Added("typographic quotes",
            new TextLine("rule quite new", [new TextLine($"{first} always"), typographic]), typographic);
        var use = new TextLine("use \"../outside.rules\"");
        yield return Added("a use outside the root", use);
        foreach (var secret in _model.Facts.Where(f => f.Confidential && !Hidden(f) && f.Type is YesNoType).Take(1))
        {
            var obliges = new TextLine($"obliges \"to stay\" when {secret.Name}");
            yield return Added("an obligation that turns on a secret",
                new TextLine("outcome quite new \"New.\"", [obliges]), obliges);
        }
        yield return Added("text after end", new TextLine("end")) with { Line = null };
    }

    private static TextLine Ring(string name, string over) =>
        new($"rule {name}", [new TextLine("applies when decision date is 2018-01-01"),
            new TextLine("because \"Round and round.\""), new TextLine($"overrides {over}")]);
}
