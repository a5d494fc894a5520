using System.Security.Cryptography;
using System.Text;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>The command keeps a decision before it tells it, and what a person decided on it.</summary>
public sealed class RecordingTests : IDisposable
{
    private readonly LogBench _bench = new();
    private readonly string _policy;
    private readonly string _case;

    public RecordingTests()
    {
        _policy = _bench.In("p.rules");
        _case = _bench.In("case.json");
        File.WriteAllText(_policy, LogBench.Policy + "\n");
        File.WriteAllText(_bench.In("words.rules"), "vocabulary \"Words\"\nsource manual \"A manual\"\nend\n");
        File.WriteAllText(_case, LogBench.CaseText(2));
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("json")]
    [InlineData("json@1")]
    [InlineData("text")]
    [InlineData("text", "--for", "person")]
    public void What_is_told_is_what_is_kept_and_a_decision_names_its_digest(string format, params string[] more)
    {
        var plain = CommandRun.Of(["decide", _policy, "--case", _case, "--format", format, .. more]);
        var run = CommandRun.Of(["decide", _policy, "--case", _case, "--format", format, .. more, "--log", _bench.Place,
            "--by", "officer 7", "--log-id", "case-1"]);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain.Output)));
        Assert.Equal(new CommandRun(0, plain.Output,
            $"eligibility: record 1, id case-1; a decision on it names {digest}\n"), run);
        File.WriteAllBytes(_bench.In("d.json"), LogBench.Departed(digest));
        Assert.Equal(new CommandRun(0, "record 2  decision-1\n", ""),
            CommandRun.Of("log", "record", _bench.Place, _bench.In("d.json"), "--by", "desk", "--log-id",
                "decision-1"));
        Assert.StartsWith("1 decision, 1 departure", CommandRun.Of("log", "decisions", _bench.Place).Output,
            StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("log", "replay", _bench.Place).ExitCode);
        Assert.Null(_bench.Verify().Fault);
    }

    [Fact]
    public void Written_again_under_its_id_it_stands_there_once_and_without_one_it_is_another()
    {
        string[] decide = ["decide", _policy, "--case", _case, "--log", _bench.Place, "--by", "officer 7"];
        for (var i = 0; i < 2; i++) Assert.Equal(0, CommandRun.Of([.. decide, "--log-id", "case-1"]).ExitCode);
        Assert.Equal(1, _bench.Verify().Checkpoint.Records);
        for (var i = 0; i < 2; i++) Assert.Equal(0, CommandRun.Of(decide).ExitCode);
        Assert.Equal(3, _bench.Verify().Checkpoint.Records);
    }

    [Fact]
    public void What_was_not_kept_is_not_told()
    {
        var run = CommandRun.Of("decide", _policy, "--case", _case, "--log", Path.GetDirectoryName(_case)!, "--by",
            "officer 7");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("cannot be opened as a decision log", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_whose_edition_cannot_be_chosen_is_not_told_where_it_was_to_be_kept()
    {
        var policy = Path.Combine(Repository.Rules, "durham-checkpoint");
        File.WriteAllText(_case, "{}");
        Assert.Equal(3, CommandRun.Of("decide", policy, "--case", _case).ExitCode);
        var run = CommandRun.Of("decide", policy, "--case", _case, "--log", _bench.Place, "--by", "officer 7");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no edition can be chosen", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench.File));
    }

    [Theory]
    [InlineData("--log needs --by", "--case", "case.json", "--log", "x.log")]
    [InlineData("go with --log", "--case", "case.json", "--by", "x")]
    [InlineData("--log goes with --case", "--cases", "case.json", "--log", "x.log", "--by", "x")]
    [InlineData("user: expected", "--case", "case.json", "--log", "x.log", "--by", " ")]
    public void Options_that_do_not_go_together_are_told(string why, params string[] options)
    {
        var run = CommandRun.Of(["decide", _policy, .. options.Select(o => o.Contains('.', StringComparison.Ordinal) ? _bench.In(o) : o)]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(why, run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_decision_that_contradicts_the_advice_is_refused_with_each_fault_at_its_place()
    {
        var run = CommandRun.Of("decide", _policy, "--case", _case, "--log", _bench.Place, "--by", "officer 7",
            "--format", "json");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run.Output)));
        File.WriteAllText(_bench.In("d.json"), Encoding.UTF8.GetString(LogBench.Departed(digest))
            .Replace("\"caution\"", "\"course\"", StringComparison.Ordinal)
                .Replace("[]", "[9]", StringComparison.Ordinal));
        var refused = CommandRun.Of("log", "record", _bench.Place, _bench.In("d.json"), "--by", "desk");
        Assert.Equal((2, "", 2), (refused.ExitCode, refused.Output, refused.Error.Count(c => c == '\n')));
        Assert.Contains($"{_bench.In("d.json")}: /outcome: is what was advised", refused.Error,
            StringComparison.Ordinal);
        Assert.Equal(1, _bench.Verify().Checkpoint.Records);
    }
}
