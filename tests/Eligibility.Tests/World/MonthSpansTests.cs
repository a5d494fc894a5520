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
    [InlineData(Elapsed.Years, 18)]
    [InlineData(Elapsed.Months, 1)]
    [InlineData(Elapsed.Months, 0)]
    [InlineData(Elapsed.Months, -7)]
    [InlineData(Elapsed.Years, -2)]
    [InlineData(Elapsed.Days, 40)]
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
