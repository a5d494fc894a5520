using System.Text.RegularExpressions;
using Eligibility.Tests.Docs;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>What is offered in place of what the language has not is itself accepted.</summary>
public partial class UnsayableTests
{
    public static TheoryData<string> Offered
    {
        get
        {
            var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "Eligibility", "Corrections",
                "Sayings", "Unsayable.cs"));
            // A text that goes on in the next line is one text.
            var joined = Broken().Replace(source, "").Replace("\\\"", "\"", StringComparison.Ordinal);
            return [.. Quoted().Matches(joined).Select(m => m.Groups["words"].Value).Distinct(StringComparer.Ordinal)];
        }
    }

    [Theory, MemberData(nameof(Offered))]
    public void A_declaration_that_is_offered_is_accepted(string words)
    {
        var found = Compiling.Corrected(SampleTests.PolicyWith(words + "\n")).Diagnostics.Where(d => d.IsError);
        Assert.True(!found.Any(), Compiling.Render(found));
    }

    [GeneratedRegex(@"(?<!\\)""\s*\n\s*\+ \$?@?""")]
    private static partial Regex Broken();

    [GeneratedRegex("`(?<words>(?:fact|outcome|define) [^`{]*[a-z\"])`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
