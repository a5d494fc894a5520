using Eligibility.AspNetCore;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Which route needs which role: the table, and every route with every role and none.</summary>
public sealed class RoleTests
{
    /// <summary>Written down once more, so that a change of the table is seen.</summary>
    private static readonly Dictionary<string, ServiceRole?> Expected = new(StringComparer.Ordinal)
    {
        ["listPolicies"] = ServiceRole.Reader, ["listFacts"] = ServiceRole.Reader, ["decide"] = ServiceRole.Decider,
        ["decideMany"] = ServiceRole.Decider, ["explain"] = ServiceRole.Decider, ["needs"] = ServiceRole.Decider,
        ["compare"] = ServiceRole.Decider, ["check"] = ServiceRole.Reader, ["findRecord"] = ServiceRole.Reader,
        ["recordDecision"] = ServiceRole.Decider, ["status"] = ServiceRole.Reader, ["reload"] = ServiceRole.Administrator,
        ["live"] = null, ["ready"] = null, ["openapi"] = ServiceRole.Reader,
    };

    [Fact]
    public async Task Every_route_is_answered_to_its_role_and_those_above_and_refused_to_all_others()
    {
        await using var service = await ServiceBench.StartAsync(ServiceBench.WithKeys);
        Assert.Equal(Expected.OrderBy(e => e.Key, StringComparer.Ordinal),
            service.Endpoints.Routes.Select(r => KeyValuePair.Create(r.Name, r.Role)).OrderBy(e => e.Key, StringComparer.Ordinal));
        foreach (var route in service.Endpoints.Routes)
        {
            var address = route.Pattern.Replace("{title}", "Small", StringComparison.Ordinal)
                .Replace("{record}", "1", StringComparison.Ordinal);
            foreach (var role in (ServiceRole?[])[null, ServiceRole.Reader, ServiceRole.Decider, ServiceRole.Administrator])
            {
                var told = await service.AskAsync(route.Method, address, null,
                    role is { } held ? [("Authorization", $"Bearer {held.ToString().ToLowerInvariant()}-key")] : []);
                if (route.Role is null || role >= route.Role)
                    Assert.True(told.Status is not (401 or 403), $"{route.Name} to {role}: {told.Text}");
                else told.AssertProblem(role is null ? 401 : 403, role is null ? "no-key" : "role");
            }
        }
    }

    [Fact]
    public async Task Where_there_are_keys_nobody_is_told_without_one_what_addresses_there_are()
    {
        await using var service = await ServiceBench.StartAsync(ServiceBench.WithKeys);
        var told = (await service.AskAsync("GET", "/v1/nothing")).AssertProblem(401, "no-key");
        Assert.StartsWith("Bearer", told.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        (await service.AskAsync("GET", "/v1/nothing", null, ("Authorization", "Bearer reader-key"))).AssertProblem(404, "no-route");
    }

    [Theory]
    [InlineData("Bearer reader-kez"), InlineData("Bearer "), InlineData("Basic reader-key"), InlineData("reader-key")]
    [InlineData("Bearer reader-key, Bearer decider-key")]
    public async Task What_is_no_key_opens_nothing(string header)
    {
        await using var service = await ServiceBench.StartAsync(ServiceBench.WithKeys);
        (await service.AskAsync("GET", "/v1/policies", null, ("Authorization", header))).AssertProblem(401, "no-key");
    }

    [Theory]
    [InlineData("Origin", "https://example.org", "not-local"), InlineData("Origin", "null", "not-local")]
    [InlineData("Host", "example.org", "not-local"), InlineData("X-Forwarded-For", "10.0.0.1", "not-local")]
    public async Task A_page_of_another_site_is_not_answered(string header, string value, string problem)
    {
        await using var service = await ServiceBench.StartAsync();
        (await service.AskAsync("GET", "/v1/policies", null, (header, value))).AssertProblem(403, problem);
    }
}
