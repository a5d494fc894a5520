using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>
/// Writes small policies whose numbers and days range by each other, most of them by several and some that no rule reads:
/// facts, and the fields of records that are stated or not.
/// </summary>
internal sealed class RangeWriter(int seed)
{
    private static readonly string[] Numbers = ["age", "deals", "fines", "loss"];
    private static readonly string[] Days = ["arrest", "bail", "plea"];
    private readonly Dice _dice = new(seed);
    private readonly List<TextLine> _declared = [];
    private readonly List<string> _known = [];
    private readonly List<Func<string>> _tests = [];

    /// <summary>Values of the list that are the same whatever items are alike.</summary>
    private readonly List<Func<string>> _told = [];

    public static BrutePolicy Write(int seed) => new(
        new GeneratedPolicy(seed, [new PolicyFile(GeneratedPolicy.Path, [.. new RangeWriter(seed).Statements()])]),
        [BruteMark.Of(BruteKinds.RangeByFact), BruteMark.Of(BruteKinds.TiedByRanges)], []);

    private IEnumerable<TextLine> Statements()
    {
        Declare(_dice.Chance(60) ? Numbers : Days);
        if (_dice.Chance(55)) DeclareList();
        var outcomes = new[] { "prosecute", "caution", "course" };
        var rules = Enumerable.Range(0, _dice.Between(2, 4)).Select(i => new TextLine($"rule r{Digits.Of(i)}",
            Verdict(outcomes[i % 2]), new TextLine("because \"It is so.\""))).ToList();
        return [new TextLine("policy \"Ranges\""), .. _dice.Shuffled(_declared),
            .. outcomes.Select(Outcome), .. rules, new TextLine("otherwise course"), new TextLine("end")];
    }

    /// <summary>An outcome, with what is told of it: mostly what ranges tie.</summary>
    private TextLine Outcome(string name) => new($"outcome {name} \"O.\"", _dice.Chance(40) ? [] :
        Enumerable.Range(1, _dice.Between(1, 2)).Select(i => new TextLine(_dice.Chance(30)
            ? $"tells \"It is so, {Digits.Of(i)}.\" when {_dice.Pick(_tests)()}"
            : $"tells \"Of {name}, {Digits.Of(i)}\" {Value()}{(_dice.Chance(40) ? $" when {_dice.Pick(_tests)()}" : "")}")));

    private string Value() => _told.Count > 0 && _dice.Chance(60) ? _dice.Pick(_told)()
        : _known[0] == Days[0] || _dice.Chance(50) ? _dice.Pick(_known)
        : $"{_known[0]} plus {_known[^1]}";

