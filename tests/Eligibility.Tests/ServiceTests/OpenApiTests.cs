using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Eligibility.AspNetCore;
using Eligibility.AspNetCore.Access;
using Eligibility.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.ServiceTests;

/// <summary>The page <c>docs/openapi.json</c> is what is served, says what there is, and its examples come true.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "openapi.json");
    private static readonly JsonNode Document = JsonNode.Parse(System.IO.File.ReadAllText(File))!;

    private ServiceBench _service = null!;

    public async Task InitializeAsync() => _service = await ServiceBench.StartAsync(more: builder =>
        builder.Services.AddLivePolicies(options => (options.Source, options.Folder) = (null, Repository.Rules)));

    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    private static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in Document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject());

    [Fact]
    public async Task The_page_is_served_as_it_is() => Assert.Equal(await System.IO.File.ReadAllBytesAsync(File),
        (await _service.AskAsync("GET", "/openapi/v1.json")).AssertOk().Bytes);

    [Fact]
    public void Every_route_stands_in_it_with_its_role_and_nothing_else()
    {
        Assert.Equal("3.1.0", (string)Document["openapi"]!);
        Assert.Equal(
            _service.Endpoints.Routes.Select(r => (r.Pattern, r.Method, r.Name, Role(r.Role))).Order(),
            Operations.Select(o => (o.Path, o.Method, (string)o.Operation["operationId"]!, (string?)o.Operation["x-role"])).Order());

        static string? Role(ServiceRole? role) => role is { } held ? Admission.Word(held) : null;
    }

    [Fact]
    public async Task Each_route_takes_the_parameters_that_stand_there_and_no_others()
    {
        foreach (var (path, method, operation) in Operations)
        {
            var told = await _service.AskAsync(method, Address(path) + "?zzz=1");
            var known = operation["parameters"]!.AsArray().Where(p => (string)p!["in"]! == "query").Select(p => (string)p!["name"]!);
            var help = (string)told.AssertProblem(400, "parameter").Json["errors"]![0]!["help"]!;
            Assert.Equal(known.Any() ? $"those that there are: {string.Join(", ", known)}" : "leave it out", help);
        }
    }

    [Fact]
    public async Task Every_example_is_answered_as_it_says()
    {
        var tried = 0;
        foreach (var (path, method, operation) in Operations)
        {
            if (operation["requestBody"]?["content"] is not JsonObject content || path == "/v1/decisions") continue;
            var (mediaType, body) = content.Where(c => c.Value!["example"] is not null).Select(c => (c.Key, c.Value!["example"]!)).Single();
            var text = body.GetValueKind() == JsonValueKind.String ? (string)body! : body.ToJsonString();
            var query = path == "/v1/compare" ? "?policy=Operation%20Reduction@2011-08-03&policy=Durham%20Checkpoint@2018-01-10"
                : path == "/v1/check" ? "?file=theft.rules" : "?on=2018-01-10";
            var told = (await _service.AskAsync(method, Address(path) + query, ServiceBench.Content(text, mediaType))).AssertOk();
            var example = operation["responses"]!["200"]!["content"]!["application/json"]?["example"];
            if (example is not null) Assert.True(JsonNode.DeepEquals(example, told.Json), $"{path}: {told.Text}");
            tried++;
        }
        Assert.Equal(6, tried);
    }

    [Fact]
    public void The_example_of_a_persons_decision_is_one()
    {
        var example = Document["paths"]!["/v1/decisions"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!;
        Assert.Equal("followed", Eligibility.DecisionLog.HumanDecision.Read(Encoding.UTF8.GetBytes(example.ToJsonString())).Decision);
    }

    [Fact]
    public void Every_reference_leads_to_a_schema()
    {
        var text = Document.ToJsonString();
        var named = text.Split("#/components/schemas/").Skip(1).Select(s => s[..s.IndexOf('"', StringComparison.Ordinal)]).Distinct();
        Assert.Equal(Document["components"]!["schemas"]!.AsObject().Select(s => s.Key).Order(), named.Order());
    }

    private static string Address(string path) => path.Replace("{title}", "Durham%20Checkpoint", StringComparison.Ordinal)
        .Replace("{record}", "1", StringComparison.Ordinal);
}
