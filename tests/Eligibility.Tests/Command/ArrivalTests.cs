namespace Eligibility.Tests.Command;

/// <summary>
/// Exit code 0 means that all of the output arrived. Whatever keeps it from arriving is told in one line and ends with
/// 2; a reader that has seen enough is the one thing that is forgiven.
/// </summary>
public sealed class ArrivalTests : IDisposable
{
    private const string Closed = "eligibility: standard output is closed: the result did not arrive\n";

    private readonly CommandFiles _files = new();

    public static TheoryData<string> EveryForm => CommandFiles.EveryForm;

    public void Dispose() => _files.Dispose();

    [Theory, MemberData(nameof(EveryForm))]
    public void What_does_not_fit_on_a_full_disk_is_no_success(string form)
    {
        if (!File.Exists("/dev/full")) return;
        var run = Run("\"$@\" >/dev/full", form);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.StartsWith("eligibility: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("space", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(EveryForm))]
    public void Standard_output_that_is_closed_is_told_in_a_line(string form)
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(new CommandRun(2, "", Closed), Run("\"$@\" >&-", form));
    }

    /// <summary>Neither is there anywhere to tell it: the exit code alone does.</summary>
    [Theory, MemberData(nameof(EveryForm))]
    public void Both_outputs_closed_are_told_by_the_exit_code(string form)
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(new CommandRun(2, "", ""), Run("\"$@\" >&- 2>&-", form));
    }

    [Theory, MemberData(nameof(EveryForm))]
    public void A_reader_that_has_gone_away_is_no_fault(string form)
    {
        if (OperatingSystem.IsWindows()) return;
        var run = Run("{ \"$@\"; echo $? >&3; } 3>code | head -c 0", form);
        Assert.Equal("", run.Error);
        Assert.Contains(_files.Read("code"), (string[])["0\n", "1\n", "141\n"]);
    }

    [Fact]
    public void A_reader_that_goes_away_half_way_ends_bulk_without_a_complaint()
    {
        if (OperatingSystem.IsWindows()) return;
        _files.Write("many.ndjson", string.Join('\n', Enumerable.Repeat(CommandFiles.Case, 5_000)));
        var run = Run("{ \"$@\"; echo $? >&3; } 3>code | head -c 1", "decide p.rules --cases many.ndjson");
        Assert.Equal(("{", ""), (run.Output, run.Error));
        Assert.Equal("141\n", _files.Read("code"));
    }

    /// <summary>A limit on the size of files stands for a disk that is full half way through a line.</summary>
    [Fact]
    public void A_file_that_cannot_be_written_any_further_holds_whole_lines_and_is_no_success()
    {
        if (!OperatingSystem.IsLinux()) return;
        _files.Write("many.ndjson", string.Join('\n', Enumerable.Repeat(CommandFiles.Case, 2_000)));
        // The runtime would want a large file of its own.
        var run = Run("trap '' XFSZ; ulimit -f 100; DOTNET_EnableWriteXorExecute=0 \"$@\"",
            "decide p.rules --cases many.ndjson --out o.ndjson");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"eligibility: {_files.In("o.ndjson.partial")} cannot be written any further: ", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.False(File.Exists(_files.In("o.ndjson")));
        var lines = _files.Read("o.ndjson.partial").Split('\n');
        Assert.Equal("", lines[^1]);
        Assert.InRange(lines.Length, 2, 2_000);
        Assert.All(lines[..^1], line => System.Text.Json.JsonDocument.Parse(line).Dispose());
    }

    [Theory]
    [InlineData("check none.rules", 2)]
    [InlineData("bogus", 2)]
    [InlineData("check broken.rules", 1)]
    [InlineData("decide p.rules --cases bad.ndjson", 1)]
    [InlineData("decide p.rules --case c.json", 0)]
    public void Standard_error_closed_or_full_changes_no_exit_code(string form, int code)
    {
        if (!File.Exists("/dev/full")) return;
        _files.Write("broken.rules", "policy \"Broken\"\nend");
        _files.Write("bad.ndjson", "{");
        foreach (var script in new[] { "\"$@\" 2>&-", "\"$@\" 2>/dev/full" })
            Assert.Equal(code, Run(script, form).ExitCode);
    }

    [Theory]
    [InlineData("decide p.rules --case -", "<&-")]
    [InlineData("decide p.rules --cases -", "<&-")]
    [InlineData("compare p.rules --case -", "<&-")]
    [InlineData("decide p.rules --case -", "0>written")]
    public void Standard_input_that_is_closed_is_told_in_a_line(string form, string how)
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(new CommandRun(2, "", "eligibility: standard input is closed: nothing can be read from it\n"),
            Run($"\"$@\" {how}", form));
    }

    [Fact]
    public void Standard_output_that_is_open_for_reading_only_counts_as_closed()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(new CommandRun(2, "", Closed), Run("\"$@\" 1<c.json", "decide p.rules --case c.json"));
    }

    /// <summary>
    /// The numbers of closed streams are free for what is opened next: none of what is meant for a stream may go there.
    /// </summary>
    [Theory]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData("<&-")]
    [InlineData("<&- >&-")]
    [InlineData(">&- 2>&-")]
    [InlineData("<&- >&- 2>&-")]
    public void What_is_written_to_a_file_is_the_same_whatever_streams_are_closed(string closed)
    {
        if (OperatingSystem.IsWindows()) return;
        _files.Write("mixed.ndjson", CommandFiles.Case + "\n{\n" + CommandFiles.Case);
        var open = Run("\"$@\"", "decide p.rules --cases mixed.ndjson --out open.ndjson");
        Assert.Equal((1, ""), (open.ExitCode, open.Output));
        var before = Directory.GetFiles(_files.Path).ToDictionary(f => f, File.ReadAllText);
        var run = Run("\"$@\" " + closed, "decide p.rules --cases mixed.ndjson --out o.ndjson");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(_files.Read("open.ndjson"), _files.Read("o.ndjson"));
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));
        Assert.Equal(before.Count + 1, Directory.GetFiles(_files.Path).Length);
    }

    [Fact]
    public void A_device_without_an_end_is_read_only_as_far_as_a_case_or_a_record_goes()
    {
        if (!File.Exists("/dev/zero")) return;
        Assert.Contains("at most 262,144 are read", Run("\"$@\"", "decide p.rules --case /dev/zero").Error,
            StringComparison.Ordinal);
        Assert.Equal("eligibility: /dev/zero: it is too long to be the record of one decision\n",
            Run("\"$@\"", "diff-decisions /dev/zero r.json").Error);
    }

    private CommandRun Run(string script, string form) => BuiltCommand.Shell(_files.Path, script, form.Split(' '));
}
