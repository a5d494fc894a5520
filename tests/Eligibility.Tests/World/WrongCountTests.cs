using Eligibility.Model;
using Eligibility.World;
using static Eligibility.Tests.World.WrongRefutation;

namespace Eligibility.Tests.World;

/// <summary>Of worlds that can be, refutations by what counts and moves do not say of each other.</summary>
public class WrongCountTests
{
    private const int Far = 200_000;

    [Fact]
    public void Years_and_months_between_other_days_bound_each_other_in_nothing()
    {
        foreach (var isStart in new[] { true, false })
        {
            var (world, from, to) = Between(new(2018, 1, 1), new(2019, 6, 1));
            var other = Day(world, isStart ? new(2010, 1, 1) : new(2025, 1, 1));
            world.Elapsed(Elapsed.Years, from, to, 1, 1);
            var months = world.Elapsed(Elapsed.Months, isStart ? other : from, isStart ? to : other, 24, Far);
            Refused(world, new YearsStep(2, 0, 1, true));
            Assert.InRange(world.CanBe(10)[months], 84, 113);
        }
    }

    [Fact]
    public void Eleven_months_may_be_more_than_whole_years_come_to_and_no_fewer()
    {
        var (world, from, to) = Between(new(2018, 1, 1), new(2019, 12, 1));
        world.Elapsed(Elapsed.Years, from, to, 1, 1);
        world.Elapsed(Elapsed.Months, from, to, 23, 23);
        Refused(world, new YearsStep(2, 0, 1, true));
        Refused(world, new YearsStep(2, 1, 0, true));
        Refused(world, new YearsStep(2, 0, 0, true));
    }

    [Fact]
    public void A_count_from_another_day_says_nothing_of_a_day_moved()
    {
        var (world, birth, offence) = Between(new(2000, 1, 1), new(2010, 1, 1));
        var earlier = Day(world, new(1980, 1, 1));
        var adult = world.Moved(birth, 18 * 12, months: true);
        world.Elapsed(Elapsed.Years, earlier, offence, 18, Far);
        world.Before(offence, adult);
        Refused(world, Sum(new CompletedStep(3, 0, 1, true), (2, 1), (3, 1)));
    }

    [Fact]
    public void Seventeen_years_do_not_complete_eighteen_and_eighteen_are_not_short_of_them()
    {
        var (world, birth, offence) = Between(new(2000, 1, 1), new(2017, 6, 1));
        var adult = world.Moved(birth, 18 * 12, months: true);
        world.Elapsed(Elapsed.Years, birth, offence, 17, 17);
        world.Before(offence, adult);
        Refused(world, Sum(new CompletedStep(3, 0, 1, true), (2, 1), (3, 1)));
        (world, birth, offence) = Between(new(2000, 1, 1), new(2018, 6, 1));
        adult = world.Moved(birth, 18 * 12, months: true);
        world.Elapsed(Elapsed.Years, birth, offence, 18, 18);
        world.Before(adult, offence);
        Refused(world, Sum(new CompletedStep(3, 0, 1, false), (2, 1), (3, 1)));
    }

    [Fact]
    public void Days_and_counts_of_days_complete_no_months()
    {
        var (world, start, end) = Between(new(2018, 1, 1), new(2018, 1, 20));
        var moved = world.Moved(start, 18, months: true);
        world.Elapsed(Elapsed.Days, start, end, 19, 19);
        world.Before(end, moved);
        Refused(world, Sum(new CompletedStep(3, 0, 1, true), (2, 1), (3, 1)));
        (world, start, end) = Between(new(2018, 1, 1), new(2018, 12, 20));
        moved = world.Moved(start, 30, months: false);
        world.Elapsed(Elapsed.Months, start, end, 11, 11);
        world.Before(moved, end);
        Refused(world, Sum(new CompletedStep(3, 0, 1, false), (2, 1), (3, 1)));
    }

