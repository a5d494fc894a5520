namespace Eligibility.Tests.ServiceTests;

/// <summary>What is not sent as HTTP has it is the sender's fault, and told so; and health is told however busy it is.</summary>
public sealed class RawTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Chunked = "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Theory]
    [InlineData("100000000\r\n{}"), InlineData("ffffffffffffffff\r\n{}"), InlineData("8000000000000000\r\n{}"), InlineData("zz\r\n{}")]
    [InlineData("2\r\n{}\r\n0\r\nno header\r\n\r\n"), InlineData("-1\r\n{}")]
    public async Task A_chunk_or_trailer_that_is_none_is_a_bad_request(string body)
    {
        foreach (var (address, mediaType) in ((string, string)[])[("decide", "application/json"), ("explain", "application/json"),
            ("needs", "application/json"), ("decide-many", "application/x-ndjson")])
        {
            using var raw = await RawRequest.SendAsync(fixture.Bench, ServiceBench.Small + address, mediaType, Chunked + body);
            var told = await raw.RestAsync();
            Assert.True(told.Length == 0 || told[..12] is "HTTP/1.1 400" or "HTTP/1.1 413", $"{address}: {told}");
        }
    }

    [Fact]
    public async Task Health_is_told_while_all_that_may_be_asked_at_once_is_asked()
    {
        await using var service = await ServiceBench.StartAsync(options => options.MostAtOnce = 1);
        using var slow = await SlowAsync(service);
        (await service.AskAsync("GET", "/health/live")).AssertOk();
        (await service.AskAsync("GET", "/health/ready")).AssertOk();
    }

    /// <summary>
    /// A request whose body does not come, let in. Whoever asks whether it is takes the only place for a moment, too, so that it is
    /// asked for again where it came just then.
    /// </summary>
    private static async Task<RawRequest> SlowAsync(ServiceBench service)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var slow = await RawRequest.SendAsync(service, ServiceBench.Small + "decide", "application/json",
                "Content-Length: 20\r\n\r\n{");
            await Task.Delay(50 + (tries * 10));
            if ((await service.AskAsync("GET", "/v1/policies")).Status == 503) return slow;
            slow.Dispose();
        }
        throw new InvalidOperationException("no slow request was let in");
    }

    [Fact]
    public async Task Every_decision_names_its_edition()
    {
        var hash = fixture.Bench.Policies.Current.Editions("Small").All[0].Policy.Hash;
        foreach (var address in (string[])["decide", "decide?record=full", "decide?record=none", "explain?form=html"])
            Assert.Equal(hash, (await fixture.Bench.PostAsync(ServiceBench.Small + address, "{\"decision date\":\"2018-01-10\"}"))
                .AssertOk().Headers["Eligibility-Edition"]);
    }
}
