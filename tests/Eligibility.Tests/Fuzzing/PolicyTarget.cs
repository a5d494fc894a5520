using System.Text;
using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Formatting;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Fuzzing;

/// <summary>
/// Policy files: compiled, told about, laid out; where they compile, cases are decided and told in every form.
/// </summary>
internal sealed class PolicyTarget : Target
{
    private const string Path = "policy.rules";

    // The vocabularies that the rules use.
    private static readonly (string Path, byte[] Bytes)[] Library =
        [.. Repository.RuleFiles(Repository.Rules).Where(f => !f.Contains('/', StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllBytes(System.IO.Path.Combine(Repository.Rules, f))))];

    public override string Name => "policy";

    public override int Share => 25;

    public override IReadOnlyList<string> Words { get; } =
    [
        "is", "are", "was", "has", "not", "and", "or", "when", "unless", "where", "if", "than", "by", "plus", "minus",
        "multiplied by", "divided by", "rounded up to", "latest of", "each", "for each of", "starts at",
        "number of", "includes", "includes any of", "giving", "always",
        "never", "because", "because \"B\"", "expect", "needing",
        "policy \"P\"", "vocabulary \"V\"", "library \"L\"", "use \"vocabulary.rules\"", "use \"../x.rules\"", "source",
        "values v: a, b", "fact", "list", "outcome", "define", "table", "score", "rule",
        "otherwise", "guarantee", "example", "end\n", "end",
        ": yes or no", ": whole number", ": number of months", ": amount in mg", ": money in GBP", ": date", ": one of",
        ": any of", "in order", "assumed yes", "assumed empty", "judged by officer", "changeable", "confidential",
        "protected", "ask \"Q\"", "help \"H\"", "from 0 to 5", "one per",
        "all of", "any of", "none of", "at least 2 of", "at most 1 of", "exactly 1 of", "all of\n        ", "(", ")",
        "any", "no", "yes", "empty", "number of", "number of different", "total", "years from",
        "months from", "days from", "to", "decision date",
        "one of", "at least", "at most", "over", "more than", "under", "fewer than", "less than", "between", "before",
        "after", "on or before", "on or after", "within 3 months before", "within 5 years after", "250 mg",
        "GBP 80", "2018-01-10", "29 February 2000", "three",
        "applies", "undecided", "overrides", "in force from 1 January 2018", "until 31 December 2018", "dated by",
        "worst to best", "may read", "edition \"E\"", "review by 2030", "lasts 4 months", "lasts up to 4 months",
        "obliges \"O\"", "discretionary", "needs authority of", "refers to \"T\"", "starts at 3",
        "plus 1 when", "minus 2 when", "explicit", "inferred",
        "never depends on", "never worse when", "is lower", "is higher", "decided on 10 January 2018", "tablets", "kg",
        "weeks", "years", "and not", "or not", "# comment", "#", "as",
    ];

