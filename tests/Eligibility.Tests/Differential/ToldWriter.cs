using System.Globalization;
using System.Text;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Differential;

/// <summary>
/// Writes small policies whose outcomes tell values, of few facts with few values each: every case can be tried.
/// </summary>
internal sealed class ToldWriter(int seed)
{
    private readonly Dice _dice = new(seed);
    private readonly StringBuilder _text = new();

    private static readonly string[] Flags = ["agrees", "sorry"];
    private static readonly string[] Colours = ["red", "green", "blue"];

    public static string Write(int seed)
    {
        var writer = new ToldWriter(seed);
        writer.Declare();
        writer.DeclareOutcomes();
        return writer._text.ToString();
    }

    private void Line(string line) => _text.Append(line).Append('\n');

    private void Declare()
    {
        Line("policy \"What is told\"");
        foreach (var flag in Flags) Line($"fact {flag}: yes or no");
        Line("fact hours: whole number\n    from 0 to 3");
        Line("fact points: whole number\n    from 0 to 2");
        Line("fact colour: one of red, green, blue");
        Line("fact marks: any of scratch, dent");
        Line($"fact day: date\n    from 2020-02-{Number(27, 28)} to 2020-03-0{Number(1, 2)}");
        Line("list items\n    shade: one of red, green, blue\n    worth: whole number\n        from 0 to 2");
        if (_dice.Chance(40)) Line("    one per shade");
        var isByTwo = _dice.Chance(40);
        Line($"table tariff by colour{(isByTwo ? ", agrees" : "")}");
        foreach (var key in _dice.Some(Colours, 1, 2))
            Line($"    {key}, {(isByTwo ? _dice.Pick("yes, ", "no, ", "any, ") : "")}{Number(0, 3)}");
        Line($"    otherwise {Number(0, 3)}");
        Line("table other tariff by colour");
        foreach (var key in Colours[..2]) Line($"    {key}, {Number(0, 3)}");
        Line($"    otherwise {Number(0, 3)}");
        Line("table delay by hours in days");
        Line($"    at most {Number(0, 2)}, {Number(0, 40)}\n    otherwise {Number(0, 40)}");
        Line("table shade told by points giving shades");
        Line($"    0, {_dice.Pick(Colours)}\n    otherwise {_dice.Pick(Colours)}\nvalues shades: red, green, blue");
        Line("score gravity");
        if (_dice.Chance(40)) Line("    from 0 to 2");
        Line($"    starts at {_dice.Pick(Number(0, 2), Number(0, 2), "hours", "tariff")}");
        for (var i = Between(1, 3); i > 0; i--)
            Line($"    {_dice.Pick("plus", "minus")} {Number(1, 2)} "
                + (_dice.Chance(30) ? $"for each of {Each()}" : $"when {Test()}"));
        Line("define burden as hours plus points");
        Line("define last day as day plus delay");
        Line($"define grave as {Test()} or {Test()}");
    }

    private void DeclareOutcomes()
    {
        foreach (var outcome in new[] { "first", "second" })
        {
            Line($"outcome {outcome} \"It is {outcome}.\"");
            if (_dice.Chance(50)) Line("    lasts delay");
            if (_dice.Chance(40)) Line($"    obliges \"to come\" when {Test()}");
            for (var i = 0; i < 3; i++)
                Line($"    tells \"{outcome} {Digits.Of(i)}\" {Value()}{(_dice.Chance(35) ? $" when {Test()}" : "")}");
            Line($"    tells \"So it is.\" when {Test()}");
        }
        Line($"rule a\n    first when {Test()} and {Test()}\n    because \"x\"");
        Line($"otherwise {_dice.Pick("first", "second", "second")}");
        Line("end");
    }

    private string Value() => _dice.Pick("hours", "points", "colour", "day", "tariff", "gravity", "burden", "last day",
        "shade told", "tariff plus other tariff", "tariff minus other tariff", "hours minus hours", "number of items",
        $"(number of items where shade is {_dice.Pick(Colours)})", "total worth of items", "number of different shade of items",
        $"(total worth of items where shade is not {_dice.Pick(Colours)})", "days from day to 2020-03-05",
        "day plus 1 month", "decision date plus delay", "hours multiplied by tariff", "burden plus gravity",
        "number of marks", "hours minus number of marks");

    private string Test() => _dice.Pick("agrees", "sorry", "not agrees", $"hours is at least {Number(1, 3)}", "colour is red",
        "colour is one of red, blue", "day is after 2020-02-28", $"points is {Number(0, 2)}",
        $"number of items is {Number(0, 2)}", "(any items where worth is 2)", $"tariff is {Number(0, 3)}", "hours is over points",
        "(no items where shade is red)");

    private string Each() => _dice.Pick("marks", "items", $"items where shade is {_dice.Pick(Colours)}");

    private int Between(int low, int high) => _dice.Between(low, high);

    private string Number(int low, int high) => _dice.Between(low, high).ToString(CultureInfo.InvariantCulture);
}
