using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>A list whose items are of few kinds, so that each list of them can be tried.</summary>
internal sealed partial class BruteWriter
{
    private readonly List<Func<string>> _itemTests = [];
    private readonly List<Func<string>> _others = [];
    private readonly SortedSet<string> _fields = new(StringComparer.Ordinal);
    private bool _onePer;
    private bool _hasRate;

    /// <summary>Lists of which no two items are alike, so that each number of items can be tried.</summary>
    private readonly List<string> _counted = [];
    private int _sorts;
    private DateOnly _seenUntil;

    private void DeclareList()
    {
        _onePer = _dice.Chance(55) || _isEach;
        var lines = new List<TextLine>();
        var key = _dice.Weighted((8, "sort"), (2, "weight"), (_dates.Count > 0 ? 2 : 0, "seen"), (2, "marks"));
        if (_onePer || _dice.Chance(60)) DeclareField(key, lines);
        // Of kinds of items there must be few where there may be several alike.
        if (_fields.Count == 0 || _dice.Chance(_onePer ? 45 : _fields.Contains("sort") ? 25 : 0))
            DeclareField("fresh", lines);
        if (_onePer && key != "weight" && _dice.Chance(55)) DeclareField("weight", lines);
        else if (_onePer && key != "seen" && _dates.Count > 0 && _dice.Chance(40)) DeclareField("seen", lines);
        else if (_onePer && key != "sort" && _dice.Chance(40)) DeclareField("sort", lines);
        if (_fields.Contains("sort") && _dice.Chance(15)) DeclareRate();
        if (_onePer) DeclareNarrowed(key, lines);
        var keys = _fields.Contains("fresh") && _dice.Chance(35) ? $"{key}, fresh" : key;
        if (_onePer && !_isEach) lines.Add(new TextLine($"one per {keys}"));
        DeclareHolds(lines);
        _declared.Add(new TextLine("list finds", lines));
        if (_onePer) _counted.Add("finds");
        for (var i = 0; i < 4; i++) Add(ListTest);
        DeclareWorkedOut();
        if (_isEach) AddOwn();
        // What an item is held against is often held against something itself.
        if (_dice.Chance(75)) _itemTests.AddRange([.. _others, .. _others]);
    }

    /// <summary>How many items there must or may be, now and then: each key has two values at least.</summary>
    private void DeclareHolds(List<TextLine> lines)
    {
        var (least, most) = (_bounds.Chance(20) ? _bounds.Between(1, 2) : 0, _bounds.Chance(15) ? _bounds.Between(2, 3) : 0);
        if (least > 0) lines.Add(new TextLine($"holds at least {Number(least)}"));
        if (most > 0) lines.Add(new TextLine($"holds at most {Number(most)}"));
        if (least + most > 0) Mark(BruteKinds.Holds, "finds");
    }

    private void DeclareField(string name, List<TextLine> lines)
    {
        _fields.Add(name);
        lines.Add(name switch
        {
            "sort" => Sort(),
            "fresh" => Fresh(),
            "weight" => Weight(),
            "seen" => Seen(),
            _ => Marks(),
        });
    }

    private TextLine Sort()
    {
        // Of the values of the choices, where there are any, so that an item may be of the same.
        var shared = _choices.Count > 0;
        _sorts = shared ? _choices[0].Values : _dice.Between(2, 3);
        _itemTests.Add(() => $"sort is {Not(20)}{_dice.Pick(Shades[.._sorts])}");
        if (_sorts > 2)
            _itemTests.Add(() => $"sort is one of {string.Join(", ", _dice.Some(Shades[.._sorts], 2, _sorts - 1))}");
        if (shared) _others.Add(() => Outside($"sort is {Not(20)}", _dice.Pick(_choices).Name));
        return new TextLine($"sort: one of {(shared ? "shade" : string.Join(", ", Shades.Take(_sorts)))}");
    }

    /// <summary>A test of an item that holds it against a fact.</summary>
    private string Outside(string words, string fact)
    {
        Tie(BruteKinds.Outside, "finds", fact);
        return words + fact;
    }

    private TextLine Fresh()
    {
        _itemTests.Add(() => _dice.Pick("fresh", "not fresh"));
        return new TextLine("fresh: yes or no");
    }

