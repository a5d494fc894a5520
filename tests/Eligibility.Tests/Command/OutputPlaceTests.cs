namespace Eligibility.Tests.Command;

/// <summary>
/// What is written is never a file that is read, by whatever way its path leads there; and it
/// is written where a link leads.
/// </summary>
public sealed class OutputPlaceTests : IDisposable
{
    private const string OverCases = "would write over the cases that it is made from";
    private const string OverRules = "would write over a rule file of the policy that decides";

    private readonly CommandFiles _files = new();

    public OutputPlaceTests()
    {
        _files.Write("real/c.ndjson", CommandFiles.Case);
        Directory.CreateSymbolicLink(_files.In("ldir"), "real");
        File.CreateSymbolicLink(_files.In("l.ndjson"), "real/c.ndjson");
        File.CreateSymbolicLink(_files.In("l.rules"), "p.rules");
        File.CreateSymbolicLink(_files.In("twice.ndjson"), "ldir/c.ndjson");
        // Where a link led, one step back is not where it lay.
        Directory.CreateDirectory(_files.In("far/off"));
        Directory.CreateSymbolicLink(_files.In("real/away"), "../far/off");
        _files.Write("far/c.ndjson", CommandFiles.Case);
        File.CreateSymbolicLink(_files.In("back.ndjson"), "real/away/../c.ndjson");
        // What is written meanwhile bears this name.
        File.CreateSymbolicLink(_files.In("o.ndjson.partial"), "p.rules");
        File.CreateSymbolicLink(_files.In("q.ndjson.partial"), "far/c.ndjson");
    }

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("p.rules", "c.ndjson", "p.rules", OverRules)]
    [InlineData("p.rules", "c.ndjson", "l.rules", OverRules)]
    [InlineData("l.rules", "c.ndjson", "p.rules", OverRules)]
    [InlineData("p.rules", "c.ndjson", "words.rules", OverRules)]
    [InlineData("p.rules", "c.ndjson", "library.rules", OverRules)]
    [InlineData("p.rules", "c.ndjson", "real/../p.rules", OverRules)]
    [InlineData("p.rules", "c.ndjson", "o.ndjson", OverRules)]
    [InlineData("p.rules", "c.ndjson", "c.ndjson", OverCases)]
    [InlineData("p.rules", "ldir/c.ndjson", "real/c.ndjson", OverCases)]
    [InlineData("p.rules", "real/c.ndjson", "ldir/c.ndjson", OverCases)]
    [InlineData("p.rules", "real/c.ndjson", "l.ndjson", OverCases)]
    [InlineData("p.rules", "l.ndjson", "ldir/c.ndjson", OverCases)]
    [InlineData("p.rules", "twice.ndjson", "l.ndjson", OverCases)]
    [InlineData("p.rules", "far/c.ndjson", "back.ndjson", OverCases)]
    [InlineData("p.rules", "back.ndjson", "far/c.ndjson", OverCases)]
    [InlineData("p.rules", "far/c.ndjson", "q.ndjson", OverCases)]
    public void A_file_that_is_read_is_not_written_over(string policy, string cases, string output, string message)
    {
        var before = Everything();
        var run = CommandRun.Of("decide", _files.In(policy), "--cases", _files.In(cases), "--out", _files.In(output));
        Assert.Equal(
            new CommandRun(2, "", $"eligibility: --out `{_files.In(output)}` {message}; name another file\n"), run);
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("there.ndjson", true)]
    [InlineData("there.ndjson", false)]
    [InlineData("real/there.ndjson", true)]
    [InlineData("ldir/there.ndjson", false)]
    public void Where_a_link_leads_it_is_written_and_the_link_stays(string target, bool isThere)
    {
        if (isThere) _files.Write(target, "older");
        File.CreateSymbolicLink(_files.In("out"), target);
        Assert.Equal(new CommandRun(0, "", ""),
            CommandRun.Of("decide", _files.In("p.rules"), "--cases", _files.In("c.ndjson"), "--out", _files.In("out")));
        Assert.Equal(target, new FileInfo(_files.In("out")).LinkTarget);
        Assert.Contains("\"status\":\"decided\"", _files.Read(target), StringComparison.Ordinal);
        Assert.False(File.Exists(_files.In(target + ".partial")));
    }

    [Fact]
    public void A_relative_link_is_followed_from_where_it_lies_and_not_from_where_the_command_runs()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_files.In("real/l"), "there.ndjson");
        Directory.CreateDirectory(_files.In("elsewhere"));
        var run = BuiltCommand.Shell(_files.In("elsewhere"), "\"$@\"",
            "decide ../p.rules --cases ../c.ndjson --out ../real/l".Split(' '));
        Assert.Equal(new CommandRun(0, "", ""), run);
        Assert.True(File.Exists(_files.In("real/there.ndjson")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.In("elsewhere")));
    }

    /// <summary>
    /// What is left of an earlier run, or a link of that name to a file that is nobody's to write over.
    /// </summary>
    [Fact]
    public void What_bears_the_name_of_the_unfinished_file_goes_and_what_a_link_of_that_name_leads_to_stays()
    {
        var precious = _files.Write("precious", "kept");
        File.CreateSymbolicLink(_files.In("new.ndjson.partial"), "precious");
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("decide", _files.In("p.rules"), "--cases",
            _files.In("c.ndjson"), "--out", _files.In("new.ndjson")));
        Assert.Equal("kept\n", File.ReadAllText(precious));
        Assert.Null(new FileInfo(_files.In("new.ndjson")).LinkTarget);
        Assert.Contains("\"status\":\"decided\"", _files.Read("new.ndjson"), StringComparison.Ordinal);
    }

    private List<(string, string?)> Everything() =>
        [.. Directory.EnumerateFileSystemEntries(_files.Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => (f, File.Exists(f) ? File.ReadAllText(f) : null))];
}
