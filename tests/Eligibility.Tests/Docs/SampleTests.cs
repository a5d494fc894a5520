using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.Docs;

/// <summary>
/// The samples of the documentation are policies like any other. A block tagged <c>rules</c> is a whole file;
/// <c>rules-part</c> is statements of a policy that declares the names they use (Preamble.txt);
/// <c>rules-lines</c> is conditions and values, each on a line with what belongs to it; <c>rules-error</c> is any
/// of these with errors, whose codes the paragraph after it names. A <c>json</c> block of the reference is a case
/// of the last whole policy before it.
/// </summary>
public partial class SampleTests
{
    private const string Reference = "docs/language.md";
    private static readonly string[] Pages =
        [Reference, "docs/recipes.md", "docs/pipeline.md", "README.md", "CONTRIBUTING.md"];
    private static readonly string Preamble =
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Docs", "Preamble.txt"));

    public static TheoryData<string> Files => Samples("rules");
    public static TheoryData<string> Parts => Samples("rules-part");
    public static TheoryData<string> Lines => Samples("rules-lines");
    public static TheoryData<string> Errors => Samples("rules-error");
    public static TheoryData<string> CasesOfTheReference =>
        [.. Page.Open(Reference).Tagged("json").Select(b => b.Place)];

    [Theory, MemberData(nameof(Files))]
    public void A_sample_that_is_a_whole_file_has_neither_error_nor_warning(string place)
    {
        var compilation = CompileFile(Find(place));
        Assert.True(compilation.Diagnostics.IsEmpty, Compiling.Render(compilation));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_examples_of_a_sample_pass(string place)
    {
        var failures = Compiling.Failures(CompileFile(Find(place)));
        Assert.True(failures.Length == 0, failures);
    }

    [Theory, MemberData(nameof(Parts))]
    public void A_sample_that_is_part_of_a_policy_compiles_in_one_that_declares_its_names(string place) =>
        AssertSound(PolicyWith(Find(place).Text));

    [Theory, MemberData(nameof(Lines))]
    public void A_sample_of_conditions_and_values_compiles_line_by_line(string place) =>
        AssertSound(PolicyWith(Defined(Find(place).Text)));

    [Theory, MemberData(nameof(Errors))]
    public void A_sample_with_errors_has_those_that_the_paragraph_after_it_names(string place)
    {
        var block = Find(place);
        var compilation = block.FirstWord is "policy" or "vocabulary" or "library" ? CompileFile(block)
            : Compiling.Text(
                PolicyWith(Keywords.Statements.Contains(block.FirstWord) ? block.Text : Defined(block.Text)));
        var named = Codes().Matches(block.After).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var found = compilation.Diagnostics.Where(d => d.IsError).Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(found);
        Assert.True(found.SetEquals(named), $"named: {string.Join(", ", named)}\n{Compiling.Render(compilation)}");
    }

    [Fact]
    public void The_policy_that_samples_are_part_of_is_sound() => AssertSound(PolicyWith(""));

    [Fact]
    public void The_files_of_a_page_make_a_library_without_errors()
    {
        foreach (var page in Pages.Select(Page.Open))
        {
            var files = page.Tagged("rules").Where(b => b.File is not null).Select(b => b.File!).ToList();
            var check = LibraryChecker.Check(LibraryOf(page), files);
            Assert.True(!check.HasErrors, Compiling.Render(check.Diagnostics));
        }
    }

    [Fact]
    public void No_sample_of_rules_is_left_unchecked()
    {
        string[] known = ["rules", "rules-part", "rules-lines", "rules-error"];
        foreach (var block in Pages.Select(Page.Open).SelectMany(p => p.Blocks)
            .Where(b => b.Tag.StartsWith("rules", StringComparison.Ordinal)))
            Assert.True(known.Contains(block.Tag), $"{block.Place}: nothing checks a block tagged `{block.Tag}`");
    }

    [Theory, MemberData(nameof(CasesOfTheReference))]
    public void A_sample_case_is_one_of_the_policy_before_it(string place)
    {
        var block = Find(place);
        var policy = Page.Open(Reference).Tagged("rules").Last(b => b.Line < block.Line && b.FirstWord == "policy");
        var read = CaseReader.Read(CompileFile(policy).Policy!, Encoding.UTF8.GetBytes(block.Text));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
    }

    private static TheoryData<string> Samples(string tag) =>
        [.. Pages.SelectMany(p => Page.Open(p).Tagged(tag)).Select(b => b.Place)];

    private static Block Find(string place) =>
        Page.Open(place[..place.IndexOf(':', StringComparison.Ordinal)]).Blocks.Single(b => b.Place == place);

    private static Library LibraryOf(Page page) =>
        Library.Of(page.Tagged("rules").Where(b => b.File is not null).Select(b => (b.File!, b.Text)));

    /// <summary>A whole file, in the library that the page's files with names make.</summary>
    private static Compilation CompileFile(Block block) => block.File is { } path && block.Tag == "rules"
        ? PolicyCompiler.Compile(LibraryOf(Page.Open(block.Page)), path)
        : Compiling.Text(block.Text);

    internal static string PolicyWith(string statements) => Preamble + statements + "\notherwise prosecute\n\nend\n";

    /// <summary>Conditions and values as definitions: a line in column one begins each.</summary>
    internal static string Defined(string lines)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var line in lines.Split('\n'))
            if (line.Length > 0 && line[0] is not (' ' or '#'))
                text.Append(CultureInfo.InvariantCulture, $"define sample {++count} as {line}\n");
            else text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Nothing is found but that a name is not used, which says nothing of a part.</summary>
    private static void AssertSound(string text)
    {
        var compilation = Compiling.Text(text);
        Assert.True(compilation.Diagnostics.All(d => d.Code == "ELG505"),
            Compiling.Render(compilation.Diagnostics.Where(d => d.Code != "ELG505")));
    }

    [GeneratedRegex("ELG[0-9]{3}")]
    private static partial Regex Codes();
}
