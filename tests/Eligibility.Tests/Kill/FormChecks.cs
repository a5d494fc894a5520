using System.Security.Cryptography;
using System.Text;
using Eligibility.Cases;
using Eligibility.Comparing;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.LetterTests;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Kill;

/// <summary>
/// Every form of some justifications against the digests of how they read when they were found good
/// (<c>forms.verified.txt</c>; the snapshots of the ordinary tests show whole ones).
/// </summary>
internal static class FormChecks
{
    private const int OfAFile = 2;
    private const string Together = "editions together";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Kill");
    private static readonly string Accepted = Repository.Language("Accepted");

    private static readonly (string Name, Func<Decision, JustificationRecord, string> Render)[] Forms =
    [
        ("text", (_, r) => JustificationForms.Text(r)),
        ("coloured", (_, r) => JustificationForms.Text(r, (tone, text) => $"<{tone}>{text}</>")),
        ("markdown", (_, r) => JustificationForms.Markdown(r)),
        ("html", (_, r) => JustificationForms.Html(r)),
        ("json", (_, r) => Encoding.UTF8.GetString(JustificationJson.Render(r))),
        ("person", (d, _) => Letter(LetterMaker.Written(d)) + Letter(LetterMaker.Written(d, LetterPromises.All(d)))),
    ];

    // The file is read once for all checks: no fault in the engine changes it.
    private static readonly Lazy<Dictionary<string, string>> Verified =
        new(() => File.ReadAllLines(Path.Combine(Folder, "forms.verified.txt"))
            .ToDictionary(l => l[..^18], l => l[^16..], StringComparer.Ordinal));

    private static string Letter(Letter letter) => LetterText.Render(letter) + LetterMarkdown.Render(letter)
        + LetterHtml.Render(letter) + Encoding.UTF8.GetString(LetterJson.Render(letter));

    /// <summary>Each policy by itself.</summary>
    public static IEnumerable<Check> All =>
        Policies.Select(p => new Check($"forms of {p}", () => Compare(Rendered(p))));

    /// <summary>Editions together: compared, and while the date that chooses between them is unknown.</summary>
    public static IEnumerable<Check> Several => [new Check("forms of " + Together, () => Compare(RenderedTogether()))];

    private static void Compare(IEnumerable<(string Name, string Text)> forms)
    {
        foreach (var (name, text) in forms)
            Assert.True(Verified.Value.TryGetValue(name, out var digest) && digest == Digest(text), $"{name}\n{text}");
    }

    /// <summary>The digest of every form, a line each.</summary>
    public static string Digests() =>
        string.Concat(
            Policies.SelectMany(Rendered).Concat(RenderedTogether()).Select(f => $"{f.Name}: {Digest(f.Text)}\n"));

    private static IEnumerable<string> Policies =>
        Repository.RuleFiles(Folder).Select(f => "Kill/" + f).Concat(Repository.RuleFiles(Accepted));

    private static IEnumerable<(string Name, string Text)> Rendered(string policy)
    {
        var path = policy.StartsWith("Kill/", StringComparison.Ordinal)
            ? Path.Combine(Folder, policy["Kill/".Length..])
            : Path.Combine(Accepted, policy);
        if (Compiling.File(path).Evaluator is not { } evaluator) yield break;
        foreach (var (name, decision) in Decisions(evaluator, Path.ChangeExtension(path, ".ndjson")))
        {
            var record = JustificationBuilder.Build(decision);
            foreach (var form in Forms)
                yield return ($"{policy} | {name} | {form.Name}", form.Render(decision, record));
        }
    }

