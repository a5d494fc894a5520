using Eligibility.Tests.Support;

namespace Eligibility.Tests.Kill;

/// <summary>The kill tier as one fact, so that the first failure ends it (docs/faults.md).</summary>
public class KillTests
{
    [Fact]
    public void Nothing_that_the_kill_tier_checks_is_at_fault()
    {
        if (Environment.GetEnvironmentVariable("ELIGIBILITY_ACCEPT") == "1")
            Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Kill", "forms.txt"),
                FormChecks.Digests());
        Assert.Null(KillTier.FirstFailure());
    }
}