    public override IEnumerable<string> Seeds
    {
        get
        {
            string[] folders = [Repository.Language("Accepted"), Repository.Language("Warned"),
                Repository.Language("Rejected"),
                System.IO.Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Mistakes"), Repository.Rules];
            return folders.SelectMany(folder => Repository.RuleFiles(folder)
                .Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(System.IO.Path.Combine(folder, f)))));
        }
    }

    public override string Work(byte[] input, Seen seen)
    {
        var library = Eligibility.Library.OfBytes([(Path, input), .. Library]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var compilation = PolicyCompiler.Compile(library, Path);
        // A guarantee may take as many steps as its limit allows, whatever the size; of a file with errors each correction that
        // is tried compiles the vocabularies beside it again.
        Require.Bounded(GC.GetAllocatedBytesForCurrentThread() - before, input.Length, perByte: 16 << 10,
            above: compilation.Policy is null ? 192 << 20 : 1L << 30, "compiling");
        var said = new StringBuilder(Told(compilation.Diagnostics, seen));
        Format(library, compilation, said, seen);
        if (compilation.Evaluator is { } evaluator)
        {
            foreach (var condition in evaluator.Policy.Conditions) seen.Add("condition", condition.GetType().Name);
            foreach (var result in ExampleRunner.Run(evaluator, DecisionDetail.All).Take(6))
            {
                foreach (var fault in result.Faults) seen.AddWording("example", fault);
                if (result.Decision is not null) said.Append(Deciding.InEveryForm(result.Decision, seen));
            }
            said.Append(RandomCase.Decide(evaluator, input, seen));
        }
        return said.ToString();
    }

    /// <summary>
    /// Every diagnostic has a code of the catalogue, a place in its file and something to say, in every form.
    /// </summary>
    private static string Told(IReadOnlyList<Diagnostic> diagnostics, Seen seen)
    {
        Require.That(diagnostics.Count(d => d.IsError) <= 101, "more errors are told than may be");
        var said = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            var (code, span) = (diagnostic.Code, diagnostic.Span);
            Require.That(DiagnosticCatalogue.IndexOf(code) >= 0, $"{code} is not catalogued");
            Require.That(DiagnosticCatalogue.All[DiagnosticCatalogue.IndexOf(code)].Severity == diagnostic.Severity,
                $"{code} has another severity than in the catalogue");
            foreach (var place in new[] { span, diagnostic.Related ?? span })
                Require.That(place.Start >= 0 && place.Length >= 0 && place.End <= place.Source.Text.Length,
                    $"{code} lies outside its file");
            // No message ends in a full stop; three of them stand for the rest of a word that is too long to repeat.
            Require.That(!string.IsNullOrWhiteSpace(diagnostic.Message)
                    && (!diagnostic.Message.EndsWith('.')
                        || diagnostic.Message.EndsWith("...", StringComparison.Ordinal))
                    && diagnostic.Help is not "",
                $"{code} says nothing: {diagnostic.Message}");
            var text = DiagnosticText.Render(diagnostic);
            Require.Safe(text, code);
            Require.That(text.Length < 6_000, $"{code} is told at too great a length");
            said.Append(text);
            seen.AddWording(code, diagnostic.Message);
            seen.AddWording(code + "help", diagnostic.Help ?? "");
            if (span.Source.Path == Path) seen.Add(code, Keyword(span));
        }
        var (json, sarif) = (DiagnosticJson.Render(diagnostics), DiagnosticSarif.Render(diagnostics));
        Require.Json(json, "the diagnostics as JSON");
        Require.Json(sarif, "the diagnostics as SARIF");
        return said.Append(Encoding.UTF8.GetString(json)).Append(Encoding.UTF8.GetString(sarif)).ToString();
    }

    /// <summary>The first word of the line that a diagnostic is about.</summary>
    private static string Keyword(Text.TextSpan span) =>
        span.Source.Text.Length == 0
            ? "" : span.Source.Line(span.Line).TrimStart().Split(' ', 2)[0] is { Length: <= 12 } word ? word : "";

    /// <summary>What is laid out says the same, and is laid out already; what cannot be laid out has errors.</summary>
    private static void Format(Eligibility.Library library, Compilation compilation, StringBuilder said, Seen seen)
    {
        var formatted = PolicyFormatter.Format(library, Path);
        foreach (var diagnostic in formatted.Diagnostics)
            seen.AddWording("format" + diagnostic.Code, diagnostic.Message);
        if (formatted.Text is not { } text)
        {
            Require.That(compilation.HasErrors || formatted.Diagnostics.Any(d => d.IsError),
                "nothing is laid out, and nothing is said");
            Require.That(compilation.HasErrors || formatted.Diagnostics.All(d => d.Code != "ELG602"),
                "a sound policy cannot be laid out");
            return;
        }
        said.Append(text);
        var again = Eligibility.Library.OfBytes([(Path, Encoding.UTF8.GetBytes(text)), .. Library]);
        var twice = PolicyFormatter.Format(again, Path);
        Require.That(twice.Text == text,
            $"laid out twice it reads otherwise: {(twice.Text is null ? twice.Diagnostics[0].Message : "")}");
        if (seen.AnythingNew || compilation.Policy is not null)
        {
            var codes = Codes(PolicyCompiler.Compile(again, Path));
            Require.That(codes == Codes(compilation),
                $"laid out it has other faults: {Codes(compilation)}, then {codes}");
        }
    }

    private static string Codes(Compilation compilation) =>
        compilation.Diagnostics.Any(d => d.Code == "ELG000")
            ? "ELG000"
            : string.Join(' ', compilation.Diagnostics.Select(d => d.Code).Order(StringComparer.Ordinal));
}
