using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary><c>decide POLICY --cases FILE</c>.</summary>
public class DecideManyTests
{
    private const string Good = """{"id": "1", "offence": "drug supply"}""";

    [Fact]
    public void Many_cases_exit_with_0_undecided_ones_too()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--cases",
            folder.Write("cases.jsonl", Good + "\n" + Good), "--on", "2018-01-10");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, run.Output.Count(c => c == '\n'));
    }

    [Fact]
    public void A_bad_line_exits_with_1_is_told_on_standard_error_and_stops_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("cases.ndjson", Good + "\n{\"offense\": 1, \"drug\": \"heroine\"}\n" + Good);
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--cases", file, "--on", "2018-01-10");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"{file}:2: error ELG720 offense: the policy declares no fact and no list of this name (did you mean "
                + "`offence`?) (and 1 more, in its line of the output)\n"
                + "eligibility: 1 of 3 cases could not be decided; an error object stands in the place of each\n",
            run.Error);
        Assert.Equal(3, run.Output.Count(c => c == '\n'));
    }

    [Fact]
    public void Cases_come_from_standard_input_as_NDJSON()
    {
        var run = CommandRun.WithInput(Good + "\n{\n", "decide", CommandRun.Rules("durham-checkpoint"), "--cases", "-",
            "--on", "2018-01-10");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("standard input:2: error ELG710 the case: is no valid JSON at line 2, column 2", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_to_write_holds_what_standard_output_would()
    {
        using var folder = new TemporaryFolder();
        string[] args = ["decide", CommandRun.Rules("durham-checkpoint"), "--cases", folder.Write("cases.ndjson", Good),
            "--on", "2018-01-10"];
        var target = Path.Combine(folder.Path, "decisions.ndjson");
        var run = CommandRun.Of([.. args, "--out", target]);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal(CommandRun.Of(args).Output, File.ReadAllText(target));
        Assert.Equal(["cases.ndjson", "decisions.ndjson"],
            Directory.EnumerateFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Headings_at_fault_leave_an_older_file_of_decisions_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var target = folder.Write("decisions.ndjson", "older");
        var run = CommandRun.Of("decide", CommandRun.Rules("durham-checkpoint"), "--cases",
            folder.Write("cases.csv", "offense\ntheft"), "--out", target);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("older\n", File.ReadAllText(target));
        Assert.Equal(2, Directory.EnumerateFiles(folder.Path).Count());
    }

    /// <summary>What is said of each; @ stands for the folder in which the files are.</summary>
    public static TheoryData<string, string[]> WrongUses => new()
    {
        { "give one case with --case FILE, or many with --cases FILE", [] },
        { "--case is for one case and --cases for many; give one of them",
            ["--case", "@cases.ndjson", "--cases", "@cases.ndjson"] },
        { "--out goes with --cases; one decision is written to standard output",
            ["--case", "@cases.ndjson", "--out", "@out.ndjson"] },
        { "--record goes with --cases; one decision has its whole record",
            ["--case", "@cases.ndjson", "--record", "full"] },
        { "--cases gives a line of JSON for each case; leave --format out",
            ["--cases", "@cases.ndjson", "--format", "text"] },
        { "there is no file of cases `@none.ndjson`", ["--cases", "@none.ndjson"] },
        { "how the cases in `@cases.txt` are written cannot be told from its name: name it .ndjson or .jsonl for a "
            + "JSON object a line, .csv for rows under headings",
            ["--cases", "@cases.txt"] },
        { "`@cases.json` is named as one JSON text; --case takes one case, and --cases a file with a case on each "
            + "line, named .ndjson or .jsonl",
            ["--cases", "@cases.json"] },
        { "--out `@cases.ndjson` would write over the cases that it is made from; name another file",
            ["--cases", "@cases.ndjson", "--out", "@cases.ndjson"] },
        { "--out `@cases.ndjson` would write over the cases that it is made from; name another file",
            ["--cases", "@link.ndjson", "--out", "@cases.ndjson"] },
        { "--out `@new` would write over the cases that it is made from; name another file",
            ["--cases", "@partial.ndjson", "--out", "@new"] },
        { "--out `/dev/null` is no file; leave it out, and the lines go to standard output",
            ["--cases", "@cases.ndjson", "--out", "/dev/null"] },
        { "--out `@` is a folder; name a file", ["--cases", "@cases.ndjson", "--out", "@"] },
        { "there is no folder `@none` for --out", ["--cases", "@cases.ndjson", "--out", "@none/out.ndjson"] },
    };

    [Theory, MemberData(nameof(WrongUses))]
    public void Wrong_uses_exit_with_2_and_say_what_to_do(string message, string[] args)
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.ndjson"), folder.Write("cases.ndjson", Good));
        // What is written meanwhile bears this name: it must not be that of the cases either.
        File.CreateSymbolicLink(Path.Combine(folder.Path, "partial.ndjson"), folder.Write("new.partial", Good));
        var run = CommandRun.Of(["decide", CommandRun.Rules("durham-checkpoint"), "--on", "2018-01-10",
            .. args.Select(InFolder)]);
        Assert.Equal((2, "", $"eligibility: {InFolder(message)}\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(Good + "\n", File.ReadAllText(Path.Combine(folder.Path, "cases.ndjson")));
        Assert.Equal(4, Directory.EnumerateFiles(folder.Path).Count());

        string InFolder(string text) =>
            text.Replace("@", folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
