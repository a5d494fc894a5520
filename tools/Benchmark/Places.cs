namespace Eligibility.Benchmarking;

/// <summary>Where things are in the repository.</summary>
internal static class Places
{
    /// <summary>The root of the repository, above where the program was built.</summary>
    public static readonly string Root = FindRoot();

    public static readonly string Policy = Path.Combine(Root, "tools", "Benchmark", "checkpoint.rules");

    public static readonly string Node = Path.Combine(Root, "tools", "Benchmark", "node");

    /// <summary>The command, as it is built.</summary>
    public static readonly string Command =
        Path.Combine(Root, "src", "Eligibility.Cli", "bin", "Release", "net10.0", "eligibility");

    /// <summary>The command compiled ahead of time, where that was done.</summary>
    public static readonly string Ahead = Path.Combine(Root, "artifacts", "native", "command", "eligibility");

    /// <summary>The tool that makes random cases, as it is built.</summary>
    public static readonly string Measure =
        Path.Combine(Root, "tools", "Measure", "bin", "Release", "net10.0", "eligibility-measure.dll");

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Eligibility.sln"))) return folder;
        throw new DirectoryNotFoundException("no folder above the program holds Eligibility.sln");
    }
}
