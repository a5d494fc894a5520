using Eligibility.Model;
using Eligibility.World;
using static Eligibility.Tests.World.WrongRefutation;

namespace Eligibility.Tests.World;

/// <summary>Of worlds that can be, refutations by rows added up that do not follow; and such that do.</summary>
public class WrongSumTests
{
    [Fact]
    public void What_is_not_equal_is_nothing_to_add_up()
    {
        var world = new Worlds();
        var x = world.Number(1, 1);
        world.Linear(ToNought.NotEqual, 0, (1, x));
        Refused(world, new SumStep(1, [(0, 1)]));
    }

    [Fact]
    public void Half_of_three_is_one_at_most_and_of_minus_three_minus_two()
    {
        foreach (var (constant, value) in new[] { (-3, 1), (3, -2), (-4, 2), (4, -2) })
        {
            var world = new Worlds();
            var x = world.Number(value, value);
            world.Linear(ToNought.AtMost, constant, (2, x));
            Refused(world, new SumStep(1, [(0, 1)]));
        }
    }

    [Fact]
    public void What_is_divided_by_what_divides_all_its_factors_is_added_up_so()
    {
        foreach (var (relation, constant, other) in new[]
            { (ToNought.AtMost, 1, 0), (ToNought.Equal, 0, 1), (ToNought.Equal, 4, -1) })
        {
            var world = new Worlds();
            var (x, y) = (world.Number(), world.Number());
            world.Linear(relation, constant, (2, x), (-2, y)).Linear(ToNought.AtMost, other, (1, y), (-1, x));
            Assert.True(RefutationChecker.Holds(world.Conjunction,
                new Derived([new SumStep(2, [(0, 1), (1, 1)])], new Conflict(2))));
        }
    }

    [Fact]
    public void An_equation_and_a_bound_added_up_are_no_equation()
    {
        foreach (var isFirst in new[] { true, false })
        {
            var world = new Worlds();
            var (x, y) = (world.Number(0, 1), world.Number(2, 2));
            if (isFirst) world.Linear(ToNought.Equal, -2, (1, y));
            world.Linear(ToNought.AtMost, 0, (1, x), (-1, y));
            if (!isFirst) world.Linear(ToNought.Equal, -2, (1, y));
            Refused(world, new SumStep(2, [(0, 1), (1, 1)]));
        }
    }

    [Fact]
    public void Days_moved_and_counted_by_days_are_added_up_as_they_are()
    {
        var (world, from, to) = Between(new(2018, 1, 1), new(2018, 3, 1));
        world.Moved(from, 40, months: false);
        world.Elapsed(Elapsed.Days, from, to, 59, 59);
        world.Conjunction.Add(new MovedConstraint(to, from, world.Number(59, 59), false));
        for (var at = 0; at < 3; at++)
        {
            Refused(world, new SumStep(3, [(at, 1)]));
            Refused(world, new SumStep(3, [(at, -1)]));
        }
        world.Conjunction.Add(new MovedConstraint(to, from, world.Number(2, 2), true));
        world.Elapsed(Elapsed.Months, from, to, 2, 2);
        Refused(world, new SumStep(5, [(3, 1)]));
        Refused(world, new SumStep(5, [(4, 1)]));
    }

    [Fact]
    public void What_days_are_moved_by_spans_no_fewer_and_no_more()
    {
        var (world, from, to) = Between(new(2018, 1, 1), new(2018, 2, 1));
        world.Conjunction.Add(new MovedConstraint(to, from, world.Number(1, 1), true));
        world.Elapsed(Elapsed.Months, from, to, 1, 1);
        for (var at = 0; at < 2; at++)
        {
            Refused(world, new SpanStep(2, at, true, 30));
            Refused(world, new SpanStep(2, at, false, 32));
            Refused(world, new SpanStep(2, at, true, at == 0 ? 31 : 58));
            Refused(world, new SpanStep(2, at, false, 28));
        }
    }

    [Fact]
    public void Numbers_of_more_than_128_bits_refute_nothing()
    {
        var world = new Worlds();
        var (x, y) = (world.Number(), world.Number());
        world.Linear(ToNought.AtMost, 1, (3, x), (-1, y)).Linear(ToNought.AtMost, 1, (-1, x));
        Refused(world, new SumStep(2, [(0, Int128.MaxValue), (1, Int128.MaxValue - 1)]));
    }
}
