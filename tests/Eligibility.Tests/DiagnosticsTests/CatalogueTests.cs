using System.Text.RegularExpressions;
using Eligibility.Diagnostics;
using Eligibility.Tests.Docs;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>
/// The catalogue of diagnostics and its page, docs/diagnostics.md, against the sources and against the compiler.
/// </summary>
public partial class CatalogueTests
{
    // The formatter checks itself: were there a file that brings this about, it would be a fault to mend.
    private const string NoFileBringsAbout = "ELG602";
    private const string PagePath = "docs/diagnostics.md";
    internal static readonly string PageText = File.ReadAllText(Path.Combine(Repository.Root, PagePath));

    /// <summary>
    /// A section of the page: the example of a code and the corrected one; both null where the page
    /// says how it comes about instead.
    /// </summary>
    internal sealed record Section(string Code, string Title, string Text, string? Wrong, string? Right);

    public static TheoryData<string> WithExample =>
        [.. Sections().Where(s => s.Wrong is not null && !IsOfCase(s.Code)).Select(s => s.Code)];

    public static TheoryData<string> WithoutExample =>
        [.. Sections().Where(s => s.Wrong is null && s.Code != NoFileBringsAbout && !IsOfCase(s.Code))
            .Select(s => s.Code)];

    [Fact]
    public void The_catalogue_holds_every_code_of_the_sources_with_its_severity()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Eligibility", "Diagnostics"),
            "Messages.*.cs").SelectMany(f => Made().Matches(File.ReadAllText(f)));
        var made = sources.Select(m => (m.Groups["code"].Value, m.Groups["severity"].Value)).Distinct().Order();
        Assert.Equal(made,
            DiagnosticCatalogue.All.Where(k => !IsOfCase(k.Code)).Select(k => (k.Code, k.Severity.ToString())));
    }

    [Fact]
    public void The_page_holds_every_code_once_and_in_order() =>
        Assert.Equal(DiagnosticCatalogue.All.Select(k => $"{k.Code}: {k.Title}"),
            Sections().Select(s => $"{s.Code}: {s.Title}"));

    [Fact]
    public void The_page_says_of_every_code_what_to_do_and_of_which_it_is_a_warning()
    {
        foreach (var (section, kind) in Sections().Zip(DiagnosticCatalogue.All))
        {
            Assert.Contains(kind.Help, section.Text, StringComparison.Ordinal);
            Assert.Equal(kind.Severity == Severity.Warning,
                section.Text.Contains("A warning.", StringComparison.Ordinal));
            Assert.Equal(kind.Severity == Severity.Note, section.Text.Contains("A note.", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(WithExample))]
    public void An_example_of_the_page_gives_its_code_alone(string code)
    {
        var found = Check(Of(code).Wrong!);
        Assert.True(found.Any(d => d.Code == code)
                && found.Where(d => d.IsError || d.Code == code).All(d => d.Code == code),
            Compiling.Render(found));
    }

    [Theory, MemberData(nameof(WithExample))]
    public void A_corrected_example_of_the_page_is_sound(string code)
    {
        var found = Check(Of(code).Right!);
        Assert.True(!found.Any(d => d.IsError || d.Code == code), Compiling.Render(found));
    }

    [Theory, MemberData(nameof(WithoutExample))]
    public void A_code_without_an_example_comes_about_as_the_page_says(string code)
    {
        Assert.Contains("How it comes about: ", Of(code).Text, StringComparison.Ordinal);
        var found = Provoked.Check(code);
        Assert.True(found.Any(d => d.Code == code),
            $"{found.Length} found: {string.Join(", ", found.Select(d => d.Code).Distinct().Take(5))}");
    }

    /// <summary>
    /// Whether it is about a case and not about a policy: <see cref="CaseCatalogueTests"/> has those.
    /// </summary>
    internal static bool IsOfCase(string code) => code.StartsWith("ELG7", StringComparison.Ordinal);

    private static Section Of(string code) => Sections().Single(s => s.Code == code);

    internal static IEnumerable<Section> Sections()
    {
        var headings = Heading().Matches(PageText);
        for (var i = 0; i < headings.Count; i++)
        {
            var text = PageText[headings[i].Index..(i + 1 < headings.Count ? headings[i + 1].Index : PageText.Length)];
            yield return new Section(headings[i].Groups["code"].Value, headings[i].Groups["title"].Value, text,
                Block(text, "wrong"), Block(text, "right"));
        }
    }

    internal static string? Block(string text, string tag)
    {
        var match = Regex.Match(text, $"^```{tag}\n(?<text>.*?)^```$",
            RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture);
        return match.Success ? match.Groups["text"].Value : null;
    }

    /// <summary>Checks a whole file, files of a library, statements of a policy, or one condition.</summary>
    private static Diagnostic[] Check(string text)
    {
        var files = text.StartsWith("# file: ", StringComparison.Ordinal)
            ? [.. FileMark().Split("\n" + text).Skip(1).Chunk(2).Select(f => (f[0], f[1]))]
            : new[]
            {
                ("policy.rules",
                    IsWhole(text)
                        ? text
                        : SampleTests.PolicyWith(
                            Text.Keywords.Statements.Any(k => text.StartsWith(k + " ", StringComparison.Ordinal))
                                || text.StartsWith("outcom ", StringComparison.Ordinal)
                                    ? text
                                    : SampleTests.Defined(text)))
            };
        var found = LibraryChecker.Check(Library.Of(files), [.. files.Select(f => f.Item1)], closely: true).Diagnostics;
        // Of what the samples are part of nothing is told: it declares far more than one example uses.
        return [.. found.Where(d => d.Code != "ELG505"
            || !SampleTests.PolicyWith("").Contains(d.Span.Source.Line(d.Span.Line), StringComparison.Ordinal))];
    }

    private static bool IsWhole(string text) =>
        text.StartsWith("policy ", StringComparison.Ordinal) || text.StartsWith("vocabulary ", StringComparison.Ordinal)
            || text.StartsWith('#');

    [GeneratedRegex("(?<severity>Error|Warning|Note)\\(\"(?<code>ELG[0-9]{3})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Made();

    [GeneratedRegex("^### (?<code>ELG[0-9]{3}): (?<title>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex("\n# file: (.*)\n")]
    private static partial Regex FileMark();
}
