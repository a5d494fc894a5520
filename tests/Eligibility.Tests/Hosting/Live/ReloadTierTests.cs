namespace Eligibility.Tests.Hosting.Live;

/// <summary>What <c>tools/reload-tier</c> does at length, for a moment.</summary>
public class ReloadTierTests
{
    [Fact]
    public async Task Every_decision_of_many_callers_names_one_hash_and_is_what_that_policy_decides()
    {
        var reloads = new ConcurrentReloads(callers: 16);
        await reloads.Run(first: 1, count: 300);
        Assert.Empty(reloads.Differences);
        Assert.True(reloads.Decisions > 300 && reloads.Pinned > 0, $"only {reloads.Decisions} and {reloads.Pinned}");
    }

    [Theory, InlineData(FileEvent.Rename), InlineData(FileEvent.NewFolder), InlineData(FileEvent.PartialWrite),
        InlineData(FileEvent.DoubleWrite), InlineData(FileEvent.LinkSwap)]
    internal async Task No_change_of_a_file_is_lost(FileEvent kind)
    {
        await using var events = new FileEvents(TimeSpan.FromMilliseconds(20));
        await events.Run(kind, count: 10, callers: 2);
        Assert.Equal(10, events.Seen);
    }

    [Fact]
    public async Task Faulty_reloads_leave_the_last_good_policies_in_force()
    {
        var (refused, loaded) = (0, 0);
        for (var seed = 1; seed <= 15; seed++)
        {
            var script = new FaultyScript(seed);
            Assert.Null(await script.Run());
            (refused, loaded) = (refused + script.Counts.Refused, loaded + script.Counts.Loaded);
        }
        Assert.True(refused > 100 && loaded > 30, $"only {refused} and {loaded}");
    }
}
