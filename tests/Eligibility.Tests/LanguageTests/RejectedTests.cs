using Eligibility.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LanguageTests;

/// <summary>Policies that show what the language refuses (Language/Rejected): where, and in which words.</summary>
public class RejectedTests
{
    private static readonly string Folder = Repository.Language("Rejected");

    public static TheoryData<string> Files => Repository.EachRuleFile(Folder);

    [Theory, MemberData(nameof(Files))]
    public void The_lines_with_errors_are_those_that_the_file_announces(string file)
    {
        var path = Path.Combine(Folder, file);
        var compilation = Compiling.File(path);
        var (announced, found) = (Compiling.Announced(path, Severity.Error),
            Compiling.Places(compilation, Severity.Error));
        Assert.NotEmpty(announced);
        Assert.True(announced.SetEquals(found),
            $"announced: {string.Join(", ", announced)}\nfound: {string.Join(", ", found)}\n\n{Compiling.Render(compilation)}");
    }

    [Theory, MemberData(nameof(Files))]
    public void A_rejected_file_yields_no_evaluator(string file) =>
        Assert.Null(Compiling.File(Path.Combine(Folder, file)).Evaluator);

    [Theory, MemberData(nameof(Files))]
    public void What_is_said_of_the_errors_is_as_verified(string file)
    {
        var path = Path.Combine(Folder, file);
        Snapshot.Match(path, Compiling.Render(Compiling.File(path)));
    }
}
