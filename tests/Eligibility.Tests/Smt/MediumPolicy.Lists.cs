using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>Lists that are counted, lists that their keys bound, and lists whose items are told one by one.</summary>
internal sealed partial class MediumPolicy
{
    private void List(string name, params IEnumerable<TextLine> lines) =>
        _declared.Add(new TextLine($"list {name}", lines));

    /// <summary>Of any length up to 100, and mostly only counted.</summary>
    private void CountedList()
    {
        List("records", new TextLine("grade: one of low, middle, high"), new TextLine("violent: yes or no"),
            new TextLine("loss: whole number", [new TextLine(UpTo(90))]),
            new TextLine("recorded on: date", [new TextLine("from 1 January 2010 to 31 December 2019")]));
        var wheres = Enumerable.Range(0, _dice.Between(1, 4)).Select(_ => OfRecord()).ToList();
        if (_more.Chance(50)) WorkOutRecords(wheres);
        Tests(2, () => $"({_dice.Pick("any", "any", "no")} records where {_dice.Pick(wheres)})");
        Tests(3, () => $"(number of records where {_dice.Pick(wheres)}) is {Bound(4)}");
        Tests(1, () => $"number of records is {Bound(6)}");
        _each.AddRange(["records", $"records where {wheres[0]}"]);
        if (_dice.Chance(20))
            Tests(2, () => Compared($"(total loss of records where {_dice.Pick(wheres)})",
                Digits.Of(_dice.Between(1, 90))));
        if (_dice.Chance(25))
            Tests(1, () => $"(number of records where {_dice.Pick(wheres)}) is over "
                + $"(number of records where {_dice.Pick(wheres)})");
    }

    private string OfRecord() => string.Join(" and ", _dice.Some<string>([
        _dice.Pick("grade is high", "grade is one of low, high", "grade is middle"),
        _dice.Chance(15) ? $"violent is {_dice.Pick(_flags)}" : _dice.Pick("violent", "not violent"),
        $"loss is {_dice.Pick("at least", "under")} {Digits.Of(_dice.Between(1, 90))}",
        $"recorded on is {Before()} {_dice.Pick(Literals)}",
        _dice.Pick("years from recorded on to decision date is under 3",
            "recorded on is within 5 years before decision date")], 1, 2));

    /// <summary>How many items there must or may be, by dice of its own.</summary>
    private IEnumerable<TextLine> Holds()
    {
        var dice = new Dice(~seed);
        if (dice.Chance(25)) yield return new TextLine("holds at least 1");
        if (dice.Chance(25)) yield return new TextLine("holds at most 2");
    }

    /// <summary>One item for each of a few values: as many as it can hold are written out.</summary>
    private void KeyedList()
    {
        var most = _dice.Pick(5, 40, 90);
        var drugs = _dice.Pick("heroin, cocaine", "heroin, cocaine, cannabis", "heroin, cocaine, cannabis, khat");
        List("drugs", [new TextLine($"drug: one of {drugs}"),
            new TextLine("grams: whole number", [new TextLine(UpTo(most))]),
            new TextLine("for sale: yes or no"), new TextLine("one per drug"), .. Holds()]);
        string Where() => _dice.Pick("drug is heroin", "drug is one of heroin, cocaine", "for sale", "not for sale",
            $"grams are at least {Digits.Of(_dice.Between(1, most))}", "drug is cocaine and for sale",
            $"for sale is {_dice.Pick(_flags)}", $"drug is heroin or {_dice.Pick(_flags)}");
        if (_more.Chance(50)) WorkOutDrugs(most);
        Tests(3, () => Compared($"(total grams of drugs where {Where()})", Digits.Of(_dice.Between(1, most))));
        Tests(1, () => Compared("total grams of drugs", Digits.Of(_dice.Between(1, most))));
        Tests(1, () => $"(any drugs where {Where()})");
        _each.Add($"drugs where {Where()}");
        Tests(2, () => $"(number of drugs where {Where()}) is {Bound(3)}");
        Tests(1, () => $"(number of different grams of drugs where {Where()}) is at least 2");
        if (_numbers.Length > 0)
        {
            Tests(1, () => $"total grams of drugs is {_dice.Pick("over", "at most")} {_dice.Pick(_numbers)}");
            Tests(1, () => $"(any drugs where grams are over {_dice.Pick(_numbers)})");
        }
    }

    /// <summary>Its items are told one by one, with what is not known of each.</summary>
    private void StatedList()
    {
        var keyed = _dice.Chance(50);
        List("offences", [new TextLine("committed on: date", [new TextLine("from 1 January 2014 to decision date")]),
            new TextLine("blows: whole number", [new TextLine("from 0 to 70")]),
            new TextLine("sort: one of theft, assault, fraud"),
            .. _more.Chance(50) ? EndedOn() : [],
            .. keyed ? [new TextLine("one per blows")] : Array.Empty<TextLine>()]);
        if (_more.Chance(60)) WorkOutOffences();
        Tests(2, () => Compared("total blows of offences", Digits.Of(_dice.Between(1, 140))));
        Tests(1, () => Compared($"(total blows of offences where sort is {_dice.Pick("theft", "assault")})",
            Digits.Of(_dice.Between(1, 70))));
        Tests(1, () => $"number of different sort of offences is at least {Digits.Of(_dice.Between(2, 3))}");
        Tests(1, () => $"number of different blows of offences is at least {Digits.Of(_dice.Between(2, 3))}");
        Tests(2, () => $"(any offences where committed on is {Before()} decision date minus {Span()})");
        Tests(1, () =>
            $"(number of offences where years from committed on to decision date is {Bound(3)}) is at least 2");
        Tests(1, () => $"(no offences where sort is assault and blows are {Bound(60)})");
        if (_dates.Length > 1) Tests(1, () => $"(any offences where committed on is {Before()} {_dates[0]})");
    }
}
