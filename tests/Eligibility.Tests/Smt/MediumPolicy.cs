using System.Collections.Immutable;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>
/// Random policies of a few subjects each, in which much may be unknown and hangs together: sums, sets, chains of
/// dates, time that has passed, lists by counts, totals and keys, tables, scores. Well typed by construction. The same
/// seed makes the same policy. This file: what is declared, and the rules.
/// </summary>
internal sealed partial class MediumPolicy(int seed)
{
    private static readonly string[] Outcomes = ["prosecute", "programme", "caution", "warning"];
    private readonly Dice _dice = new(seed);

    // Ranges by other facts, what is worked out for each item, and what is told have dice of their own.
    private readonly Dice _more = new(seed ^ 0x2026);
    private readonly List<TextLine> _declared = [];
    private readonly List<TextLine> _rules = [];
    private readonly List<Func<string>> _tests = [];

    public static GeneratedPolicy Of(int seed)
    {
        var writer = new MediumPolicy(seed);
        return new GeneratedPolicy(seed, [new PolicyFile(GeneratedPolicy.Path, writer.Write())]);
    }

    private ImmutableArray<TextLine> Write()
    {
        Subjects();
        var tells = _more.Chance(40);
        foreach (var outcome in Outcomes)
            _declared.Add(new TextLine($"outcome {outcome} \"What comes of it\"", tells ? Told(outcome) : []));
        var rules = _dice.Between(3, 7);
        for (var i = 0; i < rules; i++) WriteRule(i);
        var head = _dice.Chance(20) && _declared.Any(d => d.Words == "fact day a: date")
            ? new TextLine("policy \"Medium\"", [new TextLine("dated by day a")])
            : new TextLine("policy \"Medium\"");
        return [head, .. _declared, .. _rules, new TextLine($"otherwise {_dice.Pick(Outcomes)}"), new TextLine("end")];
    }

    /// <summary>Two to four subjects, each with its facts and with tests of them.</summary>
    private void Subjects()
    {
        Flags();
        foreach (var subject in _dice.Shuffled<Action>([Numbers, Numbers, Sets, Days, Days, Choices, Money,
            CountedList, CountedList, KeyedList, KeyedList, StatedList]).Distinct().Take(_dice.Between(2, 3)))
            subject();
        if (_dice.Chance(45)) Table();
        if (_dice.Chance(45)) Score();
        if (_dice.Chance(25)) Group();
    }

    private void Fact(string name, string type, params IEnumerable<string> lines) =>
        _declared.Add(new TextLine($"fact {name}: {type}", lines.Select(l => new TextLine(l))));

    private void WriteRule(int number)
    {
        var lines = new List<TextLine>();
        var verdict = _dice.Chance(12) && number > 0 ? "applies" : _dice.Pick(Outcomes);
        var overrides = number > 0 && (verdict == "applies" || _dice.Chance(25));
        lines.Add(_dice.Chance(8) && verdict != "applies"
            ? new TextLine($"{verdict} unless {Test()}")
            : Condition(2).Line($"{verdict} when "));
        if (lines[0].Words.Contains(" when ", StringComparison.Ordinal) && _dice.Chance(25))
            lines.Add(new TextLine($"unless {Test()}"));
        lines.Add(new TextLine("because \"It is so.\""));
        if (overrides)
            lines.Add(new TextLine($"overrides {Letter(_dice.Between(0, number - 1))}"));
        if (_dice.Chance(10))
            lines.Add(new TextLine(
                _dice.Pick("in force from 1 March 2017", "in force from 2016-02-29 until 2019-12-31")));
        _rules.Add(new TextLine($"rule {Letter(number)}", lines));
    }

    private static string Letter(int number) => $"ground {(char)('a' + number)}";

    private Clause Condition(int depth)
    {
        if (depth == 0 || _dice.Chance(30)) return Test();
        if (_dice.Chance(30))
            return string.Join(_dice.Pick(" and ", " or "),
                Enumerable.Range(0, _dice.Between(2, 3)).Select(_ => Test()));
        var count = _dice.Between(2, 4);
        var number = Digits.Of(_dice.Between(1, count - 1));
        return new Clause(_dice.Weighted((6, "all of"), (4, "any of"), (1, "none of"), (3, $"at least {number} of"),
                (1, $"at most {number} of"), (2, $"exactly {number} of")),
            [.. Enumerable.Range(0, count).Select(_ => Condition(depth - 1).Line())]);
    }

    private string Test() => (_dice.Chance(12) ? "not " : "") + _dice.Pick(_tests)();

    /// <summary>Adds kinds of test, the more often chosen the greater the weight.</summary>
    private void Tests(int weight, Func<string> test) => _tests.AddRange(Enumerable.Repeat(test, weight));
}
