using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// Ages and months against an independent calendar, over every day of the 400 years after which the calendar repeats.
/// </summary>
public class CalendarTests
{
    private static readonly CountedCalendar Counted = new(years: 400 + 30);

    // 1 January 1601 is day 0.
    private static readonly Range Cycle = 0..CountedCalendar.Cycle;

    [Fact]
    public void The_counted_calendar_repeats_after_400_years()
    {
        Assert.Equal((1601, 1, 1), Counted.Days[0]);
        Assert.Equal((2001, 1, 1), Counted.Days[CountedCalendar.Cycle]);
    }

    [Fact]
    public void An_age_is_completed_on_the_birthday_for_every_birth_date_of_400_years() => Ages(Cycle);

    internal static void Ages(Range days)
    {
        for (var birth = days.Start.Value; birth < days.End.Value; birth++)
        {
            var born = Counted.Date(birth);
            for (var age = 10; age <= 25; age++)
            {
                var birthday = Counted.Anniversary(birth, age * 12);
                for (var off = -2; off <= 2; off++)
                {
                    var expected = off < 0 ? age - 1 : age;
                    var found = Calendar.Elapsed(Elapsed.Years, born, Counted.Date(birthday + off));
                    if (found != expected)
                        Assert.Fail(
                            $"born {born:O}, on {Counted.Date(birthday + off):O}: {found} years, expected {expected}");
                }
            }
        }
    }

    [Fact]
    public void Months_are_completed_on_their_day_for_every_day_of_400_years() => Months(Cycle);

    internal static void Months(Range days)
    {
        for (var start = days.Start.Value; start < days.End.Value; start++)
        {
            var from = Counted.Date(start);
            for (var months = 1; months <= 36; months++)
            {
                var completed = Counted.Anniversary(start, months);
                if (Calendar.Elapsed(Elapsed.Months, from, Counted.Date(completed)) != months)
                    Assert.Fail($"{months} months from {from:O} are not completed on {Counted.Date(completed):O}");
                if (Calendar.Elapsed(Elapsed.Months, from, Counted.Date(completed - 1)) >= months)
                    Assert.Fail($"{months} months from {from:O} are completed before {Counted.Date(completed):O}");
            }
        }
    }

    [Fact]
    public void Adding_and_taking_months_keeps_the_day_or_takes_the_last_of_the_month()
    {
        Shifts(Cycle, 1);
        Shifts(CountedCalendar.Cycle..(CountedCalendar.Cycle + 3_000), -1);
    }

    internal static void Shifts(Range days, int sign)
    {
        for (var start = days.Start.Value; start < days.End.Value; start++)
            for (var months = sign; Math.Abs(months) <= 36; months += sign)
                if (Calendar.Add(Counted.Date(start), months, months: true) != Counted.Date(
                    Counted.Later(start, months)))
                    Assert.Fail($"{Counted.Date(start):O} and {months} months");
    }

    [Fact]
    public void Days_are_counted_one_by_one()
    {
        for (var day = 0; day < CountedCalendar.Cycle; day += 7)
        {
            if (Calendar.Elapsed(Elapsed.Days, Counted.Date(day), Counted.Date(day + 1_000)) != 1_000)
                Assert.Fail($"1,000 days from {Counted.Date(day):O}");
            if (Calendar.Add(Counted.Date(day), 1_000, months: false) != Counted.Date(day + 1_000))
                Assert.Fail($"{Counted.Date(day):O} plus 1,000 days");
        }
    }

    [Fact]
    public void Time_is_negative_when_the_second_date_is_earlier()
    {
        var (early, late) = (new DateOnly(2000, 2, 29), new DateOnly(2018, 3, 1));
        Assert.Equal(18, Calendar.Elapsed(Elapsed.Years, early, late));
        Assert.Equal(-18, Calendar.Elapsed(Elapsed.Years, late, early));
    }

    [Fact]
    public void A_person_born_on_29_February_2000_is_17_on_28_February_2018_and_18_on_1_March()
    {
        var born = new DateOnly(2000, 2, 29);
        Assert.Equal(17, Calendar.Elapsed(Elapsed.Years, born, new DateOnly(2018, 2, 28)));
        Assert.Equal(18, Calendar.Elapsed(Elapsed.Years, born, new DateOnly(2018, 3, 1)));
    }

    [Theory]
    [InlineData("years", "2000-02-29", "2018-03-01", true)]
    [InlineData("years", "2000-02-29", "2018-02-28", true)]
    [InlineData("years", "2018-03-01", "2000-02-29", true)]
    [InlineData("years", "2000-02-28", "2018-02-28", false)]
    [InlineData("years", "1990-03-02", "2018-01-10", false)]
    [InlineData("months", "2018-01-31", "2018-02-28", true)]
    [InlineData("months", "2018-01-31", "2018-03-30", true)]
    [InlineData("months", "2018-01-31", "2018-03-31", true)]
    [InlineData("months", "2018-01-28", "2018-02-28", false)]
    [InlineData("months", "0001-01-31", "0001-02-28", true)]
    [InlineData("months", "9999-10-31", "9999-11-30", true)]
    [InlineData("months", "9999-11-30", "9999-12-31", false)]
    [InlineData("days", "2018-01-31", "2018-02-28", false)]
    public void A_justification_names_the_convention_only_where_it_mattered(string unit, string from, string to,
        bool relied) =>
        Assert.Equal(relied,
            Calendar.MeetsMissingAnniversary(Enum.Parse<Elapsed>(unit, ignoreCase: true), Parse(from), Parse(to)));

    private static DateOnly Parse(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
