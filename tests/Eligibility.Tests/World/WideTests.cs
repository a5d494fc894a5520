using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>Days over the whole calendar and numbers of many digits, where nothing can be tried one by one.</summary>
public class WideTests
{
    private const int Many = 3000;

    [Theory]
    [InlineData(0, 21UL)]
    [InlineData(1, 22UL)]
    [InlineData(2, 23UL)]
    public void Random_conjunctions_over_wide_domains_are_settled_and_what_is_said_is_proved(int kind, ulong seed)
    {
        var random = new RandomWide(seed);
        var (can, cannot, open) = Worlds.Settled(Many, 2_000, () => random.Next(kind));
        Assert.InRange(can, Many / 10, Many);
        Assert.InRange(cannot, Many / 10, Many);
        // Three of nine thousand were open when this was written.
        Assert.InRange(open, 0, Many / 500);
    }
}
