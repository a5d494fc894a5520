using Eligibility.Tests.Support;

namespace Eligibility.Tests.LanguageTests;

/// <summary>
/// The policies under <c>rules</c>: what the project says of real forces must compile and decide as its examples say.
/// </summary>
public class RulesTests
{
    public static TheoryData<string> Files => Repository.EachRuleFile(Repository.Rules);

    [Theory, MemberData(nameof(Files))]
    public void A_rule_file_has_no_error(string file)
    {
        var compilation = Compiling.File(Path.Combine(Repository.Rules, file));
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_examples_of_a_rule_file_pass(string file)
    {
        var failures = Compiling.Failures(Compiling.File(Path.Combine(Repository.Rules, file)));
        Assert.True(failures.Length == 0, failures);
    }
}
