using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>A list whose items are of few kinds, so that each list of them can be tried.</summary>
internal sealed partial class BruteWriter
{
    private readonly List<Func<string>> _itemTests = [];
    private readonly List<Func<string>> _others = [];
    private bool _onePer;
    private int _sorts;
    private bool _hasSort;
    private bool _weighed;

    private void DeclareList()
    {
        _onePer = _dice.Chance(55);
        _sorts = _dice.Between(2, 3);
        var fields = new List<TextLine>();
        if (_onePer || _dice.Chance(60)) DeclareSort(fields);
        _hasSort = fields.Count > 0;
        if (!_hasSort || _dice.Chance(_onePer ? 40 : 25)) DeclareFresh(fields);
        if (_onePer && _dice.Chance(55)) DeclareWeight(fields);
        if (_onePer && _dates.Count > 0 && _dice.Chance(30)) DeclareSeen(fields);
        if (_hasSort && _dice.Chance(15)) DeclareRate();
        var twoKeys = fields.Any(f => f.Keyword == "fresh:") && _dice.Chance(40);
        if (_onePer) fields.Add(new TextLine(twoKeys ? "one per sort, fresh" : "one per sort"));
        _declared.Add(new TextLine("list finds", fields));
        for (var i = 0; i < 4; i++) Add(ListTest);
        // What an item is held against is often held against something itself.
        if (_dice.Chance(75)) _itemTests.AddRange([.. _others, .. _others]);
    }

    private void DeclareSort(List<TextLine> fields)
    {
        // Of the values of the choices, where there are any, so that an item may be of the same.
        var shared = _choices.Count > 0;
        if (shared) _sorts = _choices[0].Values;
        fields.Add(new TextLine($"sort: one of {(shared ? "shade" : string.Join(", ", Shades.Take(_sorts)))}"));
        _itemTests.Add(() => $"sort is {Not(20)}{_dice.Pick(Shades[.._sorts])}");
        if (_sorts > 2)
            _itemTests.Add(() => $"sort is one of {string.Join(", ", _dice.Some(Shades[.._sorts], 2, _sorts - 1))}");
        if (shared)
            _others.Add(() =>
            {
                var other = _dice.Pick(_choices).Name;
                Tie(BruteKinds.Outside, "finds", other);
                return $"sort is {Not(20)}{other}";
            });
    }

    /// <summary>A table that is looked up for each item.</summary>
    private void DeclareRate()
    {
        DeclareRows("table rate by sort", [("sort", Shades[.._sorts].ToList())], () => Number(_dice.Between(0, 3)));
        Mark(BruteKinds.Tables, "finds");
        _itemTests.Add(() => $"rate is {NumberOfItem(3)}");
    }

    private void DeclareFresh(List<TextLine> fields)
    {
        fields.Add(new TextLine("fresh: yes or no"));
        _itemTests.Add(() => _dice.Pick("fresh", "not fresh"));
    }

    private void DeclareWeight(List<TextLine> fields)
    {
        var most = _dice.Between(1, 3);
        fields.Add(new TextLine("weight: whole number", new TextLine($"from 0 to {Number(most)}")));
        _weighed = true;
        _itemTests.Add(() => $"weight is {NumberOfItem(most)}");
        if (_numbers.Count > 0 && _type == "whole number")
            _others.Add(() =>
            {
                var other = _dice.Pick(_numbers).Name;
                Tie(BruteKinds.Outside, "finds", other);
                return $"weight is {_dice.Pick("", "at least ", "under ", "over ")}{other}";
            });
    }

    private string NumberOfItem(int most) =>
        $"{_dice.Pick("", "not ", "at least ", "over ", "under ")}{Number(_dice.Between(0, most))}";

    private void DeclareSeen(List<TextLine> fields)
    {
        var near = _dice.Pick(_dates);
        var last = near.First.AddDays(_dice.Between(1, 2));
        fields.Add(new TextLine("seen: date", new TextLine($"from {Iso(near.First)} to {Iso(last)}")));
        _others.Add(() =>
        {
            Tie(BruteKinds.Outside, "finds", near.Name);
            return $"seen is {Order()} {near.Name}";
        });
        _itemTests.Add(() => $"seen is {Order()} {Iso(last)}");
    }

    private string ItemTest() => _dice.Chance(25)
        ? $"{_dice.Pick(_itemTests)()} {_dice.Pick("and", "or")} {_dice.Pick(_itemTests)()}"
        : _dice.Pick(_itemTests)();

    private string TotalBound() => $"{_dice.Pick("", "at least ", "over ", "under ")}{Number(_dice.Between(1, 5))}";

    private string ListTest()
    {
        var counted = _dice.Pick("", "at least ", "over ", "fewer than ", "at most ", "not ")
            + Number(_dice.Between(1, 2));
        switch (_dice.Between(0, 13))
        {
            case 0 or 1 or 2: return $"any finds where {ItemTest()}";
            case 3 or 4: return $"no finds where {ItemTest()}";
            case 5 or 6 or 7: return $"(number of finds where {ItemTest()}) is {counted}";
            case 8: return $"number of finds is {counted}";
            case 9 when _sorts > 1 && _itemTests.Count > 1:
                Mark(BruteKinds.Different, "finds");
                return $"number of different {(_hasSort ? "sort" : "fresh")} of finds is {counted}";
            case 10 when _weighed:
                Mark(BruteKinds.Totals, "finds");
                return $"total weight of finds is {TotalBound()}";
            case 11 when _weighed:
                Mark(BruteKinds.Totals, "finds");
                return $"(total weight of finds where {ItemTest()}) is {TotalBound()}";
            case 12 when _onePer && _numbers.Count > 0 && _type == "whole number":
                Mark(BruteKinds.AgainstFacts, "finds");
                return $"number of finds is {_dice.Pick("over", "under", "at least")} {_dice.Pick(_numbers).Name}";
            default: return $"any finds where {ItemTest()}";
        }
    }
}
