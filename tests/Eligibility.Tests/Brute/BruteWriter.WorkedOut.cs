using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>What is worked out for each item of the list, from its fields, from facts, and from the others of the list.</summary>
internal sealed partial class BruteWriter
{
    /// <summary>Values that are worked out for each item, and may be added up as its fields are.</summary>
    private readonly List<string> _workedOut = [];

    private void DeclareWorkedOut()
    {
        if (_dice.Chance(40)) return;
        List<Action> forms = [DefineForItem, DefineValueForItem, DeclareScoreForItem, DefineForItem, DefineOthers, DefineOthers,
            DefineEach];
        foreach (var form in _dice.Some(forms, 1, 3).Distinct()) form();
    }

    /// <summary>A test of an item by what was declared before: what comes later is no part of it.</summary>
    private Func<string> ItemTestsSoFar()
    {
        List<Func<string>> tests = [.. _itemTests, .. _others];
        return () => _dice.Chance(30)
            ? $"{_dice.Pick(tests)()} {_dice.Pick("and", "or")} {_dice.Pick(tests)()}"
            : _dice.Pick(tests)();
    }

    private void AddWorkedOut(Func<string> test, int times = 2)
    {
        for (; times > 0; times--)
            _itemTests.Add(() =>
            {
                Mark(BruteKinds.WorkedOut, "finds");
                return test();
            });
    }

    private void DefineForItem()
    {
        _declared.Add(new TextLine($"define heavy for each of finds as {ItemTestsSoFar()()}"));
        AddWorkedOut(() => _dice.Pick("heavy", "heavy", "not heavy", "heavy is no"));
    }

    private void DefineValueForItem()
    {
        if (_fields.Contains("weight"))
        {
            var with = _dice.Weighted((2, $"plus {Number(_dice.Between(1, 3))}"), (2, $"multiplied by {Number(_dice.Between(2, 3))}"),
                (_hasRate ? 3 : 0, "plus rate"), (1, $"divided by 2 rounded {_dice.Pick("", "up ", "down ")}to 1"),
                (_numbers.Count > 0 && _type == "whole number" ? 3 : 0, "minus FACT"));
            if (with == "minus FACT")
            {
                var fact = _dice.Pick(_numbers).Name;
                with = Outside("minus ", fact);
                Mark(BruteKinds.AgainstFacts, fact);
            }
            Declare($"define load for each of finds as weight {with}");
            _workedOut.Add("load");
            AddWorkedOut(() => $"load is {NumberOfItem(6)}");
            return;
        }
        if (!_fields.Contains("seen")) { DeclareScoreForItem(); return; }
        if (_declared.Any(d => d.Words.StartsWith("define due", StringComparison.Ordinal))) return;
        var (near, days) = (_dates[0], _dice.Between(0, 4));
        if (_dice.Chance(50))
            _declared.Add(new TextLine($"define due for each of finds as {_dice.Pick("latest", "earliest")} of",
                [new("seen"), new(Outside("", near.Name))]));
        else Declare($"define due for each of finds as seen plus {_dice.Pick($"{Number(days)} days", "1 month")}");
        AddWorkedOut(() => $"due is {Order()} {Iso(near.First.AddDays(_dice.Between(0, 6)))}");
    }

    private void DeclareScoreForItem()
    {
        if (_workedOut.Contains("points")) return;
        var (test, lines) = (ItemTestsSoFar(), new List<TextLine>());
        if (_dice.Chance(35)) lines.Add(new TextLine($"from {Number(_dice.Between(0, 1))} to {Number(_dice.Between(2, 4))}"));
        lines.Add(new TextLine($"starts at {Number(_dice.Between(0, 2))}"));
        for (var i = _dice.Between(1, 2); i > 0; i--)
            lines.Add(new TextLine($"{_dice.Pick("plus", "plus", "minus")} {Number(_dice.Between(1, 2))} when {test()}"));
        _declared.Add(new TextLine("score points for each of finds", lines));
        _workedOut.Add("points");
        AddWorkedOut(() => $"points are {NumberOfItem(4)}");
    }

