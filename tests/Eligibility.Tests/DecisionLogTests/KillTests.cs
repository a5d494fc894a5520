namespace Eligibility.Tests.DecisionLogTests;

/// <summary>The short tier of <c>tools/log-tier kill</c>.</summary>
public class KillTests
{
    [Fact]
    public void A_process_that_is_killed_while_it_appends_loses_and_doubles_nothing_that_it_acknowledged()
    {
        using var runs = new KillRuns();
        for (var seed = 1; seed <= 4; seed++) Assert.Null(runs.Kill(seed));
        Assert.InRange(runs.Acknowledged, 100, long.MaxValue);
    }
}
