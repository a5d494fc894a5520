using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Eligibility.Analysis;
using Eligibility.Diagnostics;

namespace Eligibility.Tests.Support;

/// <summary>Compiles files and texts, and says what came of it in words that a failed test can print.</summary>
internal static partial class Compiling
{
    /// <summary>Compiles a file of the machine within the library it belongs to.</summary>
    public static Compilation File(string path)
    {
        var library = Library.Open(Library.RootOf(path));
        return PolicyCompiler.Compile(library, library.PathFromRoot(path)!);
    }

    /// <summary>Compiles a text by itself, each error told by itself.</summary>
    public static Compilation Text(string text) =>
        PolicyCompiler.Uncorrected(Library.Of(("policy.rules", text)), "policy.rules");

    /// <summary>The same with what to write instead, as people are told it.</summary>
    public static Compilation Corrected(string text) =>
        PolicyCompiler.Compile(Library.Of(("policy.rules", text)), "policy.rules");

    /// <summary>Everything found, as <c>check</c> shows it.</summary>
    public static string Render(Compilation compilation) => Render(compilation.Diagnostics);

    public static string Render(IEnumerable<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(d => DiagnosticText.Render(d)));

    /// <summary>The examples that do not pass, with their lines; empty when all do.</summary>
    public static string Failures(Compilation compilation)
    {
        if (compilation.Evaluator is null) return "";
        var failures = new StringBuilder();
        foreach (var example in ExampleRunner.Run(compilation.Evaluator, DecisionDetail.None).Where(e => !e.Passed))
            failures.Append(CultureInfo.InvariantCulture,
                $"{example.File}:{example.Line}: {example.Name}: {string.Join("; ", example.Faults)}\n");
        return failures.ToString();
    }

    /// <summary>
    /// Where errors or warnings were found: <c>line N</c> of the file itself, or the place in another.
    /// </summary>
    public static SortedSet<string> Places(Compilation compilation, Severity severity) =>
        Places(compilation.Source.Path, compilation.Diagnostics, severity);

    public static SortedSet<string> Places(string path, IEnumerable<Diagnostic> diagnostics, Severity severity) =>
        [.. diagnostics.Where(d => d.Severity == severity)
            .Select(d =>
                d.Span.Source.Path == path ? FormattableString.Invariant($"line {d.Span.Line}") : d.Span.ToString())];

    /// <summary>
    /// What a vocabulary declares and nothing in its library uses, as warnings. It is a question to all the files
    /// together: compiling one of them cannot answer it.
    /// </summary>
    public static IEnumerable<Diagnostic> UnusedInLibrary(string path)
    {
        var library = Library.Open(Library.RootOf(path));
        var own = library.PathFromRoot(path);
        return library.Files().SelectMany(f => PolicyCompiler.Compile(library, f).Declared)
            .Where(d => d.Span.Source.Path == own)
            .GroupBy(d => (d.Span.Start, d.Name))
            .Where(uses => !uses.Any(u => u.Used))
            .Select(uses => Messages.Unused(uses.First().Span, uses.Key.Name))
            .OrderBy(d => d.Span.Start);
    }

    /// <summary>
    /// Where a file says that they are: its comments <c># error line N: ...</c> or <c># warning line N: ...</c>.
    /// </summary>
    public static SortedSet<string> Announced(string path, Severity severity) =>
        // Some of these files are no UTF-8 on purpose; their comments are ASCII all the same.
        [.. Announcements().Matches(Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(path)))
            .Where(m => m.Groups["kind"].Value == (severity == Severity.Error ? "error" : "warning"))
            .Select(m => $"line {m.Groups["line"].Value}")];

    [GeneratedRegex(@"^# (?<kind>error|warning) line (?<line>\d+):",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Announcements();
}
