using System.Text;
using System.Text.RegularExpressions;
using Eligibility.Analysis;
using Eligibility.Formatting;
using Eligibility.Tests.Docs;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.FormattingTests;

/// <summary>
/// The layout of rule files. Files/*.rules are files as people leave them, each with the text that comes of it beside
/// it, and Refused/*.rules those that have none, with what is said of them; the rule files of the repository and those
/// that show the language are laid out, and laid out again after their layout was spoilt.
/// </summary>
public partial class FormatterTests
{
    private static readonly string Here =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "FormattingTests");
    private static readonly string Own = Path.Combine(Here, "Files");
    private static readonly string Refused = Path.Combine(Here, "Refused");
    private static readonly int Seeds = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1" ? 300 : 6;

    public static TheoryData<string> Examples => Repository.EachRuleFile(Own);
    public static TheoryData<string> Unreadable => Repository.EachRuleFile(Refused);
    public static TheoryData<string> Rules => Repository.EachRuleFile(Repository.Rules);
    public static TheoryData<string> Everything =>
        [.. new[] { Own, Repository.Rules, Repository.Language("Accepted"), Repository.Language("Warned") }
            .SelectMany(folder => Repository.RuleFiles(folder)
                .Select(f => Path.GetRelativePath(Repository.Root, Path.Combine(folder, f))))];
    public static TheoryData<string> Rejected => Repository.EachRuleFile(Repository.Language("Rejected"));

    [Theory, MemberData(nameof(Examples))]
    public void A_file_is_laid_out_as_its_snapshot_shows(string file)
    {
        var result = Format(Path.Combine(Own, file));
        Assert.True(result.IsChanged, Compiling.Render(result.Diagnostics));
        Snapshot.Match(Path.Combine(Own, file), result.Text!);
    }

    [Fact]
    public void The_reference_shows_the_layout_that_format_gives()
    {
        var samples = Page.Open("docs/language.md").Tagged("rules").ToList();
        var before = samples.FindIndex(b => b.FirstWord == "Policy");
        Assert.Equal(samples[before + 1].Text,
            PolicyFormatter.Format(new SourceText("policy.rules", samples[before].Text)).Text);
    }

    [Theory, MemberData(nameof(Unreadable))]
    public void A_file_that_does_not_parse_has_no_layout_and_says_why(string file)
    {
        var result = Format(Path.Combine(Refused, file));
        Assert.Null(result.Text);
        Assert.False(result.IsChanged);
        Snapshot.Match(Path.Combine(Refused, file), Compiling.Render(result.Diagnostics));
    }

    [Theory, MemberData(nameof(Rules))]
    public void Every_rule_file_that_comes_with_the_engine_has_the_layout(string file) =>
        Assert.False(Format(Path.Combine(Repository.Rules, file)).IsChanged);

    [Theory, MemberData(nameof(Everything))]
    public void What_is_laid_out_is_laid_out_already(string file)
    {
        var text = Laid(file);
        var again = PolicyFormatter.Format(new SourceText(Path.GetFileName(file), text));
        Assert.Equal(text, again.Text);
        Assert.False(again.IsChanged);
        Assert.DoesNotContain(text.Split('\n'), l => l.Length > 0 && l[^1] == ' ');
    }

    [Theory, MemberData(nameof(Everything))]
    public void A_layout_that_was_spoilt_comes_back_to_the_letter(string file)
    {
        var text = Laid(file);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var spoilt = Scrambler.Scramble(text, seed);
            var result = PolicyFormatter.Format(Library.OfBytes((Path.GetFileName(file), spoilt)),
                Path.GetFileName(file));
            Assert.True(result.Text is not null, $"seed {seed}: {Compiling.Render(result.Diagnostics)}");
            Assert.True(result.Text == text,
                $"seed {seed}\n{FirstDifference(text, result.Text!)}\nof\n{Encoding.UTF8.GetString(spoilt)}");
        }
    }

    [Theory, MemberData(nameof(Everything))]
    public void Neither_laying_out_nor_spoiling_a_layout_changes_a_decision(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        var before = Decisions(path, File.ReadAllBytes(path));
        var text = Laid(file);
        Assert.Equal(before, Decisions(path, Encoding.UTF8.GetBytes(text)));
        Assert.Equal(before, Decisions(path, Scrambler.Scramble(text, 1)));
    }

    [Theory, MemberData(nameof(Rejected))]
    public void A_file_with_errors_is_left_alone_or_keeps_them_all(string file)
    {
        var path = Path.Combine(Repository.Language("Rejected"), file);
        var result = Format(path);
        Assert.NotEqual(result.Text is null, result.Diagnostics.IsEmpty);
        Assert.DoesNotContain(result.Diagnostics, d => d.Code == "ELG602");
        if (result.Text is { } text)
            Assert.Equal(Found(path, File.ReadAllBytes(path)), Found(path, Encoding.UTF8.GetBytes(text)));
    }

    private static FormatResult Format(string path)
    {
        var library = Library.Open(Library.RootOf(path));
        return PolicyFormatter.Format(library, library.PathFromRoot(path)!);
    }

    private static string Laid(string file)
    {
        var result = Format(Path.Combine(Repository.Root, file));
        Assert.True(result.Text is not null, Compiling.Render(result.Diagnostics));
        return result.Text!;
    }

    /// <summary>The file compiled with other bytes in its place, among the files of its library.</summary>
    private static Compilation Compile(string path, byte[] bytes)
    {
        var root = Library.RootOf(path);
        var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        var files = Repository.RuleFiles(root)
            .Select(f => (f, f == name ? bytes : File.ReadAllBytes(Path.Combine(root, f))));
        return PolicyCompiler.Compile(Library.OfBytes(files), name);
    }

    private static IEnumerable<string> Found(string path, byte[] bytes) =>
        Compile(path, bytes).Diagnostics.Select(d => Plain($"{d.Code} {d.Message}")).Order(StringComparer.Ordinal);

    /// <summary>
    /// Every word of the justification of every example, and of a case of which nothing is known, but for places,
    /// the hash, blanks and capitals.
    /// </summary>
    private static string Decisions(string path, byte[] bytes)
    {
        var compilation = Compile(path, bytes);
        if (compilation.Evaluator is not { } evaluator) return string.Join('\n', Found(path, bytes));
        var told = ExampleRunner.Run(evaluator)
            .Select(e => $"{e.Name} {e.Passed} {(e.Decision is null ? "" : Deciding.Tell(e.Decision))}");
        return Plain(string.Join('\n', told) + Deciding.Tell(Deciding.NothingKnown(evaluator)));
    }

    // A condition is told as it is written, and its values perhaps in quotes that it does not need.
    private static string Plain(string text) =>
        Blanks().Replace(Place().Replace(text, "PLACE"), "").ToLowerInvariant();

    private static string FirstDifference(string expected, string text)
    {
        var (old, now) = (expected.Split('\n'), text.Split('\n'));
        var line = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: {old.ElementAtOrDefault(line)}\ncame:   {now.ElementAtOrDefault(line)}";
    }

    [GeneratedRegex("""\.rules:\d+|"line": *\d+|in line \d+|[0-9a-f]{64}""")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\s\\""]+")]
    private static partial Regex Blanks();
}
