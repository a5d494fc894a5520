using System.Globalization;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.SyntaxTests;

/// <summary>
/// Nesting is counted, not left to the stack (language, section 7): 64 deep passes, deeper is refused at its place, and
/// no depth ends the process. Each kind runs in a process of its own, so that one that dies is one failed test.
/// </summary>
public class NestedTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Kinds => [.. Nested.Kinds.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void What_nests_up_to_the_limit_is_decided_and_what_nests_deeper_is_refused(string kind) =>
        Check(kind, ChildProcess.Run($"nested {kind}", Limit));

    [Theory, MemberData(nameof(Kinds))]
    public void The_same_depths_pass_and_fail_on_a_thread_with_a_stack_of_256_KB(string kind) =>
        Check(kind, ChildProcess.Run($"nested-on-a-small-stack {kind}", Limit));

    private void Check(string kind, string said)
    {
        output.WriteLine(said);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": "));
        Assert.Equal(4, lines.Count());
        foreach (var line in lines)
        {
            var isRefused = line[1].StartsWith("ELG", StringComparison.Ordinal);
            Assert.True(isRefused == int.Parse(line[0], CultureInfo.InvariantCulture) > Nested.Kinds[kind].Most,
                $"{kind}: {said}");
        }
    }
}
