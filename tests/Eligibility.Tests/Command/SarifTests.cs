using System.Text.Json;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary><c>check --format sarif</c>, against what SARIF 2.1.0 requires of a log.</summary>
public class SarifTests
{
    private const string Broken = """
        policy "Broken"

        fact drug: one of heroin, cocaine
        fact drug: one of cannabis, khat

        outcome prosecute "Prosecution"

        rule hard drugs
            prosecute when drug is herion
            because "Heroin goes to court."

        rule older people
            prosecute when drug is heroin or cocaine
            because "Cocaine goes to court — always."

        otherwise prosecute

        end

        """;

    [Fact]
    public void The_log_is_as_verified() => Snapshot.Match(CommandRun.Snapshot("broken-sarif"), Log());

    [Fact]
    public void The_same_files_give_the_same_bytes() => Assert.Equal(Log(), Log());

    [Fact]
    public void The_exit_code_is_that_of_check()
    {
        using var folder = new TemporaryFolder();
        folder.Write("broken.rules", Broken);
        Assert.Equal(1, CommandRun.Of("check", folder.Path, "--format", "sarif").ExitCode);
        Assert.Equal(0, CommandRun.Of("check", CommandRun.Rules(), "--format", "sarif").ExitCode);
    }

    [Fact]
    public void The_log_has_what_the_standard_requires()
    {
        using var json = JsonDocument.Parse(Log());
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("Eligibility", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Distinct().Order(StringComparer.Ordinal), rules);
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(results);
        foreach (var result in results)
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "error", "warning" });
            Assert.False(string.IsNullOrEmpty(result.GetProperty("message").GetProperty("text").GetString()));
            foreach (var location in result.GetProperty("locations").EnumerateArray()) AssertPlace(location);
            if (result.TryGetProperty("relatedLocations", out var related))
                Assert.All(related.EnumerateArray(), AssertPlace);
        }
        Assert.Contains(results, r => r.TryGetProperty("relatedLocations", out _));
    }

    [Fact]
    public void A_region_holds_the_words_that_the_diagnostic_is_about()
    {
        using var json = JsonDocument.Parse(Log());
        var result = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .First(r => r.GetProperty("ruleId").GetString() == "ELG202");
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        var (line, from, to) = (region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32(), region.GetProperty("endColumn").GetInt32());
        Assert.Equal("herion", Broken.Split('\n')[line - 1][(from - 1)..(to - 1)]);
    }

    [Fact]
    public void A_path_is_a_uri_from_the_root()
    {
        using var folder = new TemporaryFolder();
        folder.Write("two words/100%.rules", "policy \"Broken\"\n");
        using var json = JsonDocument.Parse(
            CommandRun.Of("check", folder.Path, "--root", folder.Path, "--format", "sarif").Output);
        var place = json.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0]
            .GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal("two%20words/100%25.rules", place.GetProperty("uri").GetString());
        Assert.Equal("%SRCROOT%", place.GetProperty("uriBaseId").GetString());
    }

    [Fact]
    public void The_json_form_says_all_that_the_text_form_says()
    {
        using var folder = new TemporaryFolder();
        folder.Write("broken.rules", Broken);
        Snapshot.Match(CommandRun.Snapshot("broken-json"),
            CommandRun.Of("check", folder.Path, "--format", "json").Output);
    }

    private static void AssertPlace(JsonElement location)
    {
        var place = location.GetProperty("physicalLocation");
        Assert.True(Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(),
            UriKind.Relative));
        var region = place.GetProperty("region");
        var (line, column) = (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32());
        Assert.True(line >= 1 && column >= 1);
        Assert.True((region.GetProperty("endLine").GetInt32(),
                region.GetProperty("endColumn").GetInt32()).CompareTo((line, column))
            >= 0);
    }

    private static string Log()
    {
        using var folder = new TemporaryFolder();
        folder.Write("broken.rules", Broken);
        return CommandRun.Of("check", folder.Path, "--format", "sarif").Output;
    }
}
