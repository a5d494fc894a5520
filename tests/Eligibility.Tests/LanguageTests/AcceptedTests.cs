using Eligibility.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LanguageTests;

/// <summary>
/// Policies that show what the language allows (Language/Accepted): each compiles, and decides as its examples say.
/// </summary>
public class AcceptedTests
{
    private static readonly string Folder = Repository.Language("Accepted");

    public static TheoryData<string> Files => Repository.EachRuleFile(Folder);

    [Theory, MemberData(nameof(Files))]
    public void An_accepted_file_has_no_error_and_only_the_warnings_it_announces(string file)
    {
        var path = Path.Combine(Folder, file);
        var compilation = Compiling.File(path);
        Assert.True(!compilation.HasErrors && Compiling.Places(compilation, Severity.Warning)
                .SetEquals(Compiling.Announced(path, Severity.Warning)),
            Compiling.Render(compilation));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_examples_of_an_accepted_file_pass(string file)
    {
        var failures = Compiling.Failures(Compiling.File(Path.Combine(Folder, file)));
        Assert.True(failures.Length == 0, failures);
    }
}
