using System.Globalization;

namespace Eligibility.Tests.Brute;

/// <summary>
/// Dates of few days each, some months or years apart, so that what is tested can come out either way. The decision
/// date is one of them; the days that its tests can tell apart are noted.
/// </summary>
internal sealed partial class BruteWriter
{
    private const string DecisionDate = "decision date";

    /// <summary>So many days after its first a date that ends at the decision date is stated at most.</summary>
    public const int DaysOfEnding = 10;

    private readonly List<Dated> _dates = [];
    private DateOnly _era;
    private Dated _decision;
    private Dated? _datedBy;
    private readonly SortedSet<int> _days = [];

    /// <summary>A date: the days that it may be, and how many months after the others it lies.</summary>
    private readonly record struct Dated(string Name, DateOnly First, DateOnly Last, int Months);

    private void ChooseEra()
    {
        // Where months are of several lengths, more often than not.
        _era = _dice.Chance(70)
            ? _dice.Pick(new DateOnly(2020, 2, 25), new DateOnly(2019, 2, 24), new DateOnly(2020, 1, 28),
                new DateOnly(2020, 12, 27), new DateOnly(2021, 3, 28), new DateOnly(2020, 8, 29),
                new DateOnly(2016, 2, 27))
            : new DateOnly(2018, 1, 1).AddDays(_dice.Between(0, 1_000));
        var months = _dice.Weighted((5, 0), (3, 1), (1, 2), (2, 12), (2, 120));
        var first = _era.AddMonths(months);
        _decision = new Dated(DecisionDate, first, first.AddDays(_dice.Between(4, 20)), months);
    }

    private void DeclareDates()
    {
        var count = _dice.Weighted((1, 1), (5, 2), (4, 3), (2, 4));
        var most = count switch { 1 => 30, 2 => 18, 3 => 8, _ => 4 };
        foreach (var name in new[] { "arrest", "bail", "plea", "trial" }.Take(count))
        {
            var wide = count < 3 && _dice.Chance(15);
            var months = _dice.Weighted((6, 0), (3, 1), (1, 2), (2, 12), (1, 120));
            var first = _era.AddMonths(months).AddDays(_dice.Between(0, 3));
            var last = first.AddDays(wide ? _dice.Between(64, 200) : _dice.Between(2, most));
            var ends = !wide && months == _decision.Months && _dice.Chance(25);
            var near = _dates.Where(d => d.First <= last && first <= d.Last).ToList();
            var begins = near.Count > 0 && _bounds.Chance(30) ? _bounds.Pick(near) : (Dated?)null;
            var other = begins?.Name;
            if (other is not null) Mark(BruteKinds.RangeByFact, name);
            var isBelow = !ends && _bounds.Chance(50);
            // What begins at another day can lie as early as that: what its tests tell apart is noted from there.
            if (begins is { } from && !isBelow && from.First < first) first = from.First;
            if (ends) last = first.AddDays(DaysOfEnding);
            var date = new Dated(name, first, last, months);
            Declare($"fact {name}: date", $"from {(isBelow ? null : other) ?? Iso(first)} to "
                + (ends ? DecisionDate : (isBelow ? other : null) ?? Iso(last)));
            if (ends)
            {
                Note(first, last);
                Mark(BruteKinds.EndsAtDecision, name, DecisionDate);
            }
            _dates.Add(date);
            if (_dice.Chance(50)) Add(() => DateTest(date));
        }
        if (_dice.Chance(45)) Add(() => DateTest(_decision));
        if (_dice.Chance(20)) DateBy(_dates[0]);
        for (var i = 0; i < count + 2; i++)
            if (count > 1 || _dice.Chance(60)) Add(DateTie);
    }

    /// <summary>One date against days that are written.</summary>
    private string DateTest(Dated date)
    {
        var day = date.First.AddDays(_dice.Between(0, date.Last.DayNumber - date.First.DayNumber));
        var later = day.AddDays(_dice.Between(0, 9));
        if (date.Name == DecisionDate) Note(day.AddDays(-10), later.AddDays(10));
        if (date.Name == DecisionDate) Mark(BruteKinds.DecisionDate, DecisionDate);
        switch (_dice.Between(0, 6))
        {
            case 0: return $"{date.Name} is {Not(30)}{Iso(day)}";
            case 1: return $"{date.Name} is {Not(20)}between {Iso(day)} and {Iso(later)}";
            case 2:
                Mark(BruteKinds.Moved, date.Name);
                return $"{date.Name} is {Not(20)}within {Number(_dice.Between(1, 9))} days "
                    + $"{_dice.Pick("before", "after")} {Iso(day)}";
            case 3 when later > day: return $"{date.Name} is {Not(20)}one of {Iso(day)}, {Iso(later)}";
            default: return $"{date.Name} is {Order()} {Iso(day)}";
        }
    }

    private void DateBy(Dated date)
    {
        _datedBy = date;
        _head.Add(new Generators.TextLine($"dated by {date.Name}"));
    }

    private string Order() => _dice.Pick("before", "after", "on or before", "on or after");

    /// <summary>Notes days of the decision date that a test may tell from others.</summary>
    private void Note(DateOnly first, DateOnly last) =>
        _days.UnionWith(Enumerable.Range(first.DayNumber - 1, last.DayNumber - first.DayNumber + 3));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
