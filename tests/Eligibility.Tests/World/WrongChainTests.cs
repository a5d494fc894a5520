using Eligibility.Model;
using Eligibility.World;
using static Eligibility.Tests.World.WrongRefutation;

namespace Eligibility.Tests.World;

/// <summary>Of worlds that can be, refutations by counts one after the other that are not.</summary>
public class WrongChainTests
{
    private const int Far = 200_000;

    [Fact]
    public void Parts_that_leave_a_gap_back_or_do_not_reach_the_end_are_no_chain()
    {
        var (world, a, b) = Between(new(2000, 1, 1), new(2010, 1, 1));
        var (c, d) = (Day(world, new(2004, 1, 1)), Day(world, new(2012, 1, 1)));
        world.Elapsed(Elapsed.Years, a, d, 12, 12);
        world.Elapsed(Elapsed.Years, a, b, 10, 10);
        world.Elapsed(Elapsed.Years, c, d, 8, 8);
        Refused(world, new ChainStep(3, 0, [1, 2]));
        world = new Worlds();
        (a, b, c) = (Day(world, new(2000, 1, 1)), Day(world, new(2002, 1, 1)), Day(world, new(2010, 1, 1)));
        world.Elapsed(Elapsed.Years, a, b, 2, 2);
        world.Elapsed(Elapsed.Years, a, c, 10, 10);
        Refused(world, new ChainStep(2, 0, [1]));
    }

    [Fact]
    public void A_whole_that_is_what_its_parts_come_to_is_no_conflict()
    {
        foreach (var unit in new[] { Elapsed.Years, Elapsed.Months })
        {
            var (world, a, b) = Between(new(2000, 1, 1), new(2005, 1, 1));
            var (c, each) = (Day(world, new(2010, 1, 1)), unit == Elapsed.Years ? 5 : 60);
            world.Elapsed(unit, a, c, 2 * each, 2 * each);
            world.Elapsed(unit, a, b, each, each);
            world.Elapsed(unit, b, c, each, each);
            Refused(world, new ChainStep(3, 0, [1, 2]));
        }
    }

    [Fact]
    public void A_day_that_is_at_most_another_leads_forwards_alone_and_not_past_it()
    {
        var world = new Worlds();
        var (a, b, c) = (Day(world, new(2000, 1, 1)), Day(world, new(2012, 1, 1)), Day(world, new(2010, 1, 1)));
        world.Elapsed(Elapsed.Years, a, c, 10, 10);
        world.Elapsed(Elapsed.Years, a, b, 12, 12);
        world.AtMost(c, b).Linear(ToNought.AtMost, -Far, (1, b), (-1, c));
        Refused(world, new ChainStep(4, 0, [1, 2]));
        Refused(world, new ChainStep(4, 0, [1, 3]));
    }

    [Fact]
    public void Years_are_not_taken_for_so_many_months_of_a_whole_in_years()
    {
        var (world, a, b) = Between(new(2000, 1, 1), new(2000, 7, 1));
        var c = Day(world, new(2001, 1, 1));
        world.Elapsed(Elapsed.Years, a, c, 1, 1);
        world.Elapsed(Elapsed.Months, a, b, 6, 6);
        world.Elapsed(Elapsed.Months, b, c, 6, 6);
        Refused(world, new ChainStep(3, 0, [1, 2]));
    }
}
