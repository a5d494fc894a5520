using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>Counts of years and months beside each other and beside days moved.</summary>
public class CountTests
{
    private const int Far = 200_000;

    [Fact]
    public void Six_months_and_six_months_more_are_a_year()
    {
        var world = new Worlds();
        var (a, b, d) = (world.Day(), world.Day(), world.Day());
        world.Elapsed(Elapsed.Months, a, b, 6, Far);
        world.Elapsed(Elapsed.Months, b, d, 6, Far);
        world.Elapsed(Elapsed.Years, a, d, -Far, 0);
        world.Elapsed(Elapsed.Months, a, d, -Far, 11);
        world.IsImpossible(100);
    }

    [Fact]
    public void Three_years_one_after_the_other_with_time_between_are_not_less_than_three()
    {
        var world = new Worlds();
        var days = Enumerable.Range(0, 6).Select(_ => world.Day()).ToList();
        world.Elapsed(Elapsed.Years, days[0], days[1], 1, Far);
        world.AtMost(days[1], days[2]);
        world.Elapsed(Elapsed.Years, days[2], days[3], 1, Far);
        world.Before(days[3], days[4]);
        world.Elapsed(Elapsed.Years, days[4], days[5], 1, Far);
        world.Elapsed(Elapsed.Years, days[0], days[5], -Far, 2);
        world.IsImpossible(200);
    }

    [Fact]
    public void Less_than_one_month_twice_may_be_one_counted_back_so_that_a_chain_of_none_says_nothing()
    {
        var world = new Worlds();
        var (a, b, d) = (world.Day(), world.Day(), world.Day());
        world.Elapsed(Elapsed.Months, a, b, 0, 0);
        world.Elapsed(Elapsed.Months, b, d, 0, 0);
        world.Elapsed(Elapsed.Months, a, d, -Far, -1);
        world.CanBe(2000);
        var chain = new ChainStep(3, 2, [0, 1]);
        Assert.False(RefutationChecker.Holds(world.Conjunction, new Derived([chain], new Conflict(3))));
    }

    [Fact]
    public void Who_is_eighteen_has_had_the_eighteenth_birthday()
    {
        var world = new Worlds();
        var (birth, offence) = (world.Day(), world.Day());
        world.Before(offence, world.Moved(birth, 18 * 12, months: true));
        world.Elapsed(Elapsed.Years, birth, offence, 18, Far);
        world.IsImpossible(100);
    }

    [Fact]
    public void Who_was_born_on_a_leap_day_may_be_seventeen_on_the_day_that_eighteen_years_move_it_to()
    {
        var world = new Worlds();
        var (birth, offence) = (world.Number(730_000, 735_000), world.Day());
        world.AtMost(world.Moved(birth, 18 * 12, months: true), offence);
        world.Elapsed(Elapsed.Years, birth, offence, -Far, 17);
        var born = DateOnly.FromDayNumber((int)world.CanBe(10_000)[birth]);
        Assert.Equal((2, 29), (born.Month, born.Day));
    }

    [Fact]
    public void Months_of_eighteen_years_are_eighteen_years()
    {
        var world = new Worlds();
        var (birth, offence) = (world.Day(), world.Day());
        world.Elapsed(Elapsed.Months, birth, offence, 216, Far);
        world.Elapsed(Elapsed.Years, birth, offence, -Far, 17);
        world.IsImpossible(100);
    }

    [Fact]
    public void Less_than_eighteen_years_in_months_are_not_eighteen_years()
    {
        var world = new Worlds();
        var (birth, offence) = (world.Day(), world.Day());
        world.Elapsed(Elapsed.Months, birth, offence, -Far, 215);
        world.Elapsed(Elapsed.Years, birth, offence, 18, Far);
        world.IsImpossible(100);
    }

    [Fact]
    public void Counted_back_some_months_may_be_no_year_so_that_years_bound_months_only_forwards()
    {
        var world = new Worlds();
        var (birth, offence) = (world.Day(), world.Day());
        var months = world.Elapsed(Elapsed.Months, birth, offence, -11, -1);
        world.Elapsed(Elapsed.Years, birth, offence, 0, 0);
        Assert.InRange(world.CanBe(100)[months], -11, -1);
        var forwards = new YearsStep(2, 1, 0, false);
        Assert.False(RefutationChecker.Holds(world.Conjunction, new Derived([forwards], new Conflict(2))));
    }
}