    private static IEnumerable<(string Name, string Text)> RenderedTogether()
    {
        var editions = Editions.Of(EvaluatorsIn(Path.Combine(Accepted, "editions")))[0];
        var alone = Editions.Of([editions.All[0]])[0];
        yield return ($"{Together} | one | json",
            Encoding.UTF8.GetString(UndatedJson.Render(alone, alone.Decide("{}"u8))));
        var undated = editions.Decide("""{"first time": true, "id": "7"}"""u8);
        yield return ($"{Together} | undated | text", UndatedForms.Text(editions, undated));
        yield return ($"{Together} | undated | markdown", UndatedForms.Markdown(editions, undated));
        yield return ($"{Together} | undated | html", UndatedForms.Html(editions, undated));
        yield return ($"{Together} | undated | json", Encoding.UTF8.GetString(UndatedJson.Render(editions, undated)));
        // A date that the policy asks nothing about.
        var unasked =
            Editions.Of([Compiling.File(Path.Combine(Accepted, "rules-dated-by-a-fact.rules")).Evaluator!])[0];
        yield return ($"{Together} | unasked | text", UndatedForms.Text(unasked, unasked.Decide("{}"u8)));
        yield return ($"{Together} | unasked | json",
            Encoding.UTF8.GetString(UndatedJson.Render(unasked, unasked.Decide("{}"u8))));
        var secret = Editions.Of(EvaluatorsIn(Path.Combine(Accepted, "editions-with-secrets")))[0];
        yield return ($"{Together} | secret | person", UndatedForms.Text(secret,
            secret.Decide("""{"first time": true}"""u8, detail: DecisionDetail.All), forPerson: true));
        // A policy with marks in its names beside another.
        var own = Editions.Of([Compiling.File(Path.Combine(Folder, "every-form.rules")).Evaluator!])[0];
        var marked = PolicyComparison.Of([new("own", own, true, null), new("early", editions, false, null)],
            Encoding.UTF8.GetBytes(File.ReadLines(Path.Combine(Folder, "every-form.ndjson")).ElementAt(1)));
        yield return ($"{Together} | marked | markdown", ComparisonForms.Markdown(marked));
        yield return ($"{Together} | marked | html", ComparisonForms.Html(marked));
        yield return ($"{Together} | marked | text", ComparisonForms.Text(marked));
        var other = Editions.Of([Compiling.File(Path.Combine(Accepted, "rules-override-rules.rules")).Evaluator!])[0];
        ComparedPolicy[] compared = [new("early", editions, false, new DateOnly(2017, 11, 30)),
            new("late", editions, false, new DateOnly(2017, 12, 1)),
            new("neither", editions, false, new DateOnly(2016, 12, 31)), new("other", other, true, null)];
        foreach (var count in (int[])[2, 4])
        {
            var comparison = PolicyComparison.Of(compared[..count], """{"first time": true, "times before": 2}"""u8);
            yield return ($"{Together} | {count} | text", ComparisonForms.Text(comparison));
            yield return ($"{Together} | {count} | coloured",
                ComparisonForms.Text(comparison, (tone, text) => $"<{tone}>{text}</>"));
            yield return ($"{Together} | {count} | markdown", ComparisonForms.Markdown(comparison));
            yield return ($"{Together} | {count} | html", ComparisonForms.Html(comparison));
            yield return ($"{Together} | {count} | json", Encoding.UTF8.GetString(ComparisonForms.Json(comparison)));
        }
    }

    private static IEnumerable<PolicyEvaluator> EvaluatorsIn(string folder) =>
        Repository.RuleFiles(folder).Select(f => Compiling.File(Path.Combine(folder, f)).Evaluator)
            .OfType<PolicyEvaluator>();

    private static IEnumerable<(string Name, Decision Decision)> Decisions(PolicyEvaluator evaluator, string cases)
    {
        foreach (var example in evaluator.Policy.Examples.Take(OfAFile))
            yield return (example.Name,
                evaluator.Decide(Case.OfExample(evaluator.Policy, example), DecisionDetail.All));
        // Where lists and many facts are unknown there are too many ways to fill them in for so short a time.
        if (evaluator.Policy.Inputs is { Length: <= 12 } inputs && !inputs.Any(i => i is ListInput))
            yield return ("(nothing known)", Deciding.NothingKnown(evaluator, DecisionDetail.All));
        if (!File.Exists(cases)) yield break;
        foreach (var line in File.ReadAllLines(cases))
        {
            var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(line),
                new CaseOptions { KnownElsewhere = ["elsewhere"] });
            Assert.True(read.IsValid, string.Join('\n', read.Faults));
            yield return (read.Case.Id!, evaluator.Decide(read.Case, DecisionDetail.All));
        }
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
