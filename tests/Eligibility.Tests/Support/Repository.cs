namespace Eligibility.Tests.Support;

/// <summary>
/// Where the repository lies: tests read its rule files as they stand in it, not copies beside the test assembly.
/// </summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Rules { get; } = Path.Combine(Root, "rules");

    /// <summary>
    /// A folder of policies that show the language: <c>Accepted</c>, <c>Rejected</c> or <c>Warned</c>.
    /// </summary>
    public static string Language(string folder) =>
        Path.Combine(Root, "tests", "Eligibility.Tests", "Language", folder);

    /// <summary>One test case for each rule file below a folder.</summary>
    public static TheoryData<string> EachRuleFile(string folder) => [.. RuleFiles(folder)];

    /// <summary>The rule files below a folder by their paths from there, with <c>/</c>, in ordinal order.</summary>
    public static IEnumerable<string> RuleFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.rules", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Eligibility.sln"))) return folder;
        throw new DirectoryNotFoundException($"no folder at or above {AppContext.BaseDirectory} holds Eligibility.sln");
    }
}
