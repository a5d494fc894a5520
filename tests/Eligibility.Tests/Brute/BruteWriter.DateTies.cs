namespace Eligibility.Tests.Brute;

/// <summary>Two dates held against each other, by so much apart as they may be.</summary>
internal sealed partial class BruteWriter
{
    private string DateTie()
    {
        var others = _dice.Shuffled(_dates);
        var one = others[0];
        var withDecision = others.Count == 1 || _dice.Chance(30);
        var two = withDecision ? _decision : others[1];
        if (one.Months > two.Months || one.Months == two.Months && _dice.Chance(50)) (one, two) = (two, one);
        if (withDecision) Mark(BruteKinds.DecisionDate, DecisionDate);
        Tie(BruteKinds.DateChains, one.Name, two.Name);
        return _dice.Chance(35) ? ElapsedTie(one, two) : OrderTie(one, two);
    }

    /// <summary>The second is as many months after the first as their ranges lie apart, and some days.</summary>
    private string OrderTie(Dated one, Dated two)
    {
        var months = two.Months - one.Months;
        var days = _dice.Between(0, 6);
        NoteTie(one, two, 0, days);
        NoteTie(one, two, months, days);
        if (months == 0 && _dice.Chance(50)) return $"{one.Name} is {Is()}{two.Name}";
        Mark(BruteKinds.Moved, one.Name, two.Name);
        var by = months > 0 ? Amount(months) : $"{Number(days)} days";
        var more = months > 0 && _dice.Chance(30) ? $" {_dice.Pick("plus", "minus")} {Number(days)} days" : "";
        return _dice.Between(0, 4) switch
        {
            0 => $"{one.Name} is {Not(25)}within {by} before {two.Name}",
            1 => $"{two.Name} is {Not(25)}within {by} after {one.Name}",
            2 => $"{one.Name} plus {by}{more} is {Is()}{two.Name}",
            3 => $"{one.Name} is {Order()} {two.Name} minus {by}{more}",
            _ => $"{two.Name} is {Order()} {one.Name} plus {by}{more}",
        };
    }

    private string Is() => _dice.Pick("", "not ", "before ", "after ", "on or before ", "on or after ");

    private string ElapsedTie(Dated one, Dated two)
    {
        Mark(BruteKinds.Elapsed, one.Name, two.Name);
        var months = two.Months - one.Months;
        if (months == 0 || months < 3 && _dice.Chance(30))
        {
            var apart = Math.Abs(two.First.DayNumber - one.First.DayNumber) + _dice.Between(0, 6);
            NoteTie(one, two, 0, apart);
            if (_numbers.Count > 0 && _type == "whole number" && _dice.Chance(10)) return AgainstNumber(one, two);
            return Counted("days", one, two, apart);
        }
        if (months % 12 == 0 && _dice.Chance(60))
        {
            // Of whole years only where one more begins: a year further on lie no days of the other.
            NoteTie(one, two, months, 0);
            return $"years from {one.Name} to {two.Name} is {_dice.Pick("at least", "under")} {Number(months / 12)}";
        }
        var count = Math.Max(0, months - _dice.Weighted((5, 0), (2, 1)));
        for (var each = count - 1; each <= count + 1; each++) NoteTie(one, two, each, 0);
        return Counted("months", one, two, count);
    }

    private string AgainstNumber(Dated one, Dated two)
    {
        var (number, _, high) = _dice.Pick(_numbers);
        NoteTie(one, two, 0, high);
        Mark(BruteKinds.AgainstFacts, number);
        return $"days from {one.Name} to {two.Name} is {Bound()} {number}";
    }

    private string Counted(string unit, Dated one, Dated two, int number) =>
        $"{unit} from {one.Name} to {two.Name} is "
            + $"{_dice.Pick("", "not ", "at least ", "at most ", "over ", "under ")}{Number(number)}";

    private static string Amount(int months) =>
        months % 12 == 0 ? $"{Number(months / 12)} years" : $"{Number(months)} months";

    /// <summary>
    /// Notes of which decision dates a test with another date can come out otherwise: those so many months after it,
    /// or before, and up to so many days more or fewer.
    /// </summary>
    private void NoteTie(Dated one, Dated two, int months, int days)
    {
        if (two.Name == DecisionDate)
            Note(one.First.AddMonths(months).AddDays(-days - 4), one.Last.AddMonths(months).AddDays(days + 4));
        else if (one.Name == DecisionDate)
            Note(two.First.AddMonths(-months).AddDays(-days - 4), two.Last.AddMonths(-months).AddDays(days + 4));
    }
}
