using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>
/// What is said where there is not effort enough, or numbers are too great; and that it is always the same.
/// </summary>
public class LimitTests
{
    [Fact]
    public void Without_effort_nothing_is_known_but_what_the_first_values_show()
    {
        Assert.IsType<NotKnown>(Hard().Solve(new Effort(0)));
        Assert.IsType<NotKnown>(Hard().Solve(new Effort(20)));
        Assert.IsType<Impossible>(Hard().Solve(new Effort(100_000)));
    }

    [Fact]
    public void Effort_is_counted_over_calls_that_share_it_and_ends()
    {
        var effort = new Effort(60);
        while (!effort.IsSpent) Hard().Solve(effort);
        Assert.InRange(effort.Spent, 60, 200);
        Assert.IsType<NotKnown>(Hard().Solve(effort));
        Assert.False(effort.Take());
    }

    [Fact]
    public void Of_three_steps_three_are_taken_and_no_fourth()
    {
        var effort = new Effort(3);
        Assert.True(effort.Take(2));
        Assert.Equal(1, effort.Left);
        Assert.True(effort.Take());
        Assert.False(effort.Take());
        Assert.Equal(3, effort.Spent);
    }

    [Fact]
    public void With_any_effort_what_is_said_is_so()
    {
        var random = new RandomConjunctions(51);
        for (var at = 0; at < 400; at++)
        {
            var conjunction = random.Next(at % 2 == 0 ? "dates" : "sums");
            var whole = conjunction.Solve(new Effort(20_000));
            for (var steps = 0; steps < 60; steps += 7)
            {
                var verdict = conjunction.Solve(new Effort(steps));
                Assert.True(verdict is NotKnown || verdict.GetType() == whole.GetType(), $"{at} {steps}");
            }
        }
    }

    [Fact]
    public void With_any_effort_a_refutation_that_is_told_holds()
    {
        for (var steps = 0; steps < 3_000; steps += 20)
            if (Hard().Solve(new Effort(steps)) is Impossible impossible)
                Assert.True(RefutationChecker.Holds(Hard(), impossible.Why), $"{steps}");
    }

    [Fact]
    public void Numbers_past_128_bits_make_it_not_known_and_never_something_else()
    {
        var world = new Worlds();
        var (x, y) = (world.Number(0, Int128.MaxValue), world.Number(0, Int128.MaxValue));
        world.Linear(ToNought.AtMost, 0, (3, x), (-7, y)).Linear(ToNought.AtMost, 1, (5, y), (-2, x));
        Assert.False(world.Conjunction.Solve(new Effort(1000)) is Witness);
    }

    [Fact]
    public void The_same_conjunction_has_the_same_witness_each_time()
    {
        var random = new RandomConjunctions(52);
        for (var at = 0; at < 300; at++)
        {
            var conjunction = random.Next("mixed");
            if (conjunction.Solve(new Effort(5000)) is not Witness witness) continue;
            Assert.Equal<Int128>(witness.Values, Assert.IsType<Witness>(conjunction.Solve(new Effort(5000))).Values);
        }
    }

    [Fact]
    public void A_witness_is_nearest_nought_where_nothing_else_is_asked()
    {
        var world = new Worlds();
        var (x, y, z) = (world.Number(-5, 5), world.Number(3, 9), world.Number(-9, -2));
        Assert.Equal<Int128>([0, 3, -2], [world.CanBe(1)[x], world.CanBe(1)[y], world.CanBe(1)[z]]);
    }

    [Theory]
    [InlineData("dates", 53UL)]
    [InlineData("sums", 54UL)]
    [InlineData("mixed", 55UL)]
    public void Narrowed_domains_keep_every_witness_and_refute_only_what_cannot_be(string kind, ulong seed)
    {
        var random = new RandomConjunctions(seed);
        for (var at = 0; at < 500; at++)
        {
            var conjunction = random.Next(kind);
            var why = conjunction.Narrow(new Effort(1000), out var domains);
            var verdict = conjunction.Solve(new Effort(20_000));
            if (why is not null)
            {
                Assert.IsType<Impossible>(verdict);
                Assert.True(RefutationChecker.Holds(conjunction, why));
            }
            else if (verdict is Witness witness)
            {
                for (var variable = 0; variable < domains.Length; variable++)
                    Assert.InRange(witness.Values[variable], domains[variable].Low, domains[variable].High);
            }
        }
    }

    /// <summary>Six items and five keys: no bound and no row shows that there are too few.</summary>
    private static Conjunction Hard()
    {
        var world = new Worlds();
        var items = Enumerable.Range(0, 6).Select(_ => world.Number(0, 4)).ToList();
        foreach (var one in items)
            foreach (var other in items)
                if (one < other) world.Apart((one, other));
        return world.Conjunction;
    }
}
