using Eligibility.Tests.Command;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>The command <c>log</c>: what it says, what it keeps to itself, and how it ends.</summary>
public sealed class LogCommandTests : IDisposable
{
    private readonly LogBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Verify_says_that_a_log_is_whole_or_names_the_first_record_that_is_not()
    {
        var file = await _bench.WriteSampleAsync();
        var whole = CommandRun.Of("log", "verify", file);
        Assert.Equal(0, whole.ExitCode);
        Assert.StartsWith("5 records, 1 of them erased; the chain is whole, its head ", whole.Output,
            StringComparison.Ordinal);
        _bench.Tamper("UPDATE record SET user = 'x' WHERE n > 1");
        Assert.Equal(new CommandRun(1, "record 2: its link is not that of what it says and of the record before it\n",
            ""),
            CommandRun.Of("log", "verify", file));
    }

    [Fact]
    public async Task A_checkpoint_that_was_exported_is_held_against_the_log()
    {
        var file = await _bench.WriteSampleAsync();
        var checkpoint = CommandRun.Of("log", "export", file, "--checkpoint");
        await File.WriteAllTextAsync(_bench.In("c.json"), checkpoint.Output);
        Assert.Equal(0, CommandRun.Of("log", "verify", file, "--checkpoint", _bench.In("c.json")).ExitCode);
        _bench.Tamper("DELETE FROM record WHERE n > 2");
        Assert.Equal(0, CommandRun.Of("log", "verify", file).ExitCode);
        Assert.Equal(new CommandRun(1, "record 3: the log ends before it; at the checkpoint it had 5 records\n", ""),
            CommandRun.Of("log", "verify", file, "--checkpoint", _bench.In("c.json")));
    }

    [Fact]
    public async Task What_is_confidential_or_protected_is_shown_only_where_it_is_asked_for()
    {
        var file = await _bench.WriteSampleAsync();
        var shown = CommandRun.Of("log", "show", file, "--record", "1").Output
            + CommandRun.Of("log", "show", file, "--record", "4").Output
            + CommandRun.Of("log", "export", file).Output;
        Assert.Contains("\"named in intelligence\": \"(withheld)\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"religion\":\"(withheld)\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"agrees\": false", shown, StringComparison.Ordinal);
        foreach (var secret in (string[])["\"some\"", "\"word\"", "\"salt\"", "\"shown\"", "A first offence"])
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        var all = CommandRun.Of("log", "show", file, "--record", "1", "--confidential").Output;
        Assert.Contains("\"some\"", all, StringComparison.Ordinal);
        Assert.Contains("\"salt\"", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_reads_what_is_confidential_is_not_named()
    {
        await _bench.WriteAsync(log => log.AppendAsync(LogBench.Advice(5)));
        var hidden = CommandRun.Of("log", "show", _bench.File, "--record", "1").Output;
        var all = CommandRun.Of("log", "show", _bench.File, "--record", "1", "--confidential").Output;
        Assert.Contains("\"needed\":[\"named in intelligence\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("[\"named in intelligence\"", hidden, StringComparison.Ordinal);
        Assert.Contains("(withheld)", hidden[hidden.IndexOf("\"needed\"", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_lists_records_with_who_and_when()
    {
        var lines = CommandRun.Of("log", "show", await _bench.WriteSampleAsync()).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.EndsWith("advice  advice-3  by officer 7  erased", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("erasure about 3  erasure of record 3  by records office", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ends_with_1_where_a_record_comes_out_otherwise()
    {
        var file = await _bench.WriteSampleAsync();
        Assert.Equal(new CommandRun(0, "2 records decided again, 1 erased, 0 differences\n", ""),
            CommandRun.Of("log", "replay", file));
        _bench.Tamper("UPDATE record SET brief = CAST(replace(CAST(brief AS TEXT), '\"course\"', '\"caution\"') AS BLOB) WHERE n = 2");
        Assert.Equal(new CommandRun(1,
            "record 2: was caution, is course now\n2 records decided again, 1 erased, 1 difference\n", ""),
            CommandRun.Of("log", "replay", file));
    }

    [Fact]
    public async Task Erase_takes_a_record_and_says_which_one_tells_of_it()
    {
        var file = await _bench.WriteSampleAsync();
        string[] erase = ["log", "erase", file, "--record", "1", "--by", "records office", "--because", "asked for"];
        Assert.Equal(new CommandRun(0, "erased; record 6 says so\n", ""), CommandRun.Of(erase));
        Assert.Equal(new CommandRun(2, "", "eligibility: record 1 was erased before\n"), CommandRun.Of(erase));
        Assert.Equal(0, CommandRun.Of("log", "verify", file).ExitCode);
    }

    [Fact]
    public async Task Decisions_counts_departures()
    {
        var told = CommandRun.Of("log", "decisions", await _bench.WriteSampleAsync()).Output;
        Assert.StartsWith("1 decision, 1 departure from the advice\nDepartures by the rules that gave the advice\n",
            told,
            StringComparison.Ordinal);
        Assert.Contains("Something was not read: records 4\n", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("replay")]
    [InlineData("decisions")]
    [InlineData("erase", "--record", "1", "--by", "x", "--because", "y")]
    public void A_file_that_is_not_there_is_told_and_not_made(string verb, params string[] more)
    {
        var run = CommandRun.Of(["log", verb, _bench.File, .. more]);
        Assert.Equal(new CommandRun(2, "", $"eligibility: there is no file `{_bench.File}`\n"), run);
        Assert.False(File.Exists(_bench.File));
    }

    [Fact]
    public void The_command_works_on_a_log_that_others_write() => WhileOthersWrite(_bench);

    [Fact]
    public async Task A_steady_load_loses_nothing_and_all_of_it_stands()
    {
        var (acknowledged, lost) = await SteadyLoad.RunAsync(_bench.File, TimeSpan.FromSeconds(2), 200);
        Assert.Equal((0, null), (lost, _bench.Verify().Fault));
        Assert.Equal(acknowledged + SteadyLoad.Before, _bench.Verify().Checkpoint.Records);
    }

    /// <summary>
    /// Whatever is read, it is one state of the log, and ends; what is written stands between what others write.
    /// </summary>
    internal static void WhileOthersWrite(LogBench bench)
    {
        AppendProcess[] others = [new(bench.Place, "one", []), new(bench.Place, "two", [])];
        foreach (var other in others) other.AwaitFirst();
        for (var i = 1; i <= 3; i++)
        {
            Assert.Contains("the chain is whole", CommandRun.Of("log", "verify", bench.Place).Output,
                StringComparison.Ordinal);
            var record = FormattableString.Invariant($"{i}");
            Assert.StartsWith("erased; record ",
                CommandRun.Of("log", "erase", bench.Place, "--record", record, "--by", "records office",
                "--because", "asked for").Output, StringComparison.Ordinal);
            Assert.EndsWith(FormattableString.Invariant($" decided again, {i} erased, 0 differences\n"),
                CommandRun.Of("log", "replay", bench.Place).Output, StringComparison.Ordinal);
            Assert.Equal(0, CommandRun.Of("log", "export", bench.Place).ExitCode);
        }
        foreach (var other in others) other.Kill();
        Assert.All(others, other => Assert.Equal("", other.Error));
        var found = bench.Verify();
        Assert.Equal((null, 3), (found.Fault, found.Erased));
        Assert.InRange(found.Checkpoint.Records, others.Sum(o => o.Lines.Count) + 3, long.MaxValue);
    }
}
