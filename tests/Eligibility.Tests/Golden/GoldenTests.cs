using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Golden;

/// <summary>
/// Decisions kept as they once were: policies that are never edited, cases of them and their own examples, and what came of
/// each. The same in Debug and Release, in any culture and time zone. A line that changes is a decision that changes: the
/// CHANGELOG says so under a star, with the new digest.
/// </summary>
public class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Golden");

    private static readonly Lazy<string> Decisions = new(Decide);

    [Fact]
    public void Every_golden_decision_is_as_it_was() => Snapshot.Match(Path.Combine(Folder, "decisions.txt"), Decisions.Value);

    [Fact]
    public void The_digest_of_the_golden_decisions_stands_under_a_star_in_the_changelog()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Decisions.Value)));
        var entries = File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")).Split("\n- ");
        Assert.True(entries.Any(e => e.StartsWith('★') && e.Contains(digest, StringComparison.Ordinal)),
            $"the golden decisions have the digest {digest}, which no starred entry of CHANGELOG.md names: say there which decisions changed, and why");
    }

    private static string Decide()
    {
        var library = Library.Open(Path.Combine(Folder, "Library"));
        var text = new StringBuilder();
        foreach (var path in library.Files())
        {
            if (PolicyCompiler.Compile(library, path).Evaluator is not { } evaluator) continue;
            foreach (var (id, decision) in Examples(evaluator).Concat(Cases(evaluator, path)))
                text.Append(CultureInfo.InvariantCulture, $"{path} | {id} | {(decision is null ? "refused" : decision.Outcome?.Name ?? "undecided")} | {Record(decision)}\n");
        }
        return text.ToString();
    }

    private static IEnumerable<(string Id, Decision? Decision)> Examples(PolicyEvaluator evaluator) =>
        evaluator.Policy.Examples.Select(e => (e.Name, (Decision?)evaluator.Decide(Case.OfExample(evaluator.Policy, e))));

    private static IEnumerable<(string Id, Decision? Decision)> Cases(PolicyEvaluator evaluator, string path)
    {
        var file = Path.Combine(Folder, "Cases", Path.ChangeExtension(path, null).Replace('/', '.') + ".ndjson");
        foreach (var line in File.ReadAllLines(file))
        {
            var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(line));
            yield return (read.Case?.Id ?? line, read.Case is { } @case ? evaluator.Decide(@case) : null);
        }
    }

    /// <summary>The digest of the whole record, in every form that is canonical.</summary>
    private static string Record(Decision? decision)
    {
        if (decision is null) return "";
        var record = JustificationBuilder.Build(decision);
        return Convert.ToHexStringLower(SHA256.HashData([.. JustificationJson.Render(record), .. Encoding.UTF8.GetBytes(JustificationText.Render(record))]))[..32];
    }
}