    /// <summary>
    /// What holds for an item because of the others. How many of them there are is counted only where no two are alike: else
    /// there is one that is like it, or none.
    /// </summary>
    private void DefineOthers()
    {
        if (_declared.Any(d => d.Words.StartsWith("define repeated", StringComparison.Ordinal))) return;
        var test = OfOther();
        var counted = $"is {_dice.Pick("", "at least ", "at most ")}{Number(_dice.Between(1, 2))}";
        Declare("define repeated for each of finds as " + (!_onePer ? $"{_dice.Pick("any", "no")} other finds where {test}"
            : _dice.Between(0, 5) switch
            {
                0 or 1 => $"any other finds where {test}",
                2 => $"no other finds where {test}",
                3 when _fields.Contains("weight") => $"(total weight of other finds where {test}) is over {Number(_dice.Between(0, 2))}",
                4 when _fields.Any(f => f != "marks") =>
                    $"(number of different {_dice.Pick(_fields.Where(f => f != "marks").ToList())} of other finds where {test}) {counted}",
                _ => $"(number of other finds where {test}) {counted}",
            }));
        Func<string> repeated = () =>
        {
            Mark(BruteKinds.Others, "finds");
            return _dice.Pick("repeated", "repeated", "not repeated", _isEach ? "repeated is no" : "repeated");
        };
        // Records are held against each other two at a time.
        if (_isEach) _own.AddRange([repeated, repeated]);
        else AddWorkedOut(repeated);
    }

    /// <summary>A test of another item, held against the one in hand more often than not.</summary>
    private string OfOther()
    {
        List<string> mine = [];
        if (_fields.Contains("sort")) mine.Add($"sort is {Not(40)}this one's sort");
        if (_fields.Contains("fresh")) mine.Add("fresh is this one's fresh");
        if (_fields.Contains("weight")) mine.Add($"weight is {_dice.Pick("", "over ", "at least ", "under ")}this one's weight");
        if (_workedOut.Contains("points")) mine.Add($"points are {_dice.Pick("", "over ", "at most ")}this one's points");
        if (_fields.Contains("seen"))
            mine.Add(_dice.Pick($"seen is {Order()} this one's seen", "seen is within 1 days before this one's seen"));
        if (mine.Count == 0 || _dice.Chance(12)) return _dice.Pick(_itemTests)();
        var first = _dice.Pick(mine);
        return _dice.Chance(35) ? $"{first} and {_dice.Pick(_itemTests)()}" : first;
    }

    /// <summary>The highest of a number and those of the items, or the latest.</summary>
    private void DefineEach()
    {
        var (ofDays, all) = (_fields.Contains("seen"), new[] { "weight", "load", "points" }.Where(
            f => f == "weight" ? _fields.Contains(f) : _workedOut.Contains(f)).ToList());
        if (!ofDays && all.Count == 0) return;
        var each = $"each {(ofDays ? "seen" : _dice.Pick(all))} of finds" + (_dice.Chance(50) ? $" where {ItemTestsSoFar()()}" : "");
        var of = ofDays ? _dice.Pick("latest", "earliest") : _dice.Pick("highest", "lowest");
        var plain = ofDays ? _dates[0].Name : _numbers.Count > 0 && _type == "whole number" && _dice.Chance(50)
            ? _numbers[0].Name : Number(_dice.Between(0, 3));
        Mark(BruteKinds.Each, "finds");
        _declared.Add(new TextLine($"define peak as {of} of", [new(plain), new(each)]));
        _made.Add("peak");
        for (var i = 0; i < 2; i++)
            Add(() => ofDays ? $"peak is {Order()} {Iso(_dates[0].First.AddDays(_dice.Between(0, 4)))}" : $"peak is {NumberOfItem(4)}");
        _first.Add(_tests[^1]);
    }
}