    private TextLine Weight()
    {
        var most = _dice.Between(1, _onePer ? 3 : 2);
        _itemTests.Add(() => $"weight is {NumberOfItem(most)}");
        if (_numbers.Count > 0 && _type == "whole number")
            _others.Add(() =>
                Outside($"weight is {_dice.Pick("", "at least ", "under ", "over ")}", _dice.Pick(_numbers).Name));
        return new TextLine("weight: whole number", new TextLine(EndsOfWeight(most)));
    }

    /// <summary>Up to a number of the case, now and then, where no two items may agree in something else.</summary>
    private string EndsOfWeight(int most)
    {
        if (_alike.Count == 0 || _type != "whole number" || !_fields.SetEquals(["sort", "weight"]) || !_bounds.Chance(40))
            return $"from 0 to {Number(most)}";
        var fact = _bounds.Pick(_alike);
        if (fact.High > 6) return $"from 0 to {Number(most)}";
        Mark(BruteKinds.RangeByFact, "finds", fact.Name);
        return fact.Low <= most && _bounds.Chance(50) ? $"from {fact.Name} to {Number(most)}" : $"from 0 to {fact.Name}";
    }

    private string NumberOfItem(int most) =>
        $"{_dice.Pick("", "not ", "at least ", "over ", "under ")}{Number(_dice.Between(0, most))}";

    private TextLine Seen()
    {
        var near = _dice.Pick(_dates);
        var last = near.First.AddDays(_dice.Between(1, 2));
        _seenUntil = last;
        if (_isEach && _datedBy is null && _dice.Chance(50)) DateBy(new Dated("seen", near.First, last, near.Months));
        _others.Add(() => Outside($"seen is {Order()} ", near.Name));
        _itemTests.Add(() => $"seen is {Order()} {Iso(last)}");
        // What tells items apart ranges between days that are written.
        if (_fields.Count > 1 && near.Last >= last && _bounds.Chance(40))
        {
            Mark(BruteKinds.RangeByFact, "finds", near.Name);
            return new TextLine("seen: date", new TextLine(near.First.AddDays(3) >= near.Last
                ? $"from {Iso(near.First)} to {near.Name}" : $"from {near.Name} to {Iso(near.Last)}"));
        }
        if (near.Months != _decision.Months || !_dice.Chance(20))
            return new TextLine("seen: date", new TextLine($"from {Iso(near.First)} to {Iso(last)}"));
        Mark(BruteKinds.EndsAtDecision, "finds");
        return new TextLine("seen: date", new TextLine($"from {Iso(near.First)} to {DecisionDate}"));
    }

    /// <summary>Another field, whose range begins or ends at a field of the item.</summary>
    private void DeclareNarrowed(string key, List<TextLine> lines)
    {
        if (_fields.Count > 2 || !_bounds.Chance(40)) return;
        if (_fields.Contains("weight"))
        {
            Mark(BruteKinds.RangeByFact, "finds");
            lines.Add(new TextLine("part: whole number", new TextLine(_bounds.Chance(70) ? "from 0 to weight" : "from weight to 3")));
            _itemTests.Add(() => $"part is {NumberOfItem(3)}");
            _itemTests.Add(() => $"part is {_dice.Pick("", "not ")}weight");
        }
        else if (_fields.Contains("seen") && key != "seen")
        {
            Mark(BruteKinds.RangeByFact, "finds");
            var last = _seenUntil.AddDays(1);
            lines.Add(new TextLine("left: date", new TextLine($"from seen to {Iso(last)}")));
            _itemTests.Add(() => $"left is {Order()} {Iso(last)}");
            _itemTests.Add(() => $"days from seen to left is {_dice.Pick("", "at least ")}{Number(_dice.Between(1, 2))}");
        }
    }

    private TextLine Marks()
    {
        _itemTests.Add(() => $"marks includes {_dice.Pick("knife", "bat")}");
        _itemTests.Add(() => $"marks are {Not(50)}empty");
        _itemTests.Add(() => $"not marks includes {_dice.Pick("knife", "bat")}");
        _itemTests.Add(() => $"number of marks is {NumberOfItem(2)}");
        return new TextLine("marks: any of knife, bat");
    }

    /// <summary>A table that is looked up for each item.</summary>
    private void DeclareRate()
    {
        _hasRate = true;
        DeclareRows("table rate by sort", [("sort", Shades[.._sorts].ToList())], () => Number(_dice.Between(0, 3)));
        Mark(BruteKinds.Tables, "finds");
        _itemTests.Add(() => $"rate is {NumberOfItem(3)}");
    }

}
