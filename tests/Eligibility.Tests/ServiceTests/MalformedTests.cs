namespace Eligibility.Tests.ServiceTests;

/// <summary>The short tier of malformed requests; the long one is <c>tools/service-tier malformed</c>.</summary>
public sealed class MalformedTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const int Requests = 1_000;

    [Fact]
    public async Task No_malformed_request_is_a_fault_of_the_service_and_each_problem_points_at_its_place()
    {
        using var runs = new MalformedRuns(fixture.Bench);
        var wrong = new List<string>();
        for (var number = 1; number <= Requests; number++)
            if (await runs.TryAsync(number) is { } found) wrong.Add(found);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        // Each kind of answer must come, or nothing was tried.
        Assert.All((int[])[200, 400, 404, 405, 415, 422], status => Assert.Contains(status, runs.Statuses.Keys));
    }
}
