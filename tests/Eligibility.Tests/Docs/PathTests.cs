using System.Text.RegularExpressions;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Docs;

/// <summary>The pages for engineers send nobody to a file or a member that is not there.</summary>
public partial class PathTests
{
    private static readonly string[] Folders =
        ["", "src/Eligibility", "src/Eligibility.Cli", "src", "tests/Eligibility.Tests", "tests"];

    public static TheoryData<string> Pages => ["CONTRIBUTING.md", "docs/pipeline.md", "docs/faults.md", "docs/performance.md"];

    [Theory, MemberData(nameof(Pages))]
    public void Every_file_that_a_page_names_is_there(string page)
    {
        var named = Paths().Matches(File.ReadAllText(At(page))).Select(m => m.Groups["path"].Value).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, path => Find(path) is null);
    }

    [Fact]
    public void Every_member_that_CONTRIBUTING_looks_for_in_a_file_is_in_it()
    {
        var members = Members().Matches(File.ReadAllText(At("CONTRIBUTING.md")))
            .Select(m => (Path: m.Groups["path"].Value, Member: m.Groups["member"].Value)).ToList();
        Assert.NotEmpty(members);
        Assert.DoesNotContain(members, m =>
            Find(m.Path) is not { } file || !File.ReadAllText(file).Contains(m.Member, StringComparison.Ordinal));
    }

    private static string? Find(string path) =>
        Folders.Select(folder => At(folder + "/" + path)).FirstOrDefault(File.Exists);

    private static string At(string path) => Path.Combine(Repository.Root, path.TrimStart('/'));

    [GeneratedRegex(@"`(?<path>[\w./]+/[\w.]+\.cs)(:\d+)?`", RegexOptions.ExplicitCapture)]
    private static partial Regex Paths();

    [GeneratedRegex(@"`(?<path>[\w./]+/[\w.]+\.cs)`,\s+in\s+`(?<member>\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Members();
}