    private TextLine Verdict(string outcome)
    {
        var tests = Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => _dice.Pick(_tests)()).Distinct().ToList();
        return tests is [var only]
            ? new TextLine($"{outcome} when {only}")
            : new TextLine($"{outcome} when {_dice.Pick("all of", "all of", "any of", "none of")}",
                tests.Select(t => new TextLine(t)));
    }

    private void Declare(string[] names)
    {
        var ofDays = names == Days;
        foreach (var name in names.Take(_dice.Between(2, names.Length)))
        {
            // Each may be one or two, so that no range is empty whatever it begins and ends at.
            var (low, high) = (End(_dice.Between(0, 1), ofDays), End(_dice.Between(2, 4), ofDays));
            // Seldom just another: then it can never change alone.
            if (low == high && !_dice.Chance(10)) high = Literal(3, ofDays);
            _declared.Add(new TextLine($"fact {name}: {(ofDays ? "date" : "whole number")}",
                new TextLine($"from {low} to {high}")));
            _known.Add(name);
            // Some are read by no rule.
            if (_dice.Chance(65)) AddTests(name, ofDays);
        }
        if (_tests.Count == 0) AddTests(_known[^1], ofDays);
    }

    private string End(int value, bool ofDays) =>
        _known.Count > 0 && _dice.Chance(45) ? _dice.Pick(_known) : Literal(value, ofDays);

    private static string Literal(int value, bool ofDays) => ofDays ? $"2020-02-2{Digits.Of(value + 5)}" : Digits.Of(value);

    private void AddTests(string name, bool ofDays)
    {
        _tests.Add(() => $"{name} is {Bound(ofDays)} {Literal(_dice.Between(1, 3), ofDays)}");
        _tests.Add(() => $"{name} is {(ofDays ? "" : _dice.Pick("", "not "))}{Literal(_dice.Between(0, 4), ofDays)}");
        if (_known.Find(k => k != name) is not { } other) return;
        _tests.Add(() => $"{name} is {Bound(ofDays)} {other}");
        if (ofDays) _tests.Add(() => $"days from {other} to {name} is {_dice.Pick("at least", "under", "over")} "
            + Digits.Of(_dice.Between(1, 3)));
        else _tests.Add(() => $"{name} plus {other} is {Bound(ofDays)} {Digits.Of(_dice.Between(2, 6))}");
    }

    private string Bound(bool ofDays) => ofDays
        ? _dice.Pick("before", "after", "on or before", "on or after")
        : _dice.Pick("at least", "at most", "over", "under");

    private void DeclareList()
    {
        var ofDays = _known[0] == Days[0];
        var type = ofDays ? "date" : "whole number";
        // One or two values where nothing narrows it: there must be few items.
        var low = _dice.Chance(50) ? _dice.Pick(_known) : Literal(_dice.Between(0, 1), ofDays);
        var high = _dice.Chance(50) ? _dice.Pick(_known) : Literal(2, ofDays);
        var lines = new List<TextLine>
        {
            new($"first: {type}", new TextLine($"from {low} to {(low == high ? Literal(2, ofDays) : high)}")),
        };
        var two = _dice.Chance(60);
        if (two)
            lines.Add(new($"last: {type}", new TextLine(_dice.Chance(70)
                ? $"from first to {Literal(2, ofDays)}"
                : $"from {Literal(1, ofDays)} to {_dice.Pick(_known)}")));
        lines.Add(new TextLine("sort: one of red, green"));
        var keyed = two || _dice.Chance(60);
        if (keyed) lines.Add(new TextLine("one per sort"));
        if (_dice.Chance(25)) lines.Add(new TextLine("holds at least 1"));
        _declared.Add(new TextLine("list finds", lines));
        foreach (var field in two ? (string[])["first", "last"] : ["first"])
        {
            _tests.Add(() => $"(any finds where {field} is {Bound(ofDays)} {Literal(_dice.Between(1, 2), ofDays)})");
            _tests.Add(() => $"(no finds where {field} is {Bound(ofDays)} {_dice.Pick(_known)})");
        }
        _tests.Add(() => $"(number of finds where first is {Bound(ofDays)} {Literal(1, ofDays)}) is at least "
            + Digits.Of(_dice.Between(1, 2)));
        if (keyed) AddTold(ofDays);
        if (two && _dice.Chance(60)) DefineStay(ofDays, keyed);
        if (two) _tests.Add(() => $"(any finds where last is {(ofDays ? "after" : "over")} first and sort is red)");
    }

    private void AddTold(bool ofDays)
    {
        _told.Add(() => $"(number of finds where first is {Bound(ofDays)} {_dice.Pick(_known)})");
        _told.Add(() => $"(number of finds where sort is red and first is {Bound(ofDays)} {_dice.Pick(_known)})");
        if (!ofDays) _told.Add(() => $"(total first of finds where first is {Bound(ofDays)} {_dice.Pick(_known)})");
    }

    /// <summary>What is worked out for each item of two fields, of which one ranges from the other.</summary>
    private void DefineStay(bool ofDays, bool keyed)
    {
        _declared.Add(new TextLine($"define stay for each of finds as {(ofDays ? "days from first to last" : "last minus first")}"));
        _tests.Add(() => $"(any finds where stay is {_dice.Pick("at least", "under", "over")} {Digits.Of(_dice.Between(0, 1))})");
        _tests.Add(() => $"(no finds where stay is {Digits.Of(_dice.Between(0, 1))} and sort is red)");
        if (!keyed) return;
        _tests.Add(() => $"total stay of finds is {_dice.Pick("at least", "under")} {Digits.Of(_dice.Between(1, 2))}");
        _told.Add(() => "total stay of finds");
    }
}
