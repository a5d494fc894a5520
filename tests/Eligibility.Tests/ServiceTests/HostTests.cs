using System.Text;
using Eligibility.AspNetCore.Access;
using Eligibility.DecisionLog;
using Eligibility.Service;
using Microsoft.Extensions.Configuration;

namespace Eligibility.Tests.ServiceTests;

/// <summary>What the host refuses to start with, and what it says to write.</summary>
public sealed class HostTests
{
    private const string Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("http://localhost:5080"), InlineData("http://127.0.0.1:0"), InlineData("http://[::1]:80")]
    [InlineData("https://localhost:1")]
    [InlineData("http://127.8.9.1:5080"), InlineData("HTTP://LOCALHOST")]
    public void On_this_machine_it_listens_as_it_is_told(string address) => Assert.Null(ListenAddress.Refusal(address, hasKeys: false));

    [Theory]
    [InlineData("http://*:80", true), InlineData("http://+:80", true), InlineData("http://0.0.0.0:80", true)]
    [InlineData("http://[::]:80", true)]
    [InlineData("http://example.org", true), InlineData("http://10.0.0.1:80", true), InlineData("http://localhost.example.org:80", true)]
    [InlineData("http://127.0.0.1.example.org:80", true), InlineData("http://[::ffff:10.0.0.1]:80", true), InlineData("", true)]
    [InlineData("http://", true), InlineData("localhost:80", true), InlineData("ftp://localhost", true), InlineData("http:// :80", true)]
    [InlineData("https://*:443", false), InlineData("https://example.org", false), InlineData("https://[::]", false)]
    public void Anything_wider_needs_TLS_and_keys_or_is_refused(string address, bool hasKeys) =>
        Assert.NotNull(ListenAddress.Refusal(address, hasKeys));

    [Theory, InlineData("https://*:443"), InlineData("https://10.0.0.1:8443"), InlineData("https://example.org")]
    public void With_both_it_listens_wider(string address) => Assert.Null(ListenAddress.Refusal(address, hasKeys: true));

    [Theory]
    [InlineData("urls", "http://*:80", "write https and configure a certificate")]
    [InlineData("urls", "https://*:443", "configure one under Eligibility:Keys")]
    [InlineData("urls", "http://localhost:1;http://*:80", "write https")]
    [InlineData("Kestrel:Endpoints:Wide:Url", "http://0.0.0.0:80", "write https")]
    [InlineData("Eligibility:Folders", "x", "is no setting; those that there are: Folder")]
    [InlineData("Eligibility:Limits:MostAtOnce", "many", "expected a whole number")]
    [InlineData("Eligibility:Limits:MostAtOnce", "0", "must lie between 1 and 100000")]
    [InlineData("Eligibility:Limits:TimeLimit", "10", "expected a time such as 00:00:10")]
    [InlineData("Eligibility:Keys:0:Role", "boss", "expected reader, decider or administrator")]
    [InlineData("Eligibility:Keys:0:Sha256", "secret", "never the key itself")]
    [InlineData("Eligibility:Keys:0:Key", "secret", "is no setting")]
    [InlineData("Eligibility:LogResumeEvery", "00:00:30", "set LogFile or LogConnection, too")]
    [InlineData("Eligibility:LogVerify", "true", "set LogFile or LogConnection, too")]
    [InlineData("Eligibility:LogVerify", "yes", "found `yes`, expected true or false")]
    public void What_it_is_told_wrongly_it_refuses_and_says_what_to_write(string name, string value, string expected)
    {
        var settings = new Dictionary<string, string?> { [name] = value };
        var refused = Assert.Throws<SettingsException>(() => Read(settings));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_in_two_places_is_refused()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Eligibility:LogFile"] = "decisions.log", ["Eligibility:LogConnection"] = "Host=localhost",
        };
        Assert.Contains("kept in one place", Assert.Throws<SettingsException>(() => Read(settings)).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("LogFile", "decisions.log", ""), InlineData("LogConnection", "", "Host=localhost")]
    public void The_log_is_where_it_is_told_to_be(string setting, string file, string connection)
    {
        var settings = new Dictionary<string, string?>
        {
            [$"Eligibility:{setting}"] = file + connection, ["Eligibility:LogResumeEvery"] = "00:00:30",
        };
        var options = new DecisionLogOptions();
        Read(settings).Log!(options);
        Assert.Equal((file, connection, TimeSpan.FromSeconds(30)), (options.File, options.ConnectionString, options.ResumeEvery));
    }

    /// <summary>As a file of settings has it, and as the environment or an argument does.</summary>
    [Theory, InlineData("", true), InlineData(", \"LogVerify\": true", true), InlineData(", \"LogVerify\": false", false)]
    [InlineData(", \"LogVerify\": \"true\"", true), InlineData(", \"LogVerify\": \"false\"", false)]
    public void A_log_is_verified_before_it_is_written_unless_that_is_told_not_to_be(string setting, bool isVerified)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(
            $$$"""{"Eligibility": {"LogFile": "decisions.log"{{{setting}}}}}"""));
        var options = new DecisionLogOptions();
        ServiceSettings.Read(new ConfigurationBuilder().AddJsonStream(json).Build()).Log!(options);
        Assert.Equal(isVerified, options.VerifyAtStart);
    }

    [Fact]
    public void One_key_twice_is_refused()
    {
        var settings = new Dictionary<string, string?>();
        foreach (var i in (int[])[0, 1])
            (settings[$"Eligibility:Keys:{i}:Name"], settings[$"Eligibility:Keys:{i}:Role"], settings[$"Eligibility:Keys:{i}:Sha256"]) =
                ($"k{i}", "reader", Digest);
        Assert.Contains("have one key", Assert.Throws<SettingsException>(() => Read(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_nothing_it_serves_the_policies_that_come_with_it_on_this_machine()
    {
        await using var app = ServiceHost.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None"]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Contains("Durham Checkpoint", await client.GetStringAsync("/v1/policies"), StringComparison.Ordinal);
        Assert.DoesNotContain((await client.GetAsync("/health/live")).Headers, h => h.Key == "Server");
        await app.StopAsync();
    }

    private static ServiceSettings Read(Dictionary<string, string?> settings) =>
        ServiceSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
