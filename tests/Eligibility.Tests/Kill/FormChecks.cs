using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Kill;

/// <summary>
/// Every form of some justifications against the digests of how they read when they were found good (<c>forms.verified.txt</c>; the
/// snapshots of the ordinary tests show whole ones).
/// </summary>
internal static class FormChecks
{
    private const int OfAFile = 2;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Kill");
    private static readonly string Accepted = Repository.Language("Accepted");

    private static readonly (string Name, Func<Decision, JustificationRecord, string> Render)[] Forms =
    [
        ("text", (_, r) => JustificationText.Render(r)),
        ("coloured", (_, r) => JustificationText.Render(r, (tone, text) => $"<{tone}>{text}</>")),
        ("markdown", (_, r) => JustificationMarkdown.Render(r)),
        ("html", (_, r) => JustificationHtml.Render(r)),
        ("json", (_, r) => Encoding.UTF8.GetString(JustificationJson.Render(r))),
        ("person", (d, _) => PersonForm.Text(d) + PersonForm.Markdown(d) + PersonForm.Html(d)),
    ];

    public static IEnumerable<Check> All
    {
        get
        {
            var verified = new Lazy<Dictionary<string, string>>(() => File.ReadAllLines(Path.Combine(Folder, "forms.verified.txt")).ToDictionary(l => l[..^18], l => l[^16..], StringComparer.Ordinal));
            return Policies.Select(p => new Check($"forms of {p}", () =>
            {
                foreach (var (name, text) in Rendered(p))
                    Assert.True(verified.Value.TryGetValue(name, out var digest) && digest == Digest(text), $"{name}\n{text}");
            }));
        }
    }

    /// <summary>The digest of every form, a line each.</summary>
    public static string Digests() => string.Concat(Policies.SelectMany(Rendered).Select(f => $"{f.Name}: {Digest(f.Text)}\n"));

    private static IEnumerable<string> Policies => Repository.RuleFiles(Folder).Select(f => "Kill/" + f).Concat(Repository.RuleFiles(Accepted));

    private static IEnumerable<(string Name, string Text)> Rendered(string policy)
    {
        var path = policy.StartsWith("Kill/", StringComparison.Ordinal) ? Path.Combine(Folder, policy["Kill/".Length..]) : Path.Combine(Accepted, policy);
        if (Compiling.File(path).Evaluator is not { } evaluator) yield break;
        foreach (var (name, decision) in Decisions(evaluator, Path.ChangeExtension(path, ".ndjson")))
        {
            var record = JustificationBuilder.Build(decision);
            foreach (var form in Forms) yield return ($"{policy} | {name} | {form.Name}", form.Render(decision, record));
        }
    }

    private static IEnumerable<(string Name, Decision Decision)> Decisions(PolicyEvaluator evaluator, string cases)
    {
        foreach (var example in evaluator.Policy.Examples.Take(OfAFile)) yield return (example.Name, evaluator.Decide(Case.OfExample(evaluator.Policy, example)));
        // Where lists and many facts are unknown there are too many ways to fill them in for so short a time.
        if (evaluator.Policy.Inputs is { Length: <= 12 } inputs && !inputs.Any(i => i is ListInput)) yield return ("(nothing known)", Deciding.NothingKnown(evaluator));
        if (!File.Exists(cases)) yield break;
        foreach (var line in File.ReadAllLines(cases))
        {
            var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(line), new CaseOptions { KnownElsewhere = ["elsewhere"] });
            Assert.True(read.IsValid, string.Join('\n', read.Faults));
            yield return (read.Case.Id!, evaluator.Decide(read.Case));
        }
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
