using Eligibility.Model;
using Eligibility.World;
using static Eligibility.Tests.World.WrongRefutation;

namespace Eligibility.Tests.World;

/// <summary>Of worlds that can be, refutations by an order of two days or counts that does not follow.</summary>
public class WrongOrderTests
{
    private const int Far = 200_000;

    [Fact]
    public void A_count_of_months_is_not_in_order_with_one_of_years()
    {
        var (world, from, to) = Between(new(2018, 1, 1), new(2019, 6, 1));
        world.Elapsed(Elapsed.Months, from, to, 17, 17);
        world.Elapsed(Elapsed.Years, from, to, 1, 1);
        Refused(world, new OrderStep(2, 0, 1, null, null));
    }

    [Fact]
    public void A_day_moved_by_months_is_not_in_order_with_one_moved_by_days()
    {
        var world = new Worlds();
        var day = world.Number(730_000, 730_000);
        var (months, days) = (world.Moved(day, 2, months: true), world.Moved(day, 2, months: false));
        world.Before(days, months);
        Refused(world, Sum(new OrderStep(3, 0, 1, null, null), (2, 1), (3, 1)));
    }

    [Fact]
    public void A_count_that_starts_earlier_is_not_the_less()
    {
        var (world, early, end) = Between(new(2000, 1, 1), new(2018, 6, 1));
        var late = Day(world, new(2010, 1, 1));
        world.Elapsed(Elapsed.Years, early, end, 18, 18);
        world.Elapsed(Elapsed.Years, late, end, 8, 8);
        Refused(world, new OrderStep(2, 0, 1, null, null));
    }

    [Fact]
    public void A_day_is_not_in_order_with_one_before_it_however_far_it_is_moved()
    {
        var world = new Worlds();
        var (late, early) = (Day(world, new(2018, 6, 1)), Day(world, new(2018, 1, 1)));
        var (one, other) = (world.Moved(late, 1, months: true), world.Moved(early, 1, months: true));
        world.Before(other, one);
        Refused(world, Sum(new OrderStep(3, 0, 1, null, null), (2, 1), (3, 1)));
    }

    [Fact]
    public void The_longer_of_two_moves_of_one_day_is_not_the_earlier()
    {
        var world = new Worlds();
        var day = Day(world, new(2018, 1, 1));
        var (one, other) = (world.Moved(day, 2, months: true), world.Moved(day, 1, months: true));
        world.Before(other, one);
        Refused(world, Sum(new OrderStep(3, 0, 1, null, null), (2, 1), (3, 1)));
    }

    [Fact]
    public void What_is_five_days_later_at_most_is_not_told_as_no_later()
    {
        var world = new Worlds();
        var (late, early) = (Day(world, new(2018, 1, 6)), Day(world, new(2018, 1, 1)));
        var (one, other) = (world.Moved(late, 1, months: true), world.Moved(early, 1, months: true));
        world.Before(other, one).Linear(ToNought.AtMost, -5, (1, late), (-1, early));
        Refused(world, Sum(new OrderStep(4, 0, 1, 3, null), (2, 1), (4, 1)));
    }

    [Fact]
    public void A_row_that_says_the_opposite_or_tells_of_other_days_orders_nothing()
    {
        foreach (var isOpposite in new[] { true, false })
        {
            var world = new Worlds();
            var (late, early) = (Day(world, new(2018, 6, 1)), Day(world, new(2018, 1, 1)));
            var (one, other) = (world.Moved(late, 1, months: true), world.Moved(early, 1, months: true));
            world.Before(other, one).AtMost(early, isOpposite ? late : other);
            Refused(world, Sum(new OrderStep(4, 0, 1, 3, null), (2, 1), (4, 1)));
        }
    }

    [Fact]
    public void A_sum_of_three_that_is_nought_at_most_does_not_order_two_of_them()
    {
        var world = new Worlds();
        var (late, early, less) = (Day(world, new(2018, 6, 1)), Day(world, new(2018, 1, 1)), world.Number(-Far, 0));
        var (one, other) = (world.Moved(late, 1, months: true), world.Moved(early, 1, months: true));
        world.Before(other, one).Linear(ToNought.AtMost, 0, (1, late), (-1, early), (1, less));
        Refused(world, Sum(new OrderStep(4, 0, 1, 3, null), (2, 1), (4, 1)));
    }

    [Fact]
    public void Of_two_that_are_alike_neither_is_less_than_the_other()
    {
        var (world, start, end) = Between(new(2018, 1, 1), new(2019, 6, 1));
        var late = Day(world, new(2018, 2, 1));
        for (var at = 0; at < 2; at++) world.Conjunction.Add(new MovedConstraint(late, start, world.Number(1, 1), true));
        for (var at = 0; at < 2; at++) world.Elapsed(Elapsed.Years, start, end, 1, 1);
        Refused(world, new OrderStep(4, 0, 1, null, null));
        Refused(world, new OrderStep(4, 3, 2, null, null));
        Refused(world, new OrderStep(4, 0, 2, null, null));
    }
}
