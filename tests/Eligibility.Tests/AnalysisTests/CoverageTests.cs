using System.Collections.Immutable;
using System.Text.Json;
using Eligibility.Analysis;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.AnalysisTests;

/// <summary>
/// Small policies (beside this file) with what <c>test --coverage</c> says of each, and what it says of the
/// policies under <c>rules</c>.
/// </summary>
public class CoverageTests
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "AnalysisTests", "Coverage");

    private static IEnumerable<string> Small =>
        Repository.RuleFiles(Folder).Where(f => !f.Contains('/', StringComparison.Ordinal));

    public static TheoryData<string> Files => [.. Small];

    [Theory, MemberData(nameof(Files))]
    public void What_the_examples_exercise_is_as_verified(string file)
    {
        var run = CommandRun.Of("test", Path.Combine(Folder, file), "--coverage");
        Assert.Equal("", run.Error);
        Snapshot.Match(Path.Combine(Folder, file), run.Output);
    }

    [Fact]
    public void A_condition_of_a_vocabulary_is_exercised_when_an_example_of_any_edition_does()
    {
        Snapshot.Match(Path.Combine(Folder, "shared.txt"),
            CommandRun.Of("test", Path.Combine(Folder, "shared"), "--coverage").Output);
        Snapshot.Match(Path.Combine(Folder, "shared-2017.txt"),
            CommandRun.Of("test", Path.Combine(Folder, "shared", "2017.rules"), "--coverage").Output);
    }

    [Fact]
    public void As_JSON_it_says_the_same() =>
        Snapshot.Match(Path.Combine(Folder, "cannot-be-json.txt"),
            CommandRun.Of("test", Path.Combine(Folder, "cannot-be.rules"), "--coverage", "--format", "json").Output);

    [Fact]
    public void What_no_example_exercises_is_no_failure_and_an_example_that_fails_is_one()
    {
        Assert.Equal(0, CommandRun.Of("test", Path.Combine(Folder, "no-examples.rules"), "--coverage").ExitCode);
        Assert.Equal(1, CommandRun.Of("test", Path.Combine(Folder, "failing-example.rules"), "--coverage").ExitCode);
    }

    [Fact]
    public void Without_the_option_nothing_is_said_of_it()
    {
        var path = Path.Combine(Folder, "no-examples.rules");
        Assert.DoesNotContain("exercise", CommandRun.Of("test", path).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(CommandRun.Of("test", path, "--format", "json").Output);
        Assert.False(json.RootElement.TryGetProperty("coverage", out _));
    }

    [Fact]
    public void Files_of_two_libraries_with_the_same_path_are_both_tested_and_not_measured_together()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one/policy.rules", File.ReadAllText(Path.Combine(Folder, "exceptions.rules")));
        folder.Write("two/policy.rules", File.ReadAllText(Path.Combine(Folder, "failing-example.rules")));
        var (one, two) = (Path.Combine(folder.Path, "one"), Path.Combine(folder.Path, "two"));
        var run = CommandRun.Of("test", one, two);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("3 passed, 1 failed", run.Output, StringComparison.Ordinal);
        var measured = CommandRun.Of("test", one, two, "--coverage");
        Assert.Equal(2, measured.ExitCode);
        Assert.Contains("are the roots of two; run it for each", measured.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_of_the_policies_that_come_with_it_exercise_all_that_can_be()
    {
        var library = Library.Open(Repository.Rules);
        var coverage = Of(library, library.Files());
        Assert.NotEmpty(coverage.Files);
        var missing = coverage.Files.SelectMany(f => f.Gaps).Where(t => !t.CannotBe && !Argued(t))
            .Select(t => FormattableString.Invariant($"{t.File}:{t.Line} {t.Words}"));
        Assert.True(!missing.Any() && coverage.Failing == 0, CoverageText.Render(coverage));
    }

    /// <summary>
    /// An <c>otherwise</c> that no case may reach, too wide for the search to settle: the comment
    /// above it says why it stands.
    /// </summary>
    private static bool Argued(CoveredThing thing)
    {
        if (thing.Kind != CoverageKind.Otherwise || thing.Gaps.Any(g => g.Finding != CoverageFinding.NotSettled))
            return false;
        return File.ReadAllLines(Path.Combine(Repository.Rules, thing.File))[thing.Line - 2]
            .StartsWith("# ", StringComparison.Ordinal);
    }

    public static TheoryData<string> Hinted =>
        [.. Small, .. Repository.RuleFiles(Repository.Rules).Where(f =>
            f.StartsWith("brighton", StringComparison.Ordinal) || f.StartsWith("avon", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Hinted))]
    public void The_cases_it_proposes_taken_as_the_only_examples_pass_and_exercise_all_that_can_be(string file)
    {
        var root = File.Exists(Path.Combine(Folder, file)) ? Folder : Repository.Rules;
        var without = WithExamples(root, file, []);
        var gaps = Of(without, [file]).Files.SelectMany(f => f.Gaps).SelectMany(t => t.Gaps).ToList();
        Assert.All(gaps.Where(g => g.Finding != CoverageFinding.CannotBe), g => Assert.NotEmpty(g.Hint));
        var with = Of(WithExamples(root, file, gaps.Select(g => g.Hint).Where(h => !h.IsEmpty)), [file]);
        Assert.True(with.Failing == 0 && with.Files.SelectMany(f => f.Gaps).All(t => t.CannotBe),
            CoverageText.Render(with));
    }

    private static Eligibility.Analysis.Coverage Of(Library library, IEnumerable<string> files)
    {
        var compilations = files.Select(f => PolicyCompiler.Compile(library, f)).ToList();
        Assert.All(compilations, c => Assert.False(c.HasErrors, Compiling.Render(c)));
        return Eligibility.Analysis.Coverage.Of(
            compilations.Select(c => c.Evaluator).OfType<PolicyEvaluator>().Select(e => (e, ExampleRunner.Run(e))));
    }

    /// <summary>The files of a folder, one of them with other examples than its own.</summary>
    private static Library WithExamples(string root, string file, IEnumerable<ImmutableArray<string>> examples) =>
        Library.Of(Repository.RuleFiles(root).Select(f => (f, f == file
            ? Replaced(File.ReadAllText(Path.Combine(root, f)), examples)
            : File.ReadAllText(Path.Combine(root, f)))));

    private static string Replaced(string text, IEnumerable<ImmutableArray<string>> examples)
    {
        var kept = new List<string>();
        var inExample = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
                inExample = line.StartsWith("example ", StringComparison.Ordinal);
            if (!inExample && line != "end") kept.Add(line);
        }
        var added = examples.Select((lines, i) =>
            FormattableString.Invariant($"example number {i + 1}\n") + string.Concat(lines.Select(l => $"    {l}\n")));
        return string.Join('\n', kept) + "\n" + string.Join('\n', added) + "\nend\n";
    }
}
