using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Evaluation;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>What an unknown set may hold, against every set that there is.</summary>
public class SetDomainTests
{
    private const int Values = 6;

    [Fact]
    public void A_set_can_be_where_one_of_all_sets_is_so_and_each_number_between_the_fewest_and_the_most_is_that_of_one()
    {
        var (dice, none) = (new Dice(1), 0);
        for (var i = 0; i < 4_000; i++)
        {
            var domain = Domain(dice);
            var all = Enumerable.Range(0, 1 << Values).Where(set => IsSo(domain, set)).Select(set => BitOperations.PopCount((uint)set))
                .Distinct().Order().ToList();
            Assert.Equal(all.Count > 0, domain.CanBe);
            if (all.Count == 0) { none++; continue; }
            Assert.Equal((all[0], all[^1]), domain.Sizes);
            Assert.Equal(all.Count, all[^1] - all[0] + 1);
            Assert.All(all, count => Assert.True(IsSo(domain, (int)domain.Holding(count)!.Value, count), $"{domain} with {count}"));
            Assert.True(IsSo(domain, (int)domain.Least()), $"{domain}");
        }
        Assert.InRange(none, 200, 3_000);
    }

    [Fact]
    public void No_set_is_told_that_holds_fewer_values_than_it_must_or_more_than_it_may()
    {
        var domain = SetDomain.Any(Values) with { Hits = [0b000011, 0b001100] };
        Assert.Null(domain.Holding(1));
        Assert.Null(domain.Holding(Values + 1));
        Assert.False((domain with { Most = 1 }).CanBe);
        Assert.False((domain with { IsEmpty = true }).CanBe);
    }

    private static SetDomain Domain(Dice dice) =>
        new(dice.Between(0, (1 << Values) - 1), [.. Enumerable.Range(0, dice.Between(0, 4))
            .Select(_ => (BigInteger)dice.Between(1, (1 << Values) - 1))], dice.Chance(10))
        {
            Fewest = dice.Chance(40) ? dice.Between(0, Values) : 0,
            Most = dice.Chance(40) ? dice.Between(0, Values) : int.MaxValue,
        };

    private static bool IsSo(SetDomain domain, int set, int? count = null) =>
        (set & ~(int)domain.May) == 0 && domain.Hits.All(hit => (set & (int)hit) != 0) && (!domain.IsEmpty || set == 0)
            && BitOperations.PopCount((uint)set) is var held && held >= domain.Fewest && held <= domain.Most
            && (count is null || held == count);
}
