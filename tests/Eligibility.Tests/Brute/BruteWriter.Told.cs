using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>What is told with an outcome: values, notices, and how long it lasts.</summary>
internal sealed partial class BruteWriter
{
    /// <summary>Tables, scores and definitions whose values may be told.</summary>
    private readonly List<string> _made = [];

    private IEnumerable<TextLine> Outcomes()
    {
        var tells = _dice.Chance(60);
        // What is told is none of what a case is asked about.
        var marks = _marks.Count;
        foreach (var (i, name) in _outcomes.Index())
            yield return new TextLine($"outcome {name} \"Outcome {Digits.Of(i + 1)}\"", tells ? Told(i) : []);
        _marks.RemoveRange(marks, _marks.Count - marks);
    }

    private List<TextLine> Told(int outcome)
    {
        var lines = new List<TextLine>();
        if (_delay && _dice.Chance(40)) lines.Add(new TextLine("lasts delay"));
        if (_dice.Chance(25)) lines.Add(When($"obliges \"to come, {Number(outcome)}\""));
        for (var i = _dice.Between(0, 2); i > 0; i--)
            lines.Add(_dice.Chance(75) && ToldValue() is { } value
                ? _dice.Chance(35) ? When($"tells \"Value {Number(outcome)}-{Number(i)}\" {value}")
                    : new TextLine($"tells \"Value {Number(outcome)}-{Number(i)}\" {value}")
                : When($"tells \"It is {Number(outcome)}-{Number(i)}.\""));
        return lines;
    }

    private TextLine When(string words) => new($"{words} when {Inline()}");

    /// <summary>
    /// A value of what is tried in every way: nothing of the decision date, of which only some days are, and no number of items
    /// where several may be alike.
    /// </summary>
    private string? ToldValue()
    {
        List<string> all = [.. _numbers.Select(n => n.Name), .. _dates.Select(d => d.Name), .. _choices.Select(c => c.Name),
            .. _made, .. _made, .. _sets.Select(s => $"number of {s}")];
        if (_numbers.Count > 1)
            all.Add($"{_numbers[0].Name} {_dice.Pick("plus", "minus")} {_numbers[1].Name}");
        if (_dates.Count > 0) all.Add($"{_dice.Pick(_dates).Name} plus {_dice.Pick("2 days", "1 month", "1 year")}");
        if (_dates.Count > 1) all.Add($"{_dice.Pick("days", "months")} from {_dates[0].Name} to {_dates[1].Name}");
        if (_fields.Contains("sort")) all.Add("number of different sort of finds");
        if (_onePer) all.AddRange(["number of finds", $"(number of finds where {ItemTest()})", $"(number of finds where {ItemTest()})"]);
        if (_onePer && _fields.Contains("weight"))
            all.AddRange(["total weight of finds", $"(total weight of finds where {ItemTest()})"]);
        if (_onePer) all.AddRange(_workedOut.Select(w => $"total {w} of finds"));
        if (_isEach) all.AddRange(_fields.Where(f => f != "fresh").Select(f => f == "marks" ? "number of marks" : f).Concat(_workedOut));
        return all.Count == 0 ? null : _dice.Pick(all);
    }
}
