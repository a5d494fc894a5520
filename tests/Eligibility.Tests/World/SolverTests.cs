using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>The solver against every value that there is, over small domains.</summary>
public class SolverTests
{
    private const int Many = 2500;

    [Theory]
    [InlineData("dates", 11UL)]
    [InlineData("counts", 16UL)]
    [InlineData("sums", 12UL)]
    [InlineData("choices", 13UL)]
    [InlineData("mixed", 15UL)]
    public void Says_of_random_conjunctions_what_trying_every_value_says_and_proves_it(string kind, ulong seed)
    {
        var (can, cannot) = TriesEveryValue(kind, seed, Many);
        Assert.InRange(can, Many / 10, Many);
        Assert.InRange(cannot, Many / 10, Many);
    }

    /// <summary>Holds that of so many of a kind; how many can be, and how many cannot.</summary>
    internal static (int Can, int Cannot) TriesEveryValue(string kind, ulong seed, int many)
    {
        var random = new RandomConjunctions(seed);
        var (can, cannot, open) = Worlds.Settled(many, 20_000, () => random.Next(kind), (conjunction, verdict) =>
        {
            if (verdict is Witness witness) Assert.True(Lies(conjunction, witness.Values), $"{kind}: no witness");
            if (verdict is Impossible) Assert.False(BruteForce.CanBe(conjunction), $"{kind}: it can be");
        });
        // None was open when this was written.
        Assert.InRange(open, 0, many / 1000);
        return (can, cannot);
    }

    [Fact]
    public void Each_way_to_refute_is_taken_by_some_of_them()
    {
        var ways = new SortedSet<string>(StringComparer.Ordinal);
        for (var kind = 0; kind < 3; kind++)
        {
            var (wide, small) = (new RandomWide(61), new RandomConjunctions(62));
            for (var at = 0; at < 2000; at++)
            {
                if (wide.Next(kind).Solve(new Effort(2000)) is Impossible impossible) Add(impossible.Why);
                if (small.Next("choices").Solve(new Effort(2000)) is Impossible other) Add(other.Why);
            }
        }
        Assert.Equal<string>(["BoundStep", "ChainStep", "CompletedStep", "Conflict", "Derived", "OrderStep", "SpanStep",
            "Split", "SumStep", "YearsStep"], ways);

        void Add(Refutation why)
        {
            ways.Add(why.GetType().Name);
            if (why is Split split)
            {
                Add(split.Below);
                Add(split.Above);
            }
            if (why is not Derived derived) return;
            foreach (var step in derived.Steps) ways.Add(step.GetType().Name);
            Add(derived.End);
        }
    }

    private static bool Lies(Conjunction conjunction, IReadOnlyList<Int128> values) =>
        conjunction.Domains.Select((d, at) => values[at] >= d.Low && values[at] <= d.High
            && (d.Allowed is not { } mask || !(mask >> (int)values[at]).IsEven)).All(lies => lies);
}
