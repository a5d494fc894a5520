using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Eligibility.AspNetCore;
using Eligibility.AspNetCore.Routes;
using Eligibility.Hosting;
using Eligibility.Tests.DecisionLogTests;
using Eligibility.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Eligibility.Tests.ServiceTests;

/// <summary>The endpoints in a host of their own on a free port of this machine, with two small policies.</summary>
internal sealed class ServiceBench : IAsyncDisposable
{
    public const string Small = "/v1/policies/Small/";
    public const string Cannabis = "/v1/policies/Cannabis/";

    private static readonly ApiKey[] Three =
    [
        Key("reader-key", ServiceRole.Reader), Key("decider-key", ServiceRole.Decider),
        Key("administrator-key", ServiceRole.Administrator),
    ];

    private readonly WebApplication _app;

    private ServiceBench(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public LivePolicies Policies => _app.Services.GetRequiredService<LivePolicies>();

    public ServiceEndpoints Endpoints => _app.Services.GetRequiredService<ServiceEndpoints>();

    /// <summary>The files of the policies; what is written here is there after a reload.</summary>
    public Dictionary<string, string> Texts { get; private init; } = [];

    /// <summary>Three keys, one of each role; each is its role and <c>-key</c>.</summary>
    public static void WithKeys(EligibilityServiceOptions options)
    {
        foreach (var key in Three) options.Keys.Add(key);
    }

    public static async Task<ServiceBench> StartAsync(Action<EligibilityServiceOptions>? configure = null,
        Action<WebApplicationBuilder>? more = null, Action<WebApplication>? map = null, int port = 0)
    {
        var editions = Repository.Language("Accepted");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["p.rules"] = LogBench.Policy, ["words.rules"] = "vocabulary \"Words\"\nsource manual \"A manual\"\nend\n",
            ["cannabis-2017.rules"] = await File.ReadAllTextAsync(Path.Combine(editions, "editions/cannabis-2017.rules")),
            ["cannabis-2018.rules"] = await File.ReadAllTextAsync(Path.Combine(editions, "editions/cannabis-2018.rules")),
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        builder.Services.AddLivePolicies(options =>
        {
            options.Source = _ => ValueTask.FromResult(Library.Of(texts.Select(t => (t.Key, t.Value))));
            options.PollInterval = TimeSpan.FromDays(1);
        });
        builder.Services.AddEligibilityService(configure ?? (_ => { }));
        more?.Invoke(builder);
        var app = builder.Build();
        app.MapEligibility();
        app.MapRefusals();
        map?.Invoke(app);
        await app.StartAsync();
        return new ServiceBench(app) { Texts = texts };
    }

    public static HttpContent Json(string text) => Content(text, "application/json");

    public static HttpContent Content(string text, string mediaType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    /// <summary>Asks, with headers beside.</summary>
    public async Task<Told> AskAsync(string method, string address, HttpContent? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = body };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new Told((int)response.StatusCode, bytes, response.Content.Headers.ContentType?.ToString(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value),
                StringComparer.OrdinalIgnoreCase));
    }

    public Task<Told> PostAsync(string address, string json, params (string Name, string Value)[] headers) =>
        AskAsync("POST", address, Json(json), headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static ApiKey Key(string key, ServiceRole role) =>
        new(role.ToString(), role, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}

/// <summary>What a request was answered with.</summary>
internal sealed record Told(int Status, byte[] Bytes, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    /// <summary>The last part of the type of the problem that it is.</summary>
    public string Problem => ((string)Json["type"]!).Split(':')[^1];

    /// <summary>The places of a problem's faults, of whatever kind.</summary>
    public IEnumerable<string> Places => Json["errors"]!.AsArray().Select(e =>
        (string)(e!["pointer"] ?? e["parameter"] ?? e["header"] ?? e["path"])!);

    /// <summary>That it is a problem as RFC 9457 has it, and says the same status as the answer.</summary>
    public Told AssertProblem(int status, string type)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal((type, status), (Problem, (int)Json["status"]!));
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        return this;
    }

    public Told AssertOk()
    {
        Assert.True(Status == 200, $"{Status}: {Text}");
        return this;
    }
}
