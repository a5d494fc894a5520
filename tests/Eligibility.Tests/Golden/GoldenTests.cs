using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Golden;

/// <summary>
/// Decisions kept as they once were: policies that are never edited, cases of them and their own examples, and what
/// came of each. The same in Debug and Release, in any culture and time zone. A line that changes is a decision that
/// changes: the CHANGELOG says so under a star, with the new digest.
/// </summary>
public class GoldenTests
{
    internal static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Golden");

    private static readonly Lazy<string> Decisions = new(Decide);

    internal static int Count => Decisions.Value.Count(c => c == '\n');

    [Fact]
    public void Every_golden_decision_is_as_it_was() =>
        Snapshot.Match(Path.Combine(Folder, "decisions.txt"), Decisions.Value);

    [Fact]
    public void The_digest_of_the_golden_decisions_stands_under_a_star_in_the_changelog()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Decisions.Value)));
        var entries = File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")).Split("\n- ");
        Assert.True(entries.Any(e => e.StartsWith('★') && e.Contains(digest, StringComparison.Ordinal)),
            $"the golden decisions have the digest {digest}, which no starred entry of CHANGELOG.md names: say "
                + "there which decisions changed, and why");
    }

    private static string Decide()
    {
        var library = Library.Open(Path.Combine(Folder, "Library"));
        return string.Concat(library.Files().SelectMany(path => Lines(library, path)));
    }

    /// <summary>What comes of the examples and cases of one policy, a line each; none for a vocabulary.</summary>
    /// <param name="library">The golden policies.</param>
    /// <param name="path">One of them.</param>
    /// <param name="every">Of so many cases the first alone is decided; the lines of the others are empty.</param>
    internal static IEnumerable<string> Lines(Library library, string path, int every = 1) =>
        PolicyCompiler.Compile(library, path).Evaluator is not { } evaluator ? []
            : Examples(evaluator).Concat(Cases(evaluator, path)).Select((work, i) =>
            {
                if (i % every != 0) return "";
                var (id, decision) = work();
                return string.Create(CultureInfo.InvariantCulture,
                    $"{path} | {id} | {(decision is null ? "refused" : decision.Outcome?.Name ?? "undecided")} | {Record(decision)}\n");
            });

    private static IEnumerable<Func<(string Id, Decision? Decision)>> Examples(PolicyEvaluator evaluator) =>
        evaluator.Policy.Examples.Select(e =>
            (Func<(string, Decision?)>)(() => (e.Name, evaluator.Decide(Case.OfExample(evaluator.Policy, e)))));

    private static IEnumerable<Func<(string Id, Decision? Decision)>> Cases(PolicyEvaluator evaluator, string path)
    {
        var file = Path.Combine(Folder, "Cases", Path.ChangeExtension(path, null).Replace('/', '.') + ".ndjson");
        return File.ReadAllLines(file).Select(line => (Func<(string, Decision?)>)(() =>
        {
            var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(line));
            return (read.Case?.Id ?? line, read.Case is { } @case ? evaluator.Decide(@case) : null);
        }));
    }

    /// <summary>The digest of the whole record; how it is worded for people is kept by the snapshots of its forms.</summary>
    private static string Record(Decision? decision)
    {
        if (decision is null) return "";
        var record = JustificationBuilder.Build(decision);
        return Convert.ToHexStringLower(SHA256.HashData(JustificationJson.Render(record)))[..32];
    }
}
