using System.Globalization;
using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary>
/// <c>eligibility new</c>: answers in, a first policy file out. Answers are files in <c>NewPolicies</c>, a line each.
/// </summary>
public sealed class NewTests : IDisposable
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Command", "NewPolicies");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder, "*.answers").Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Order(StringComparer.Ordinal)];

    private string Target => Path.Combine(_folder.Path, "new.rules");

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Scripts))]
    public void The_answers_of_a_file_give_this_dialogue_and_this_policy(string script)
    {
        var run = Answer(Answers(script));
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        AssertGood();
        Snapshot.Match(Path.Combine(Folder, script + ".txt"),
            run.Output.Replace(Target, "new.rules", StringComparison.Ordinal) + "----\n" + File.ReadAllText(Target));
    }

    [Fact]
    public void The_patterns_are_rules_once_their_signs_are_taken_away()
    {
        Answer(Answers("theft"));
        var patterns = 0;
        var lines = File.ReadAllLines(Target);
        for (var at = 0; at < lines.Length; at++)
            if (lines[at].StartsWith("# rule ", StringComparison.Ordinal))
                for (patterns++; lines[at].StartsWith("# ", StringComparison.Ordinal); at++) lines[at] = lines[at][2..];
        Assert.Equal(2, patterns);
        var compilation = Compiling.Text(string.Join('\n', lines) + "\n");
        Assert.Empty(compilation.Diagnostics.Where(d => d.Code != "ELG505"));
        Assert.Equal(2, compilation.Policy!.Rules.Length);
        // As the file says: with rules the example is to expect `undecided`.
        Assert.Contains("undecided", Compiling.Failures(compilation), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_condition_that_the_file_shows_is_one()
    {
        Answer(Answers("theft"));
        var text = File.ReadAllText(Target);
        var shown = text.Split('\n').SkipWhile(l => !l.EndsWith("written so:", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(l => l.StartsWith("#     ", StringComparison.Ordinal)).Select(l => l[6..]).ToList();
        Assert.Equal(6, shown.Count);
        foreach (var condition in shown)
            Assert.Empty(Compiling.Text(text.Replace("# Where no rule",
                $"rule shown\n    caution when {condition}\n    because \"x\"\n\n# Where no rule",
                StringComparison.Ordinal)).Diagnostics.Where(d => d.IsError));
    }

    [Fact]
    public void Answers_that_end_early_write_nothing_and_say_what_is_missing()
    {
        var answers = Answers("theft").Split('\n')[..^1];
        var missing = new List<string>();
        for (var count = 0; count < answers.Length; count++)
        {
            var run = Answer(string.Concat(answers.Take(count).Select(a => a + "\n")));
            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith("eligibility: the answers ended before ", run.Error, StringComparison.Ordinal);
            Assert.EndsWith("; nothing was written\n", run.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
            missing.Add(run.Error);
        }
        Assert.Contains("the title was given", missing[0], StringComparison.Ordinal);
        Assert.Contains("list of facts was ended by an empty line", missing[^1], StringComparison.Ordinal);
        Assert.Equal(0, Answer(string.Join('\n', answers) + "\n").ExitCode);
    }

    [Fact]
    public void Lines_may_end_as_on_Windows_behind_a_mark_of_their_beginning()
    {
        Assert.Equal(0, Answer("\uFEFF" + Answers("theft").Replace("\n", "\r\n", StringComparison.Ordinal)).ExitCode);
        var written = File.ReadAllText(Target);
        File.Delete(Target);
        Answer(Answers("theft"));
        Assert.Equal(File.ReadAllText(Target), written);
    }

    [Fact]
    public void A_file_that_is_there_is_never_written_over()
    {
        _folder.Write("new.rules", "mine");
        var run = Answer(Answers("theft"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is there already, and nothing is written over it", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine\n", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData("policy", "is no name of a policy file"), InlineData("policy.txt", "is no name of a policy file")]
    [InlineData(".rules", "is no name of a policy file"), InlineData("library.rules", "marks the root of a library")]
    [InlineData("no-such-folder/a.rules", "there is no folder")]
    public void A_name_that_no_policy_could_have_is_refused_before_anything_is_asked(string name, string told)
    {
        var run = CommandRun.WithInput(Answers("theft"), "new", Path.Combine(_folder.Path, name));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("Cautions for theft from shops", "cautions-for-theft-from-shops.rules")]
    [InlineData("The Chief's \"plan\" (2024)", "the-chiefs-plan-2024.rules")]
    [InlineData("Library", "library-policy.rules"), InlineData("../../etc/passwd", "etc-passwd.rules")]
    [InlineData("Drogues: éviter les poursuites", "drogues-viter-les-poursuites.rules"), InlineData("薬物", null)]
    [InlineData("A title that goes on and on, further than any file should be called after it",
        "a-title-that-goes-on-and-on-further-than-any-file-should-be.rules")]
    public void Without_a_name_the_file_is_called_after_the_title(string title, string? file) =>
        Assert.Equal(file, Cli.Starting.PolicyDraft.FileOf(title));

    [Fact]
    public void A_hundred_facts_are_taken()
    {
        var facts = Enumerable.Range(1, 100)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"fact number {n}\n{1 + n % 2}\n"));
        Assert.Equal(0, Answer("Many\n\n\nbad\nb\ngood\ng\n\ngood\n" + string.Concat(facts) + "\n").ExitCode);
        AssertGood();
        Assert.Equal(101, Compiling.File(Target).Policy!.Inputs.Length);
    }

    /// <summary>A seed that fails is told, and can be run alone.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Whatever_is_answered_gives_a_good_file_or_none(int tier)
    {
        var written = 0;
        for (var seed = tier * 1000; seed < tier * 1000 + 15; seed++)
        {
            File.Delete(Target);
            var run = Answer(RandomAnswers(new Random(seed), odd: seed % 2 == 0));
            Assert.True(run.ExitCode is 0 or 2 && !run.Error.Contains("   at ", StringComparison.Ordinal),
                $"seed {seed}: {run.Error}");
            Assert.Equal(run.ExitCode == 0, File.Exists(Target));
            if (seed % 2 != 0) Assert.True(run.ExitCode == 0, $"seed {seed}: {run.Error}{run.Output}");
            if (run.ExitCode != 0) continue;
            written++;
            AssertGood();
        }
        Assert.True(written >= 7);
    }

    /// <summary>Answers that are all good; or with others among them, which must be asked for again.</summary>
    private static string RandomAnswers(Random random, bool odd)
    {
        string[] words =
            ["shop", "Theft", "day", "5", "x-ray", "officer's", "number", "of", "value", "decision", "own", "use"];
        string[] wrong =
        [
            "", "is", "when violent", "a, b", "a: b", "\"", "#", "\\", "yes", "any", "31 February 2024", "café",
            "\u202E", "(", "id", "otherwise",
        ];
        var text = new StringBuilder();
        var names = 0;
        Line(Prose());
        Line(random.Next(2) == 0 ? "" : Prose());
        Line(random.Next(3) switch { 0 => "", 1 => "2024-02-29", _ => "1 December 2017" });
        var outcomes = random.Next(2, 5);
        for (var n = 0; n < outcomes; n++) { Line(Fresh()); Line(Prose()); }
        text.Append('\n');
        Line(random.Next(1, outcomes + 1).ToString(CultureInfo.InvariantCulture));
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            Line(Fresh());
            var kind = random.Next(1, 6);
            Line(kind.ToString(CultureInfo.InvariantCulture));
            if (kind == 3) Line(random.Next(2) == 0 ? "GBP" : "eur");
            if (kind != 5) continue;
            for (var values = random.Next(2, 6); values > 0; values--)
                Line(random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"class B or {names++}") : Fresh());
            text.Append('\n');
        }
        return text.Append('\n').ToString();

        void Line(string answer)
        {
            if (odd && random.Next(4) == 0) text.Append(wrong[random.Next(wrong.Length)]).Append('\n');
            text.Append(answer).Append('\n');
        }

        string Fresh() => string.Create(CultureInfo.InvariantCulture,
            $"k{names++} {words[random.Next(words.Length)]} {words[random.Next(words.Length)]}");

        string Prose() => string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
            words[random.Next(words.Length)] + ((string[])["", ",", "\"", "\\", ": 5 %", " é", "#"])[random.Next(7)]));
    }

    /// <summary>What <c>check</c>, <c>format --check</c> and <c>test</c> say of it.</summary>
    private void AssertGood()
    {
        var compilation = Compiling.File(Target);
        Assert.True(compilation.Diagnostics.All(d => d.Code == "ELG505"), Compiling.Render(compilation));
        var policy = CommandRun.Of("check", Target);
        Assert.True(policy.ExitCode == 0, policy.Output);
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("format", Target, "--check"));
        var test = CommandRun.Of("test", Target);
        Assert.EndsWith("1 passed, 0 failed\n", test.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nend\n", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    private CommandRun Answer(string answers) => CommandRun.WithInput(answers, "new", Target);

    private static string Answers(string script) => File.ReadAllText(Path.Combine(Folder, script + ".answers"));
}
