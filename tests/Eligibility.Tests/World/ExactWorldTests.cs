using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>What is settled within a few steps: it would take many more, or stay open, were one way to it lost.</summary>
public class ExactWorldTests
{
    private const int Far = 200_000;

    [Fact]
    public void A_count_is_made_of_its_two_days_without_a_search()
    {
        var world = new Worlds();
        var (birth, offence) = (world.Number(730_000, 735_000), world.Number(740_000, 750_000));
        var years = world.Elapsed(Elapsed.Years, birth, offence, 0, 100);
        Assert.Equal(27, world.CanBe(2)[years]);
    }

    [Fact]
    public void What_only_a_number_below_nought_fulfils_is_found_within_a_few_steps()
    {
        var world = new Worlds();
        var (x, y) = (world.Number(-1_000_000_000, 0), world.Number());
        world.Linear(ToNought.Equal, 79, (13, x), (12, y)).Linear(ToNought.NotEqual, 0, (1, x), (1, y));
        Assert.Equal(-7, world.CanBe(40)[x]);
    }

    [Fact]
    public void Who_is_of_an_age_at_one_date_is_so_at_a_date_that_is_no_earlier_by_way_of_a_third()
    {
        var world = new Worlds();
        var (birth, offence, charge, decision) = (world.Day(), world.Day(), world.Day(), world.Day());
        world.Elapsed(Elapsed.Years, birth, offence, 18, 150);
        world.Elapsed(Elapsed.Years, birth, decision, -150, 17);
        world.AtMost(offence, charge).AtMost(charge, decision);
        world.IsImpossible(150);
    }

    [Fact]
    public void Some_months_back_that_are_no_year_are_found_where_the_first_days_tried_are_not_so()
    {
        var world = new Worlds();
        var (birth, offence) = (world.Number(730_000, 735_000), world.Number(730_000, 735_000));
        world.Elapsed(Elapsed.Months, birth, offence, -11, -1);
        world.Elapsed(Elapsed.Years, birth, offence, 0, 0);
        for (var days = 28; days < 34; days++) world.Linear(ToNought.NotEqual, -days, (1, birth), (-1, offence));
        world.CanBe(1000);
    }

    /// <summary>A refutation names the bounds that it rests on also where these follow from something.</summary>
    [Theory]
    [InlineData("dates", 91UL)]
    [InlineData("counts", 92UL)]
    [InlineData("sums", 93UL)]
    [InlineData("choices", 94UL)]
    public void What_is_said_by_constraints_and_not_by_domains_is_refuted_as_well(string kind, ulong seed)
    {
        var random = new RandomConjunctions(seed);
        var cannot = 0;
        for (var at = 0; at < 300; at++)
        {
            var conjunction = random.Next(kind);
            var said = Said(conjunction);
            var (verdict, other) = (conjunction.Solve(new Effort(20_000)), said.Solve(new Effort(20_000)));
            Assert.Equal(verdict.GetType(), other.GetType());
            if (other is not Impossible impossible) continue;
            Assert.True(RefutationChecker.Holds(said, impossible.Why), $"{kind} {at}");
            cannot++;
        }
        Assert.InRange(cannot, 30, 270);
    }

    /// <summary>The same of each row that is derived of counts and moves.</summary>
    [Fact]
    public void A_row_names_the_bounds_that_it_rests_on()
    {
        var worlds = new List<Worlds>();
        foreach (var isGrown in new[] { true, false })
        {
            var (birthday, birth, offence) = Next();
            var grown = birthday.Moved(birth, 18 * 12, months: true);
            birthday.Elapsed(Elapsed.Years, birth, offence, isGrown ? 18 : -Far, isGrown ? Far : 17);
            if (isGrown) birthday.Before(offence, grown);
            else birthday.Linear(ToNought.AtMost, 3, (1, grown), (-1, offence));
            var (units, from, to) = Next();
            units.Elapsed(Elapsed.Months, from, to, isGrown ? 216 : -Far, isGrown ? Far : 215);
            units.Elapsed(Elapsed.Years, from, to, isGrown ? -Far : 18, isGrown ? 17 : Far);
            var (halves, start, middle) = Next();
            var end = halves.Day();
            halves.Elapsed(Elapsed.Months, start, middle, 6, Far);
            halves.Elapsed(Elapsed.Months, middle, end, 6, Far);
            halves.Elapsed(Elapsed.Months, start, end, -Far, isGrown ? 11 : 10);
            var (far, one, other) = Next();
            if (isGrown) far.AtMost(far.Moved(one, 12, months: true), other);
            else far.Elapsed(Elapsed.Months, one, other, 12, Far);
            far.Elapsed(Elapsed.Days, one, other, -Far, 364);
            var (twice, born, decision) = Next();
            var (first, second) = (twice.Moved(born, 12, months: true), twice.Moved(born, isGrown ? 12 : 13, months: true));
            twice.AtMost(decision, first).Before(second, decision);
            worlds.AddRange([birthday, units, halves, far, twice]);
        }
        for (var at = 0; at < worlds.Count; at++)
        {
            Assert.True(worlds[at].Conjunction.Solve(new Effort(1000)) is Impossible, $"{at}");
            var said = Said(worlds[at].Conjunction);
            var impossible = Assert.IsType<Impossible>(said.Solve(new Effort(2000)));
            Assert.True(RefutationChecker.Holds(said, impossible.Why), $"{at}");
        }

        static (Worlds World, int One, int Other) Next()
        {
            var world = new Worlds();
            return (world, world.Day(), world.Day());
        }
    }

    private static Conjunction Said(Conjunction conjunction)
    {
        var said = new Conjunction();
        foreach (var domain in conjunction.Domains)
            said.Add(domain.Allowed is null ? new Domain(Int128.Max(domain.Low - 900, Int128.Min(domain.Low, 0)),
                Int128.Min(domain.High + 900, Int128.Max(domain.High, DateOnly.MaxValue.DayNumber))) : domain);
        foreach (var constraint in conjunction.Constraints) said.Add(constraint);
        for (var at = 0; at < conjunction.Domains.Count; at++)
        {
            if (conjunction.Domains[at] is not { Allowed: null } domain) continue;
            said.Add(new LinearConstraint([(at, 1)], -domain.High, ToNought.AtMost));
            said.Add(new LinearConstraint([(at, -1)], domain.Low, ToNought.AtMost));
        }
        return said;
    }
}