    [Fact]
    public void Years_bound_months_from_below_and_counts_a_day_moved_just_as_far_as_they_come()
    {
        var (world, from, to) = Between(new(2018, 1, 1), new(2019, 1, 1));
        world.Elapsed(Elapsed.Years, from, to, 1, 1);
        world.Elapsed(Elapsed.Months, from, to, -Far, 12);
        Refused(world, new YearsStep(2, 0, 1, false));
        world.Elapsed(Elapsed.Months, from, to, -Far, 11);
        Assert.True(RefutationChecker.Holds(world.Conjunction, new Derived([new YearsStep(3, 0, 2, false),
            new BoundStep(4, true, 11, 3)], new Conflict(3))));
        (world, from, to) = Between(new(2000, 1, 1), new(2018, 1, 1));
        var adult = world.Moved(from, 18 * 12, months: true);
        world.Elapsed(Elapsed.Years, from, to, 18, 18);
        world.Before(to, adult);
        Assert.True(RefutationChecker.Holds(world.Conjunction, Sum(new CompletedStep(3, 0, 1, true), (2, 1), (3, 1))));
        (world, from, to) = Between(new(2000, 1, 1), new(2017, 1, 1));
        adult = world.Moved(from, 18 * 12, months: true);
        world.Elapsed(Elapsed.Years, from, to, 17, 17);
        world.Before(adult, to);
        Assert.True(RefutationChecker.Holds(world.Conjunction, Sum(new CompletedStep(3, 0, 1, false), (2, 1), (3, 1))));
    }

    [Fact]
    public void The_day_on_which_a_count_is_complete_may_be_that_to_which_as_many_months_move()
    {
        foreach (var isCompleted in new[] { true, false })
        {
            var (world, birth, day) = Between(new(2000, 1, 1), isCompleted ? new(2018, 1, 1) : new(2017, 12, 31));
            var adult = world.Moved(birth, 18 * 12, months: true);
            world.Elapsed(Elapsed.Years, birth, day, isCompleted ? 18 : 17, isCompleted ? 18 : 17);
            if (isCompleted) world.AtMost(day, adult);
            else world.Before(day, adult);
            // The row is so, and leaves just these days.
            var step = new CompletedStep(3, 0, 1, isCompleted);
            Refused(world, step);
            Refused(world, isCompleted ? Sum(step, (2, 1), (3, 1)) : new Derived([step], new Conflict(3)));
        }
    }

    [Fact]
    public void Ten_months_do_not_complete_eighteen_nor_one_month_none()
    {
        var (world, start, end) = Between(new(2018, 1, 1), new(2018, 11, 20));
        var moved = world.Moved(start, 18, months: true);
        world.Elapsed(Elapsed.Months, start, end, 10, 10);
        world.Before(end, moved);
        Refused(world, Sum(new CompletedStep(3, 0, 1, true), (2, 1), (3, 1)));
        (world, start, end) = Between(new(2018, 1, 31), new(2018, 1, 1));
        moved = world.Moved(start, 0, months: true);
        world.Elapsed(Elapsed.Months, start, end, 0, 0);
        world.Before(end, moved);
        Refused(world, Sum(new CompletedStep(3, 0, 1, true), (2, 1), (3, 1)));
        (world, start, end) = Between(new(2018, 1, 1), new(2018, 3, 1));
        moved = world.Moved(end, -2, months: true);
        world.Elapsed(Elapsed.Months, end, start, -2, -1);
        Refused(world, new CompletedStep(2, 0, 1, false));
    }

    [Fact]
    public void Who_was_born_on_a_leap_day_is_not_yet_of_age_on_the_day_that_as_many_months_move_to()
    {
        var (world, birth, day) = Between(new(2000, 2, 29), new(2018, 2, 28));
        world.Conjunction.Add(new MovedConstraint(day, birth, world.Number(18 * 12, 18 * 12), true));
        world.Elapsed(Elapsed.Years, birth, day, 17, 17);
        Refused(world, new CompletedStep(2, 0, 1, false));
    }

    [Fact]
    public void Who_has_no_year_behind_them_is_not_past_the_day_a_year_on()
    {
        var (world, birth, day) = Between(new(2000, 1, 1), new(2000, 6, 1));
        var moved = world.Moved(birth, 12, months: true);
        world.Elapsed(Elapsed.Years, birth, day, 0, 0);
        world.Before(moved, day);
        Assert.True(RefutationChecker.Holds(world.Conjunction, Sum(new CompletedStep(3, 0, 1, false), (2, 1), (3, 1))));
    }
}
