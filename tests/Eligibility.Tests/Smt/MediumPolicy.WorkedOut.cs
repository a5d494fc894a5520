using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>What is worked out for each item of a list, fields that range by others, and what is told with an outcome.</summary>
internal sealed partial class MediumPolicy
{
    /// <summary>Values of lists that may be told.</summary>
    private readonly List<string> _ofLists = [];

    /// <summary>From nought to a number that is written, now and then to one of the case.</summary>
    private string UpTo(int most) =>
        _numbers.Length > 0 && _more.Chance(25) ? $"from 0 to {_more.Pick(_numbers)}" : $"from 0 to {Digits.Of(most)}";

    private TextLine[] EndedOn()
    {
        Tests(1, () => $"(any offences where days from committed on to ended on is {Bound(40)})");
        Tests(1, () => $"(number of offences where ended on is {Before()} {_dice.Pick(Literals)}) is at least 1");
        return [new TextLine("ended on: date", [new TextLine("from committed on to decision date")])];
    }

    private void WorkOutRecords(List<string> wheres)
    {
        _declared.Add(new TextLine($"define serious for each of records as {OfRecord()}"));
        _declared.Add(new TextLine("define lapses on for each of records as recorded on plus 5 years"));
        _declared.Add(new TextLine("score weight for each of records", [.. _more.Chance(50) ? [new TextLine("from 0 to 4")]
            : Array.Empty<TextLine>(), new($"starts at {Digits.Of(_more.Between(0, 2))}"),
            new($"plus {Digits.Of(_more.Between(1, 3))} when serious"), new($"minus 1 when not ({OfRecord()})")]));
        wheres.Add(_more.Pick("serious", "not serious", $"serious and loss is {Bound(60)}"));
        wheres.Add(_more.Pick($"lapses on is {Before()} decision date", $"weight is at least {Digits.Of(_more.Between(1, 3))}"));
        if (_more.Chance(30)) Tests(2, () => Compared("total weight of records", Digits.Of(_dice.Between(1, 6))));
    }

    private void WorkOutDrugs(int most)
    {
        var with = _numbers.Length > 0 && _more.Chance(30) ? $"plus {_more.Pick(_numbers)}"
            : _more.Pick("multiplied by 2", "plus 3");
        _declared.Add(new TextLine($"define doses for each of drugs as grams {with}"));
        _declared.Add(new TextLine($"define dealt for each of drugs as for sale or doses are over {Digits.Of(_more.Between(1, most))}"));
        Tests(2, () => $"(any drugs where {_dice.Pick("dealt", "not dealt", "dealt and drug is heroin")})");
        Tests(2, () => Compared($"(total doses of drugs{_dice.Pick("", " where dealt", " where not dealt")})",
            Digits.Of(_dice.Between(1, 2 * most))));
        Tests(1, () => $"(number of drugs where dealt and doses are {Bound(most)}) is {Bound(2)}");
        _ofLists.AddRange(["total doses of drugs", "(number of drugs where dealt)"]);
        if (!_more.Chance(50)) return;
        _declared.Add(new TextLine("define beside another for each of drugs as "
            + _more.Pick("any other drugs where for sale is this one's for sale", "(total grams of other drugs) is over 3",
                "(number of other drugs where grams are at least this one's grams) is 1",
                "no other drugs where doses are over this one's doses")));
        Tests(2, () => $"(any drugs where {_dice.Pick("beside another", "(not beside another)")})");
    }

    private void WorkOutOffences()
    {
        _declared.Add(new TextLine($"define old for each of offences as years from committed on to decision date is {Bound(4)}"));
        _declared.Add(new TextLine("score harm for each of offences",
            [new("starts at 0"), new("plus 2 when sort is assault"), new($"plus 1 when blows are {Bound(30)}"), new("minus 1 when old")]));
        _declared.Add(new TextLine("define repeated for each of offences as any other offences where sort is this one's sort"
            + _more.Pick("",
                " and blows are at least this one's blows", " and committed on is within 1 years before this one's committed on")));
        _declared.Add(new TextLine("define worst as highest of", [new TextLine(Digits.Of(_more.Between(0, 2))),
            new TextLine($"each {_more.Pick("harm", "blows")} of offences{_more.Pick("", " where not old", " where repeated")}")]));
        Tests(2, () => $"(any offences where {_dice.Pick("old", "not old", "repeated", "repeated and old")})");
        Tests(2, () => Compared($"(total harm of offences{_dice.Pick("", " where old", " where repeated")})",
            Digits.Of(_dice.Between(1, 4))));
        Tests(1, () => $"(number of offences where {_dice.Pick("repeated", "harm is at least 2")}) is {Bound(2)}");
        Tests(1, () => $"number of different harm of offences is at least {Digits.Of(_dice.Between(1, 3))}");
        Tests(2, () => Compared("worst", Digits.Of(_dice.Between(1, 4))));
        _ofLists.AddRange(["worst", "total harm of offences", "(number of offences where repeated)"]);
    }

    private List<TextLine> Told(string outcome)
    {
        string[] values = [.. _numbers, .. _dates.SkipLast(1), .. _ofLists, .. _ofLists,
            .. _declared.Where(d => d.Words.StartsWith("score gravity", StringComparison.Ordinal)).Select(_ => "gravity"),
            .. _declared.Where(d => d.Words.StartsWith("table limit", StringComparison.Ordinal)).Select(_ => "limit"),
            .. _numbers.Length > 1 ? [$"{_numbers[0]} plus {_numbers[1]}"] : Array.Empty<string>()];
        var lines = new List<TextLine>();
        if (values.Length > 0)
            lines.Add(new TextLine($"tells \"Value of {outcome}\" {_more.Pick(values)}" + (_more.Chance(40) ? $" when {Test()}" : "")));
        if (_more.Chance(60)) lines.Add(new TextLine($"tells \"So it is with {outcome}.\" when {Test()}"));
        return lines;
    }
}
