using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>Facts and tests of them.</summary>
internal sealed partial class MediumPolicy
{
    private static readonly string[] Literals =
        ["2015-12-31", "2016-02-29", "2017-01-31", "2017-08-30", "2018-03-01", "2019-02-28"];
    private string[] _flags = [];
    private string[] _numbers = [];

    /// <summary>Sets, and records, for each of which a score may give points.</summary>
    private readonly List<string> _each = [];
    private int _most = 1;
    private string[] _dates = ["decision date"];

    private void Flags()
    {
        _flags = [.. _dice.Some<string>(["admits it", "weapon carried", "victim agrees"], 2, 3)];
        foreach (var flag in _flags) Fact(flag, "yes or no");
        Tests(2, () => _dice.Pick(_flags));
        Tests(1, () => $"{_flags[0]} is {_flags[1]}");
    }

    private string Compared(string left, string right) => left
        + _dice.Weighted((4, " is at least "), (3, " is at most "), (2, " is over "), (2, " is under "), (2, " is "))
        + right;

    private string Numeral(int most) => Digits.Of(_dice.Between(0, most));

    /// <summary>Whole numbers of 65 values and more, mostly, and of few.</summary>
    private void Numbers()
    {
        _numbers = [.. _dice.Some<string>(["points lost", "hours worked", "calls made", "days lost"], 2, 4)];
        _most = _dice.Pick(6, 70, 100, 1000);
        foreach (var (i, number) in _numbers.Index())
        {
            var other = i > 0 && _more.Chance(20) ? _numbers[_more.Between(0, i - 1)] : null;
            Fact(number, "whole number", other is null ? $"from 0 to {Digits.Of(_most)}"
                : _more.Chance(50) ? $"from 0 to {other}" : $"from {other} to {Digits.Of(_most)}");
        }
        Tests(2, () => Compared(_dice.Pick(_numbers), Numeral(_most)));
        Tests(2, () => Compared(_dice.Pick(_numbers), _dice.Pick(_numbers)));
        Tests(4, () => Compared(Sum(), Numeral(_most)));
        Tests(1, () => $"{Sum()} is between {Digits.Of(_dice.Between(0, 3))} and {Digits.Of(_dice.Between(4, _most))}");
        Tests(1, () => $"{_dice.Pick(_numbers)} is one of {Numeral(_most)}, {Numeral(_most)}, {Numeral(_most)}");
    }

    private string Sum()
    {
        var parts = _dice.Shuffled(_numbers).Take(_dice.Between(2, _numbers.Length)).ToList();
        var text = Part(parts[0]);
        foreach (var part in parts.Skip(1)) text += _dice.Pick(" plus ", " plus ", " minus ") + Part(part);
        return text;
    }

    private string Part(string number) =>
        _dice.Chance(30) ? $"({number} multiplied by {Digits.Of(_dice.Between(2, 3))})" : number;

    private void Money()
    {
        Fact("value of the goods", "money in GBP", "from GBP 0 to GBP 500");
        Fact("money returned", "money in GBP", "from GBP 0 to GBP 500");
        Fact("weight found", "amount in g", "from 0 g to 2 kg");
        Tests(2, () => Compared("value of the goods", $"GBP {Digits.Of(_dice.Between(1, 499))}.5"));
        Tests(2, () => Compared("value of the goods minus money returned", $"GBP {Digits.Of(_dice.Between(1, 99))}"));
        Tests(1, () => Compared("money returned", "value of the goods"));
        Tests(1, () => "(money returned multiplied by 2) is over value of the goods");
        Tests(1, () => Compared("weight found", $"{Digits.Of(_dice.Between(1, 1999))} mg"));
        Tests(1, () => Compared("weight found", $"{Digits.Of(_dice.Between(1, 1999))} g"));
    }

    private void Sets()
    {
        string[] values = ["knife", "bottle", "stick", "stone", "rope"];
        string[] held = [.. values.Take(_dice.Between(2, 5))];
        foreach (var set in (string[])["things found", "things returned"])
        {
            Fact(set, $"any of {string.Join(", ", held)}");
            Tests(3, () => $"{set} includes {_dice.Pick(held)}");
            Tests(2, () => $"{set} includes any of {string.Join(", ", _dice.Some(held, 2, 3))}");
            Tests(1, () => $"{set} is empty");
            Tests(2, () => Compared($"number of {set}", Digits.Of(_dice.Between(1, held.Length))));
            _each.Add(set);
        }
    }

    private void Choices()
    {
        var many = _dice.Chance(30);
        var values = Enumerable.Range(0, many ? 70 : _dice.Between(3, 6)).Select(i => $"v{Digits.Of(i)}").ToList();
        foreach (var choice in (string[])["offence now", "offence before"])
        {
            Fact(choice, $"one of {string.Join(", ", values)}", "in order");
            Tests(1, () => $"{choice} is {_dice.Pick(values)}");
            Tests(2, () => $"{choice} is one of {string.Join(", ", _dice.Some(values, 2, 3))}");
            Tests(1, () =>
                $"{choice} is {_dice.Pick("at least", "at most", "over", "under")} {values[values.Count / 2]}");
        }
        Tests(2, () => "offence now is offence before");
    }

    private void Days()
    {
        var narrow = _dice.Chance(50);
        _dates = [.. _dice.Some<string>(["day a", "day b", "day c"], 1, 3), "decision date"];
        foreach (var (i, date) in _dates.SkipLast(1).Index())
        {
            var range = _dice.Pick(
                narrow ? "from 1 January 2015 to 31 December 2019" : "from 1 January 1990 to 31 December 2030",
                narrow ? "from 1 January 2015 to decision date" : "from 1 January 1990 to decision date");
            if (i > 0 && _more.Chance(30))
                range = $"from {_dates[_more.Between(0, i - 1)]} {range[range.IndexOf("to ", StringComparison.Ordinal)..]}";
            Fact(date, "date", range);
        }
        Tests(3, () => $"{_dice.Pick(_dates)} is {Before()} {_dice.Pick(Literals)}");
        Tests(3, () => Two((one, other) => $"{one} is {Before()} {other}"));
        Tests(3, () => Two((one, other) => $"{one} is {Before()} {other} {_dice.Pick("plus", "minus")} {Span()}"));
        Tests(2, () => Two((one, other) => $"{one} is within {Span()} {_dice.Pick("before", "after")} {other}"));
        Tests(3, () => Two((one, other) => $"years from {one} to {other} is {Bound(20)}"));
        Tests(2, () => Two((one, other) => $"months from {one} to {other} is {Bound(30)}"));
        Tests(1, () => Two((one, other) => $"days from {one} to {other} is {Bound(60)}"));
        Tests(1, () => $"years from {_dice.Pick(_dates)} to {_dice.Pick(Literals)} is {Bound(20)}");
    }

    private string Bound(int most) =>
        _dice.Weighted((2, "at least "), (2, "under "), (1, "at most "), (1, "over "))
            + Digits.Of(_dice.Between(1, most));

    private string Two(Func<string, string, string> test)
    {
        var two = _dice.Shuffled(_dates).Take(2).ToList();
        return test(two[0], two[1]);
    }

    private string Before() => _dice.Pick("before", "after", "on or before", "on or after");

    private string Span() =>
        $"{Digits.Of(_dice.Between(1, 14))} {_dice.Weighted((3, "days"), (4, "months"), (2, "years"), (1, "weeks"))}";
}
