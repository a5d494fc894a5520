using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>What the checker takes for a refutation, and what it must not.</summary>
public class RefutationTests
{
    private static readonly Constraint Nothing = new LinearConstraint([], 0, ToNought.AtMost);

    [Theory]
    [InlineData("dates", 31UL)]
    [InlineData("counts", 35UL)]
    [InlineData("sums", 32UL)]
    [InlineData("choices", 33UL)]
    public void No_refutation_holds_once_what_it_rests_on_is_taken_away(string kind, ulong seed)
    {
        var random = new RandomConjunctions(seed);
        var refused = 0;
        for (var at = 0; at < 1000; at++)
        {
            var conjunction = random.Next(kind);
            if (conjunction.Solve(new Effort(20_000)) is not Impossible impossible) continue;
            for (var without = 0; without < conjunction.Constraints.Count; without++)
            {
                var weaker = Without(conjunction, without);
                if (weaker.Solve(new Effort(20_000)) is not Witness) continue;
                Assert.False(RefutationChecker.Holds(weaker, impossible.Why), $"{kind} {at} without {without}");
                refused++;
            }
        }
        Assert.InRange(refused, 300, int.MaxValue);
    }

    [Theory]
    [InlineData("dates", 41UL)]
    [InlineData("counts", 45UL)]
    [InlineData("sums", 42UL)]
    [InlineData("choices", 43UL)]
    public void A_refutation_that_was_altered_never_refutes_what_can_be(string kind, ulong seed)
    {
        var random = new RandomConjunctions(seed);
        var found = new List<Refutation>();
        var tried = 0;
        for (var at = 0; at < 1000; at++)
        {
            var conjunction = random.Next(kind);
            switch (conjunction.Solve(new Effort(20_000)))
            {
                case Impossible impossible:
                    found.Add(impossible.Why);
                    break;
                case Witness when found.Count > 0:
                    foreach (var why in found.TakeLast(20).SelectMany(Altered))
                    {
                        Assert.False(RefutationChecker.Holds(conjunction, why), $"{kind} {at}: {why}");
                        tried++;
                    }
                    break;
            }
        }
        Assert.InRange(tried, 1000, int.MaxValue);
    }

    [Fact]
    public void A_bound_one_too_near_does_not_follow()
    {
        var world = new Worlds();
        var (x, y) = (world.Number(0, 9), world.Number(0, 9));
        world.Linear(ToNought.AtMost, -4, (1, x), (1, y)).Linear(ToNought.AtMost, 5, (-1, x));
        Assert.True(RefutationChecker.Holds(world.Conjunction, Said(4)));
        Assert.False(RefutationChecker.Holds(world.Conjunction, Said(3)));

        Refutation Said(Int128 most) => new Derived([new BoundStep(x, true, most, 0)], new Conflict(1));
    }

    [Fact]
    public void A_row_is_no_row_with_a_negative_factor_of_what_is_no_equation()
    {
        var world = new Worlds();
        var (x, y) = (world.Day(), world.Day());
        world.Before(x, y).Before(y, x);
        Assert.True(RefutationChecker.Holds(world.Conjunction, Said(1)));
        Assert.False(RefutationChecker.Holds(world.Conjunction, Said(-1)));
        Assert.False(RefutationChecker.Holds(world.Conjunction, Said(0)));

        Refutation Said(Int128 factor) => new Derived([new SumStep(2, [(0, 1), (1, factor)])], new Conflict(2));
    }

    [Fact]
    public void At_most_five_taken_away_is_not_at_least_five()
    {
        var world = new Worlds();
        var x = world.Number(0, 9);
        world.Linear(ToNought.AtMost, -5, (1, x)).Linear(ToNought.AtMost, -3, (1, x));
        var away = new SumStep(2, [(0, -1)]);
        Assert.False(RefutationChecker.Holds(world.Conjunction,
            new Derived([away, new BoundStep(x, false, 5, 2)], new Conflict(1))));
    }

    [Fact]
    public void Both_sides_of_a_split_are_refuted_or_it_is_none()
    {
        var world = new Worlds();
        var x = world.Number(0, 1);
        world.Linear(ToNought.NotEqual, 0, (1, x)).Linear(ToNought.NotEqual, -1, (1, x));
        Assert.True(RefutationChecker.Holds(world.Conjunction, new Split(x, 0, new Conflict(0), new Conflict(1))));
        Assert.False(RefutationChecker.Holds(world.Conjunction, new Split(x, 1, new Conflict(0), new Conflict(1))));
        Assert.False(RefutationChecker.Holds(world.Conjunction, new Split(x, 0, new Conflict(1), new Conflict(1))));
        Assert.False(RefutationChecker.Holds(world.Conjunction, new Split(7, 0, new Conflict(0), new Conflict(1))));
    }

    private static Conjunction Without(Conjunction conjunction, int place)
    {
        var weaker = new Conjunction();
        foreach (var domain in conjunction.Domains) weaker.Add(domain);
        for (var at = 0; at < conjunction.Constraints.Count; at++)
            weaker.Add(at == place ? Nothing : conjunction.Constraints[at]);
        return weaker;
    }

    /// <summary>A refutation as it is, with each step left out, and with each step said of others.</summary>
    private static IEnumerable<Refutation> Altered(Refutation why)
    {
        yield return why;
        if (why is Split split)
        {
            yield return split with { At = split.At + 1 };
            yield return split with { Above = split.Below };
        }
        if (why is not Derived derived) yield break;
        for (var at = 0; at < derived.Steps.Length; at++)
        {
            yield return derived with { Steps = derived.Steps.RemoveAt(at) };
            yield return derived with { Steps = derived.Steps.SetItem(at, Altered(derived.Steps[at])) };
        }
        foreach (var end in Altered(derived.End)) yield return derived with { End = end };
    }

    private static Step Altered(Step step) => step switch
    {
        BoundStep bound => bound with { Value = bound.Upper ? bound.Value - 1 : bound.Value + 1 },
        SumStep { Parts: [var first, ..] parts } sum => sum with { Parts = parts.SetItem(0, (first.Constraint, -first.Factor)) },
        SpanStep span => span with { Days = span.Upper ? span.Days - 1 : span.Days + 1 },
        YearsStep years => years with { Upper = !years.Upper },
        CompletedStep completed => completed with { IsCompleted = !completed.IsCompleted },
        ChainStep chain => chain with { Parts = chain.Parts.RemoveAt(0) },
        OrderStep order => order with { One = order.Other, Other = order.One },
        _ => step,
    };
}
