using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Tests.DecisionLogTests;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Many cases: a line for each, in order, as they come.</summary>
public sealed class ManyTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Many = ServiceBench.Small + "decide-many";
    private const string Ndjson = "application/x-ndjson";

    private readonly ServiceBench _service = fixture.Bench;

    [Theory, InlineData("brief"), InlineData("full"), InlineData("none")]
    public async Task Lines_are_those_of_the_library_a_bad_case_in_its_place(string record)
    {
        var text = string.Join('\n', Enumerable.Range(1, 200).Select(i =>
            i % 7 == 0 ? "{\"agrees\": 3}" : LogBench.CaseText(i).ReplaceLineEndings(" ")));
        var told = (await _service.AskAsync("POST", $"{Many}?record={record}", ServiceBench.Content(text, Ndjson))).AssertOk();
        using var output = new MemoryStream();
        var options = new BulkOptions { Record = Enum.Parse<BulkRecord>(record, ignoreCase: true) };
        await new BulkDecider(_service.Policies.Current.Editions("Small"), options)
            .DecideAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), BulkForm.Ndjson, output);
        Assert.Equal((Encoding.UTF8.GetString(output.ToArray()), Ndjson), (told.Text, told.MediaType));
    }

    [Fact]
    public async Task Rows_of_CSV_are_taken_too_and_bad_headings_are_a_problem()
    {
        var told = (await _service.AskAsync("POST", Many, ServiceBench.Content("id,agrees\n1,yes\n2,no\n", "text/csv"))).AssertOk();
        Assert.Equal(["1", "2"], told.Text.TrimEnd().Split('\n').Select(l => (string)JsonNode.Parse(l)!["id"]!));
        (await _service.AskAsync("POST", Many, ServiceBench.Content("id,aggrees\n1,yes\n", "text/csv"))).AssertProblem(422, "case");
    }

    [Fact]
    public async Task A_line_is_answered_before_the_next_is_sent()
    {
        using var raw = await RawRequest.SendAsync(_service, Many, Ndjson, "Transfer-Encoding: chunked\r\n\r\n");
        for (var i = 1; i <= 3; i++)
        {
            await raw.ChunkAsync($"{{\"id\": \"{i}\"}}\n");
            await raw.UntilAsync($"\"id\":\"{i}\"");
        }
        await raw.ChunkAsync("");
        Assert.EndsWith("\n0\r\n\r\n", await raw.UntilAsync("\n0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_bytes_than_are_allowed_break_the_stream_off_and_never_end_it_well()
    {
        await using var small = await ServiceBench.StartAsync(options => options.MostManyBytes = 20_000);
        var text = string.Concat(Enumerable.Range(1, 500).Select(i => LogBench.CaseText(i).ReplaceLineEndings(" ") + "\n"));
        (await small.AskAsync("POST", Many, ServiceBench.Content(text, Ndjson))).AssertProblem(413, "too-large");
        using var request = new HttpRequestMessage(HttpMethod.Post, Many) { Content = ServiceBench.Content(text, Ndjson) };
        request.Headers.TransferEncodingChunked = true;
        await AssertNotWhole(small, request);
    }

    [Fact]
    public async Task A_stream_that_takes_too_long_is_broken_off()
    {
        await using var slow = await ServiceBench.StartAsync(options => options.ManyTimeLimit = TimeSpan.FromSeconds(0.5));
        using var raw = await RawRequest.SendAsync(slow, Many, Ndjson, "Transfer-Encoding: chunked\r\n\r\n");
        await raw.ChunkAsync("{\"id\": \"1\"}\n");
        Assert.DoesNotContain("\n0\r\n\r\n", await raw.RestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_stream_more_than_are_allowed_is_refused_and_the_rest_go_on()
    {
        await using var one = await ServiceBench.StartAsync(options => options.MostManyAtOnce = 1);
        using (var raw = await RawRequest.SendAsync(one, Many, Ndjson, "Transfer-Encoding: chunked\r\n\r\n"))
        {
            await raw.ChunkAsync("{\"id\": \"1\"}\n");
            await raw.UntilAsync("\"id\":\"1\"");
            (await one.AskAsync("POST", Many, ServiceBench.Content("{}\n", Ndjson))).AssertProblem(503, "busy");
            (await one.PostAsync(ServiceBench.Small + "decide", "{}")).AssertOk();
            await raw.ChunkAsync("");
            await raw.UntilAsync("\n0\r\n\r\n");
        }
        (await one.AskAsync("POST", Many, ServiceBench.Content("{}\n", Ndjson))).AssertOk();
    }

    private static async Task AssertNotWhole(ServiceBench service, HttpRequestMessage request)
    {
        try
        {
            using var response = await service.Client.SendAsync(request);
            Assert.True((int)response.StatusCode is 408 or 413, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            // Broken off: nobody takes it for whole.
        }
    }
}
