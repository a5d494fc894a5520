using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Eligibility.AspNetCore.Problems;
using Eligibility.Service;
using Eligibility.Tests.Docs;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ServiceTests;

/// <summary>What the README shows of a request is what the host answers; what the page of the service says is so.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_request_of_the_README_is_answered_as_it_says()
    {
        await using var app = ServiceHost.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None"]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        foreach (var block in Page.Open("README.md").Tagged("curl").ToList())
        {
            var lines = block.Text.TrimEnd('\n').Split('\n');
            var asked = Curl().Match(lines[0]);
            Assert.True(asked.Success, lines[0]);
            using var content = new ByteArrayContent(File.ReadAllBytes(Path.Combine(Repository.Root, asked.Groups["file"].Value)));
            content.Headers.TryAddWithoutValidation("Content-Type", asked.Groups["type"].Value);
            using var told = await client.PostAsync(asked.Groups["path"].Value, content);
            Assert.Equal(string.Join('\n', lines[1..]) + "\n", await told.Content.ReadAsStringAsync());
        }
        await app.StopAsync();
    }

    [Fact]
    public void The_page_of_the_service_lists_every_address_with_its_role()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "service.md"));
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "openapi.json")))!;
        foreach (var path in document["paths"]!.AsObject())
        {
            var shown = path.Key.Replace("{record}", "{number or id}", StringComparison.Ordinal);
            var row = page.Split('\n').FirstOrDefault(l => l.StartsWith("| `", StringComparison.Ordinal)
                && Regex.IsMatch(l, Regex.Escape(shown) + "[`?]"));
            Assert.True(row is not null, shown);
            foreach (var operation in path.Value!.AsObject())
                Assert.Contains((string?)operation.Value!["x-role"] ?? "anybody", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_page_of_the_service_names_every_type_of_problem()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "service.md"));
        var kinds = typeof(ProblemKind).GetFields().Where(f => f.IsStatic).Select(f => (ProblemKind)f.GetValue(null)!).ToList();
        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.Count, kinds.Select(k => k.Type).Distinct().Count());
        Assert.All(kinds, kind => Assert.Matches($"{kind.Status}( `[\\w-]+`,)* `{kind.Name}`", page.ReplaceLineEndings(" ")));
    }

    [GeneratedRegex(@"^\$ curl -s -X POST 'http://localhost:5080(?<path>[^']+)' "
        + @"-H 'Content-Type: (?<type>[^']+)' --data-binary @(?<file>\S+)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Curl();
}
