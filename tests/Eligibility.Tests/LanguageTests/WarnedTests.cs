using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LanguageTests;

/// <summary>
/// Policies that work, but say what people misread (Language/Warned): where they are warned, and in which words.
/// </summary>
public class WarnedTests
{
    private static readonly string Folder = Repository.Language("Warned");

    public static TheoryData<string> Files => Repository.EachRuleFile(Folder);

    [Theory, MemberData(nameof(Files))]
    public void The_lines_with_warnings_are_those_that_the_file_announces(string file)
    {
        var path = Path.Combine(Folder, file);
        var compilation = Compiling.File(path);
        var (announced, found) = (Compiling.Announced(path, Severity.Warning),
            Compiling.Places(compilation.Source.Path, Warnings(path, compilation), Severity.Warning));
        Assert.True(announced.SetEquals(found),
            $"announced: {string.Join(", ", announced)}\nfound: {string.Join(", ", found)}\n\n{Compiling.Render(compilation)}");
    }

    [Theory, MemberData(nameof(Files))]
    public void A_warned_file_has_no_error_and_its_examples_pass(string file)
    {
        var compilation = Compiling.File(Path.Combine(Folder, file));
        var failures = Compiling.Failures(compilation);
        Assert.True(!compilation.HasErrors && failures.Length == 0, Compiling.Render(compilation) + failures);
    }

    [Theory, MemberData(nameof(Files))]
    public void What_is_said_of_the_warnings_is_as_verified(string file)
    {
        var path = Path.Combine(Folder, file);
        Snapshot.Match(path, Compiling.Render(Warnings(path, Compiling.File(path))));
    }

    /// <summary>
    /// The file's own warnings, and those that only looking closely gives; of a library's vocabulary, also those that
    /// only its whole library can give.
    /// </summary>
    private static IEnumerable<Diagnostic> Warnings(string path, Compilation compilation) =>
        compilation.Diagnostics
            .Concat(File.Exists(Path.Combine(Path.GetDirectoryName(path)!, Library.RootFile))
                ? Compiling.UnusedInLibrary(path)
                : [])
            .Concat(Idle(compilation)).OrderBy(d => d.Span.Start);

    private static Diagnostic[] Idle(Compilation compilation)
    {
        var found = new DiagnosticBag();
        if (compilation.Evaluator is { } evaluator) Findings.Check(evaluator, found);
        return [.. found.ToSorted().Where(d => d.Severity == Severity.Warning)];
    }
}
