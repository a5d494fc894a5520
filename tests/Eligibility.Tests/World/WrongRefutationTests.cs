using Eligibility.Model;
using Eligibility.World;
using static Eligibility.Tests.World.WrongRefutation;

namespace Eligibility.Tests.World;

/// <summary>
/// Of worlds that can be, refutations that would hold were one thing not looked at that the checker looks at.
/// </summary>
public class WrongRefutationTests
{
    [Fact]
    public void Names_of_what_there_is_not_are_no_steps()
    {
        var (world, a, b) = Between(new(2000, 1, 1), new(2010, 1, 1));
        world.Elapsed(Elapsed.Years, a, b, 10, 10);
        foreach (var name in new[] { -1, 1, 2, 9 })
        {
            Refused(world, new ChainStep(1, 0, [0, name]));
            Refused(world, new ChainStep(1, name, [0]));
            Refused(world, new YearsStep(1, 0, name, true));
            Refused(world, new CompletedStep(1, name, 0, true));
            Refused(world, new OrderStep(1, 0, name, null, null));
            Refused(world, new OrderStep(1, name, 0, null, null));
            Refused(world, new SpanStep(1, name, true, 1));
            Refused(world, new SumStep(1, [(name, 1)]));
            Refused(world, new Derived([new BoundStep(name + 3, true, 1, 0)], new Conflict(0)));
        }
        Refused(world, new Conflict(~9));
        Refused(world, new Conflict(~3));
        Refused(world, new Split(-1, 0, new Conflict(0), new Conflict(0)));
        Refused(world, new Split(3, 0, new Conflict(0), new Conflict(0)));
    }

    [Fact]
    public void A_row_does_not_take_the_name_of_another_and_none_of_a_side_of_a_split_stands_on_the_other()
    {
        var world = new Worlds();
        var x = world.Number(0, 1);
        world.Linear(ToNought.AtMost, -1, (1, x)).Linear(ToNought.AtMost, 0, (-1, x));
        var row = new SumStep(2, [(0, 1), (1, 1)]);
        Refused(world, new Derived([row, row with { Parts = [(0, 1)] }, new BoundStep(x, true, 0, 2)],
            new Conflict(2)));
        Refused(world, new Split(x, 0, new Derived([row], new Conflict(2)), new Conflict(2)));
        Refused(world, new Conflict(2));
    }

    [Fact]
    public void A_bound_follows_of_its_own_constraint_and_not_of_what_it_is_to_show()
    {
        var world = new Worlds();
        var x = world.Number(0, 9);
        world.Linear(ToNought.AtMost, -5, (1, x)).Linear(ToNought.AtMost, 4, (-1, x));
        Refused(world, new Derived([new BoundStep(x, true, 3, 0)], new Conflict(1)));
        Refused(world, new Derived([new BoundStep(x, false, 6, 1)], new Conflict(0)));
        Refused(world, new Derived([new BoundStep(x, true, 3, ~x)], new Conflict(1)));
        Refused(world, new Derived([new BoundStep(x, true, 3, 7)], new Conflict(1)));
    }

    [Fact]
    public void Of_the_values_of_a_choice_one_that_is_allowed_is_left()
    {
        var world = new Worlds();
        var x = world.Choice(0b1001);
        world.Linear(ToNought.NotEqual, 0, (1, x));
        Refused(world, new Conflict(~x));
        Refused(world, new Derived([new BoundStep(x, true, 2, ~x)], new Conflict(0)));
        Refused(world, new Derived([new BoundStep(x, false, 1, 0), new BoundStep(x, true, 2, ~x)], new Conflict(~x)));
    }

    [Fact]
    public void Days_that_may_be_moved_to_where_they_are_moved_are_no_conflict()
    {
        var world = new Worlds();
        var (day, amount) = (world.Number(730_000, 730_100), world.Number(1, 2));
        var result = world.Number(730_130, 730_131);
        world.Conjunction.Add(new MovedConstraint(result, day, amount, true));
        Refused(world, new Conflict(0));
        Refused(world, new Derived([new BoundStep(day, true, 730_000, 0)], new Conflict(0)));
        Refused(world, new Derived([new BoundStep(amount, false, 3, 0)], new Conflict(0)));
    }

    [Fact]
    public void From_a_day_to_itself_there_is_no_year_and_of_few_days_each_is_counted_to_each()
    {
        var world = new Worlds();
        var (from, to) = (world.Number(730_000, 731_000), world.Number(730_300, 731_300));
        var one = world.Elapsed(Elapsed.Years, from, from, -1, 1);
        var other = world.Elapsed(Elapsed.Years, from, to, -1, 3);
        Refused(world, new Conflict(0));
        Refused(world, new Conflict(1));
        Refused(world, new Derived([new BoundStep(one, false, 1, 0)], new Conflict(0)));
        Refused(world, new Derived([new BoundStep(other, true, 2, 1), new BoundStep(other, false, 3, 1)],
            new Conflict(1)));
    }

    [Fact]
    public void Pairs_of_which_one_may_differ_are_no_conflict()
    {
        var world = new Worlds();
        var (a, b, c) = (world.Number(1, 1), world.Number(1, 1), world.Number(1, 2));
        world.Apart((a, b), (a, c));
        Refused(world, new Conflict(0));
        world = new Worlds();
        (a, b) = (world.Number(1, 1), world.Number(2, 2));
        world.Apart((a, a), (a, b));
        Refused(world, new Conflict(0));
    }

    [Fact]
    public void A_sum_that_some_values_make_nought_is_no_conflict()
    {
        var world = new Worlds();
        var (x, y) = (world.Number(0, 4), world.Number(3, 3));
        world.Linear(ToNought.Equal, -10, (2, x), (2, y)).Linear(ToNought.NotEqual, -4, (1, x), (1, y))
            .Linear(ToNought.AtMost, -1, (-1, x), (1, y));
        for (var at = 0; at < 3; at++) Refused(world, new Conflict(at));
    }
}
