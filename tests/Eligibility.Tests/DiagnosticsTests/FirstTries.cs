using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>
/// What two readers wrote who had seen the tutorial alone (FirstTries): a hundred additions to one policy, each with
/// what was meant by it in a comment, kept as they were written before any message was changed for them; those that
/// earlier readers of the reference wrote; and what a hostile reader wrote, to be led astray.
/// </summary>
internal static class FirstTries
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "FirstTries");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(n => !n.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The policy with the addition above its end.</summary>
    public static string Text(string name)
    {
        var policy = File.ReadAllText(Path.Combine(Folder, "base.rules"));
        var end = policy.LastIndexOf("\nend\n", StringComparison.Ordinal);
        var written = File.ReadAllLines(Path.Combine(Folder, name + ".txt")).SkipWhile(l => l.StartsWith('#'));
        return policy[..end] + "\n" + string.Join('\n', written) + "\n" + policy[end..];
    }
}
