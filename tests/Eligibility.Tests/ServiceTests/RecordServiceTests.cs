using System.Text;
using Eligibility.Tests.EvaluationTests;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.ServiceTests;

/// <summary>What the service answers by a policy that decides each record of a list by itself.</summary>
public sealed class RecordServiceTests : IAsyncLifetime
{
    private const string Address = "/v1/policies/Offences%20by%20their%20days/";
    private const string Two =
        """{"decision date": "2024-06-01", "admits": true, "offences": [{"kind": "theft", "day": "2023-05-01", "value": "GBP 20", "weapon": false}, {"kind": "theft", "value": "GBP 20"}]}""";

    private ServiceBench _service = null!;

    public async Task InitializeAsync() => _service = await StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    private static async Task<ServiceBench> StartAsync(Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? more = null)
    {
        var service = await ServiceBench.StartAsync(more: more);
        foreach (var file in (string[])["2015", "2023"])
            service.Texts[file + ".rules"] = await File.ReadAllTextAsync(Path.Combine(RecordEditions.Folder, "by-day", file + ".rules"));
        await service.Policies.ReloadAsync();
        return service;
    }

    private static string Whole => Encoding.UTF8.GetString(RecordEditions.Read().Decide(Encoding.UTF8.GetBytes(Two)).ToJson());

    [Fact]
    public async Task Each_record_is_decided_in_brief_and_whole_as_the_library_decides_it()
    {
        var brief = (await _service.PostAsync(Address + "decide", Two)).AssertOk();
        Assert.Equal(["resolution", null], brief.Json["decisions"]!.AsArray().Select(d => (string?)d!["outcome"]));
        Assert.Equal("offences", (string)brief.Json["each"]!);
        Assert.DoesNotContain("Eligibility-Edition", brief.Headers.Keys);
        var full = (await _service.PostAsync(Address + "decide?record=full", Two)).AssertOk();
        var expected = System.Text.Json.Nodes.JsonNode.Parse(Whole)!;
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(expected, full.Json));
        var none = (await _service.PostAsync(Address + "decide?record=none", Two)).AssertOk();
        Assert.Equal(["record", "outcome"], none.Json["decisions"]![0]!.AsObject().Select(m => m.Key));
    }

    [Fact]
    public async Task It_is_explained_and_what_is_needed_is_asked_for()
    {
        var told = (await _service.PostAsync(Address + "explain?form=text", Two)).AssertOk();
        Assert.Equal(RecordEditions.Read().Decide(Encoding.UTF8.GetBytes(Two)).ToText(), told.Text);
        var needs = (await _service.PostAsync(Address + "needs", Two)).AssertOk();
        Assert.Equal(["offences 2: day"], needs.Json["needed"]!.AsArray().Select(n => (string)n!["fact"]!));
        Assert.False((bool)needs.Json["settled"]!);
    }

    [Fact]
    public async Task An_edition_named_by_its_hash_decides_every_record()
    {
        var hash = RecordEditions.Read().All[1].Policy.Hash;
        var told = (await _service.PostAsync($"{Address}decide?edition={hash}", Two)).AssertOk();
        Assert.Equal(hash, told.Headers["Eligibility-Edition"]);
    }

    [Fact]
    public async Task A_record_on_whose_day_no_edition_is_in_force_is_a_fault_at_its_place()
    {
        var told = await _service.PostAsync(Address + "decide", """{"offences": [{"day": "2014-05-01"}]}""");
        told.AssertProblem(422, "case");
        Assert.Contains("/offences/0/day", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_compared_with_records_alone()
    {
        (await _service.PostAsync("/v1/compare?policy=Offences%20by%20their%20days&policy=Offences%20by%20their%20days", Two)).AssertOk();
        (await _service.PostAsync("/v1/compare?policy=Offences%20by%20their%20days&policy=Small", Two)).AssertProblem(400, "parameter");
    }

    [Fact]
    public async Task A_service_that_keeps_a_log_refuses_it_and_says_why_and_still_tells_what_is_needed()
    {
        using var log = new DecisionLogTests.LogBench();
        await using var service = await StartAsync(builder => builder.Services.AddDecisionLog(options => options.File = log.File));
        foreach (var verb in (string[])["decide", "explain"])
            Assert.Contains("the log that this service keeps",
                (await service.PostAsync(Address + verb, Two)).AssertProblem(422, "each-record").Text,
                StringComparison.Ordinal);
        (await service.PostAsync(Address + "needs", Two)).AssertOk();
    }

    [Fact]
    public async Task Many_are_decided_line_by_line()
    {
        var told = await _service.AskAsync("POST", Address + "decide-many",
            ServiceBench.Content(Two + "\n" + Two + "\n", "application/x-ndjson"));
        Assert.Equal(2, told.AssertOk().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
