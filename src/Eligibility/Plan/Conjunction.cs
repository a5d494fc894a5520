using System.Collections.Immutable;

namespace Eligibility.Plan;

/// <summary>
/// What a clause asks of one feature: a fact by its slot, or a condition by the complement of its place.
/// </summary>
/// <param name="Feature">The slot of a fact; the complement of the place of a condition among its policy's.</param>
/// <param name="Holds">The slots for which it holds; of a condition 0 where it fails and 1 where it holds.</param>
internal readonly record struct FeatureTest(int Feature, ImmutableArray<SlotRange> Holds);

/// <summary>Tests that all hold, each of another feature, in order of the features.</summary>
internal sealed record Conjunction(ImmutableArray<FeatureTest> Tests)
{
    /// <summary>What always holds.</summary>
    public static readonly Conjunction Always = new([]);

    /// <summary>Both together, or null where no case is both.</summary>
    public Conjunction? And(Conjunction other)
    {
        if (Tests.IsEmpty) return other;
        if (other.Tests.IsEmpty) return this;
        var tests = ImmutableArray.CreateBuilder<FeatureTest>(Tests.Length + other.Tests.Length);
        int i = 0, j = 0;
        while (i < Tests.Length || j < other.Tests.Length)
        {
            if (j == other.Tests.Length || (i < Tests.Length && Tests[i].Feature < other.Tests[j].Feature))
                tests.Add(Tests[i++]);
            else if (i == Tests.Length || other.Tests[j].Feature < Tests[i].Feature) tests.Add(other.Tests[j++]);
            else
            {
                var both = SlotRanges.Intersection(Tests[i].Holds, other.Tests[j++].Holds);
                if (both.IsEmpty) return null;
                tests.Add(Tests[i++] with { Holds = both });
            }
        }
        return new Conjunction(tests.ToImmutable());
    }
}
