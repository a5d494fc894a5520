using Eligibility.Tests.Command;
using Eligibility.Tests.Support;
using Spectre.Console.Testing;

namespace Eligibility.Tests.AskTests;

/// <summary>
/// <c>eligibility ask</c>: answers in, the screen out. Each file in <c>Transcripts</c> has the command in its first line and the
/// answers below, a line each; beside it stands what was seen, the case that was saved last.
/// </summary>
public sealed class AskTests : IDisposable
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "AskTests", "Transcripts");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder, "*.answers").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private string CaseFile => Path.Combine(_folder.Path, "case.json");

    private string DecisionFile => Path.Combine(_folder.Path, "decision.json");

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Scripts))]
    public void The_answers_of_a_file_give_this_screen_and_this_case(string script)
    {
        var (command, answers) = Read(script);
        var run = CommandRun.WithInput(answers, [.. command, "--save-case", CaseFile]);
        Assert.Equal("", run.Error);
        Snapshot.Match(Path.Combine(Folder, script + ".txt"),
            run.Output.Replace(CaseFile, "case.json", StringComparison.Ordinal) + $"---- exit {run.ExitCode}\n"
                + File.ReadAllText(CaseFile));
    }

    [Theory, MemberData(nameof(Scripts))]
    public void What_is_saved_is_what_decide_makes_of_the_saved_case(string script)
    {
        var (command, answers) = Read(script);
        var run = CommandRun.WithInput(answers, [.. command, "--save-case", CaseFile, "--save-decision", DecisionFile]);
        var decided = CommandRun.Of("decide", command[1], "--case", CaseFile, "--format", "json");
        Assert.Equal(("", decided.ExitCode), (decided.Error, run.ExitCode));
        Assert.Equal(decided.Output, File.ReadAllText(DecisionFile));
        Assert.Equal([CaseFile, DecisionFile], Directory.EnumerateFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Somebody_at_a_terminal_sees_each_question_in_a_frame()
    {
        using var console = new TestConsole().Width(80);
        using var output = new MemoryStream();
        using var input = new MemoryStream("[red]x[/]\nno\n"u8.ToArray());
        var terminal = new Eligibility.Cli.Terminal(output, Stream.Null, input, colour: false, watched: console);
        Assert.Equal(0, Eligibility.Cli.CommandLine.Run(["ask", CommandRun.Rules("durham-checkpoint"), "--on", "2018-01-10"], terminal));
        Snapshot.Match(Path.Combine(Folder, "at-a-terminal.txt"),
            string.Join('\n', console.Lines.Select(line => line.TrimEnd())) + "\n----\n"
                + System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void A_policy_that_decides_each_record_is_refused_with_what_to_do()
    {
        var policy = Path.Combine(_folder.Path, "each.rules");
        File.WriteAllText(policy, """
            policy "Items"
                decides each of items
            list items
                kind: one of knife, pen
            outcome keep "Kept"
            outcome give "Given back"
            rule knives
                keep when kind is knife
                because "Knives are kept."
            otherwise give
            end
            """);
        var run = CommandRun.Of("ask", policy);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("decides each of items by itself", run.Error, StringComparison.Ordinal);
        Assert.Contains("eligibility facts POLICY --format case", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cases goes with --measure", "--cases", "5")]
    [InlineData("--cases is a number from 1 to 100,000", "--measure", "--cases", "0")]
    [InlineData("there is nothing to save", "--measure", "--save-case", "case.json")]
    [InlineData("are both `same.json`; name two files", "--save-case", "same.json", "--save-decision", "same.json")]
    [InlineData("there is no folder", "--save-decision", "no/such/folder/decision.json")]
    [InlineData("is in force on 2013-01-10", "--on", "2013-01-10")]
    [InlineData("would write over a rule file", "--save-case", "RULES/durham-checkpoint/2015-launch.rules")]
    public void Wrong_use_is_told_before_anything_is_asked(string told, params string[] options)
    {
        var run = CommandRun.Of(["ask", CommandRun.Rules("durham-checkpoint"),
            .. options.Select(o => o.Replace("RULES", Repository.Rules, StringComparison.Ordinal))]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_is_too_long_or_no_text_is_asked_again()
    {
        var run = CommandRun.WithInput(new string('y', 1_001) + "\n\uFFFD\nno\n", "ask",
            CommandRun.Rules("durham-checkpoint"), "--on", "2018-01-10");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("that is longer than 1,000 characters", run.Output, StringComparison.Ordinal);
        Assert.Contains("that is no UTF-8", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Measured_it_asks_fewer_questions_than_in_order_of_declaration()
    {
        var run = CommandRun.Of("ask", CommandRun.Rules("durham-checkpoint"), "--on", "2018-01-10", "--measure", "--cases", "50");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(Path.Combine(Folder, "measured.txt"), run.Output);
    }

    /// <summary>The command, its policy where it lies on this machine, and the answers.</summary>
    private static (string[] Command, string Answers) Read(string script)
    {
        var lines = File.ReadAllText(Path.Combine(Folder, script + ".answers")).Split('\n', 2);
        var words = lines[0].Split(' ');
        words[1] = Path.Combine(Repository.Root, words[1]);
        return (words, lines[1]);
    }
}
