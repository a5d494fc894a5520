using System.Xml.Linq;
using Eligibility.Tests.Docs;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Surface;

/// <summary>
/// The examples of the docstrings, and the README's, compile against what callers see, run, and write what the comments
/// behind their lines say.
/// </summary>
public sealed class ExampleTests : IDisposable
{
    /// <summary>The types that people meet first.</summary>
    private static readonly string[] First =
    [
        "Eligibility.Library", "Eligibility.PolicyCompiler", "Eligibility.Compilation", "Eligibility.PolicyEvaluator",
        "Eligibility.CaseReader", "Eligibility.CaseValue", "Eligibility.Decision",
        "Eligibility.Reason", "Eligibility.DecisionForms",
        "Eligibility.Diagnostic", "Eligibility.Editions", "Eligibility.BulkDecider",
        "Eligibility.Hosting.PolicyCatalogue", "Eligibility.Hosting.LivePolicies",
        "Eligibility.Hosting.PolicyShadow", "Eligibility.Hosting.RecordBinding`1",
        "Eligibility.DecisionLog.DecisionLogWriter",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_types_that_people_meet_first_have_an_example() =>
        Assert.Equal(First.Order(StringComparer.Ordinal), Examples().Select(e => e.Type).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_example_and_those_of_the_pages_compile_run_and_write_what_they_say()
    {
        var readme = Assert.Single(Page.Open("README.md").Tagged("csharp")).Text;
        var embedding = Page.Open("docs/embedding.md").Tagged("csharp").Select(block => (block.Place, block.Text));
        (string Type, string Code)[] examples = [.. Examples(), .. embedding, ("README.md", readme)];
        var written = SampleProgram.Run(_folder.Path, [.. examples.Select(e => e.Code)]);
        Assert.StartsWith("Advice: a Checkpoint contract", written[^1], StringComparison.Ordinal);
        Assert.All(examples.Zip(written), pair => AssertWrites(pair.First.Type, pair.First.Code, pair.Second));
    }

    /// <summary>What stands in a comment behind a line that writes is written, in order.</summary>
    private static void AssertWrites(string type, string code, string written)
    {
        var at = 0;
        foreach (var line in code.Split('\n').Where(l => l.Contains("WriteLine", StringComparison.Ordinal)))
        {
            if (line.LastIndexOf("; // ", StringComparison.Ordinal) is not (> 0 and var comment)) continue;
            var expected = line[(comment + "; // ".Length)..];
            var found = written.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{type} says that it writes `{expected}`; it wrote\n{written}");
            at = found + expected.Length;
        }
    }

    private static IEnumerable<(string Type, string Code)> Examples() =>
        from assembly in new[]
        {
            typeof(PolicyCompiler).Assembly, typeof(Eligibility.Hosting.PolicyCatalogue).Assembly,
            typeof(Eligibility.DecisionLog.DecisionLogWriter).Assembly,
        }
        from member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
        from code in member.Elements("example").Elements("code")
        select (((string)member.Attribute("name")!)[2..], Unindented(code.Value));

    private static string Unindented(string code)
    {
        var lines = code.Trim('\n').Split('\n').Select(l => l.TrimEnd()).ToList();
        var indent = lines.Where(l => l.Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length >= indent ? l[indent..] : "")).Trim('\n');
    }
}
