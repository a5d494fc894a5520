using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>How many days lie between days some months apart, against every day of 400 years.</summary>
public class MonthSpansTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(216)]
    [InlineData(-1)]
    [InlineData(-13)]
    [InlineData(4801)]
    public void A_move_by_months_spans_exactly_so_many_days(int months)
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        for (var day = new DateOnly(2000, 1, 1); day.Year < 2400; day = day.AddDays(1))
        {
            var days = Calendar.Add(day, months, months: true).DayNumber - day.DayNumber;
            (least, most) = (Math.Min(least, days), Math.Max(most, days));
        }
        Assert.Equal(least, MonthSpans.ShortestMove(months));
        Assert.Equal(most, MonthSpans.Longest(months));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(17)]
    [InlineData(216)]
    [InlineData(4801)]
    public void So_many_whole_months_take_exactly_so_many_days_at_least_and_at_most(int months)
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        for (var day = new DateOnly(2000, 1, 1); day.Year < 2400; day = day.AddDays(1))
        {
            var end = day.AddDays(MonthSpans.ShortestCount(months) - 1);
            while (Calendar.Elapsed(Elapsed.Months, day, end) < months) end = end.AddDays(1);
            (least, most) = (Math.Min(least, end.DayNumber - day.DayNumber), Math.Max(most, end.DayNumber - day.DayNumber));
        }
        Assert.Equal(least, MonthSpans.ShortestCount(months));
        Assert.Equal(most, MonthSpans.Longest(months));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, true)]
    [InlineData(13, true)]
    [InlineData(-1, true)]
    [InlineData(-13, true)]
    [InlineData(4801, true)]
    [InlineData(-9601, true)]
    [InlineData(40, false)]
    [InlineData(-40, false)]
    public void The_checker_takes_the_span_of_a_move_that_is_derived_and_none_that_is_a_day_nearer(int amount, bool months)
    {
        foreach (var upper in new[] { true, false })
        {
            // The other end of the amounts says nothing of it.
            (Int128, Int128) amounts = upper ? (amount - 3, amount) : (amount, amount + 3);
            Int128 days = !months ? amount : upper ? MonthSpans.Longest(amount) : MonthSpans.ShortestMove(amount);
            Assert.True(CheckedSpan.OfMoved(amounts, months, upper, days));
            Assert.False(CheckedSpan.OfMoved(amounts, months, upper, upper ? days - 1 : days + 1));
        }
    }

    [Theory]
    [InlineData(Elapsed.Years)]
    [InlineData(Elapsed.Months)]
    public void A_year_does_not_take_more_days_than_there_are(object unit)
    {
        Assert.False(CheckedSpan.OfElapsed((Elapsed)unit, (1, 1), upper: false, 5_000_000));
        Assert.False(CheckedSpan.OfElapsed((Elapsed)unit, (-1, -1), upper: true, -5_000_000));
        Assert.True(CheckedSpan.OfElapsed((Elapsed)unit, (1, 9_999_999), upper: true, 5_000_000));
        Assert.False(CheckedSpan.OfElapsed((Elapsed)unit, (0, 0), upper: true, -1));
    }

    [Theory]
    [InlineData(Elapsed.Months, 4801)]
    [InlineData(Elapsed.Months, 9600)]
    [InlineData(Elapsed.Years, 401)]
    [InlineData(Elapsed.Years, 1000)]
    public void Counts_of_more_than_four_hundred_years_span_what_is_derived_and_no_day_less(object unit, int count)
    {
        var months = (Elapsed)unit == Elapsed.Years ? 12 : 1;
        var (least, most) = (MonthSpans.ShortestCount(count * months), MonthSpans.Longest((count + 1) * months) - 1);
        Assert.True(CheckedSpan.OfElapsed((Elapsed)unit, (count, count), upper: true, most));
        Assert.False(CheckedSpan.OfElapsed((Elapsed)unit, (count, count), upper: true, most - 1));
        Assert.True(CheckedSpan.OfElapsed((Elapsed)unit, (count, count), upper: false, least));
        Assert.False(CheckedSpan.OfElapsed((Elapsed)unit, (count, count), upper: false, least + 1));
    }

    [Fact]
    public void The_checker_tries_out_what_is_derived_of_any_number_of_months()
    {
        for (var months = -4_805; months < 9_700; months += 37)
        {
            Assert.True(CheckedSpan.OfMoved((months, months), true, upper: true, MonthSpans.Longest(months)));
            Assert.False(CheckedSpan.OfMoved((months, months), true, upper: true, MonthSpans.Longest(months) - 1));
            Assert.True(CheckedSpan.OfMoved((months, months), true, upper: false, MonthSpans.ShortestMove(months)));
            Assert.False(CheckedSpan.OfMoved((months, months), true, upper: false, MonthSpans.ShortestMove(months) + 1));
            if (months < 1) continue;
            var least = MonthSpans.ShortestCount(months);
            Assert.True(CheckedSpan.OfElapsed(Elapsed.Months, (months, months), upper: false, least));
            Assert.False(CheckedSpan.OfElapsed(Elapsed.Months, (months, months), upper: false, least + 1));
        }
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(-1_000_000)]
    public void Of_more_months_than_there_are_the_checker_says_nothing(int amount) =>
        Assert.False(CheckedSpan.OfMoved((amount, amount), months: true, upper: amount > 0, amount * 31));

    [Theory]
    [InlineData(Elapsed.Years, 18)]
    [InlineData(Elapsed.Months, 1)]
    [InlineData(Elapsed.Months, 0)]
    [InlineData(Elapsed.Months, -7)]
    [InlineData(Elapsed.Years, -2)]
    [InlineData(Elapsed.Days, 40)]
    [InlineData(Elapsed.Days, -40)]
    [InlineData(Elapsed.Years, 1)]
    [InlineData(Elapsed.Years, 0)]
    [InlineData(Elapsed.Months, -1)]
    public void The_checker_takes_a_span_that_is_derived_and_none_that_is_a_day_nearer(object unit, int count)
    {
        var world = new Worlds();
        var (from, to) = (world.Day(), world.Day());
        world.Elapsed((Elapsed)unit, from, to, count, count);
        var box = world.Conjunction.Domains.Select(d => (d.Low, d.High)).ToImmutableArray();
        foreach (var upper in new[] { true, false })
        {
            var farthest = Enumerable.Range(-20_000, 40_000).Select(d => upper ? d : -d)
                .First(d => Follows(new SpanStep(9, 0, upper, d)));
            var days = (Elapsed)unit == Elapsed.Days ? count : Known(upper);
            Assert.Equal(days, farthest);
        }

        bool Follows(SpanStep step) => DerivedRows.None.With(world.Conjunction, step, box.AsSpan()) is not null;

        int Known(bool upper)
        {
            var months = (Elapsed)unit == Elapsed.Years ? 12 : 1;
            return (upper, count) switch
            {
                (true, >= 0) => MonthSpans.Longest((count + 1) * months) - 1,
                (true, _) => -MonthSpans.ShortestCount(-count * months),
                (false, > 0) => MonthSpans.ShortestCount(count * months),
                _ => 1 - MonthSpans.Longest((1 - count) * months),
            };
        }
    }
}
