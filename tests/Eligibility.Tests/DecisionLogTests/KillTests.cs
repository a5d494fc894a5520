namespace Eligibility.Tests.DecisionLogTests;

/// <summary>The short tier of <c>tools/log-tier kill</c>.</summary>
public class KillTests
{
    [Fact]
    public void A_process_that_is_killed_while_it_appends_loses_and_doubles_nothing_that_it_acknowledged()
    {
        using var runs = new KillRuns();
        for (var seed = 1; seed <= 4; seed++) Assert.Null(runs.Kill(seed));
        Assert.InRange(runs.Acknowledged, 10, long.MaxValue);
    }
}

/// <summary>The short tier of <c>tools/log-tier kill-postgres</c>.</summary>
[Collection(PostgresCollection.Name)]
public class PostgresKillTests(PostgresFixture fixture)
{
    [PostgresFact]
    public void Neither_a_process_that_appends_nor_one_that_serves_it_loses_or_doubles_what_was_acknowledged_when_it_is_killed()
    {
        using var runs = new KillRuns(fixture.Server);
        // A process that appends, the server, and a process of the server.
        foreach (var seed in (int[])[1, 5, 8]) Assert.Null(runs.Kill(seed));
        Assert.InRange(runs.Acknowledged, 10, long.MaxValue);
    }
}
