using System.Globalization;
using Eligibility.Formatting;
using Eligibility.Lines;
using Eligibility.Tests.Hostility;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.FormattingTests;

/// <summary>Whatever the text, it gets a layout that says the same, or a reason why it has none.</summary>
public class LimitTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";
    private static readonly int Copies = Long ? 30_000 : 2_000;

    private static readonly string[] Texts =
        [.. new[]
        {
            Repository.Language("Accepted"),
            Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "FormattingTests", "Files")
        }
            .SelectMany(folder => Repository.RuleFiles(folder).Select(f => File.ReadAllText(Path.Combine(folder, f))))];

    // Each is as large as a file may be: every sixth in the ordinary run.
    public static TheoryData<string> Families => [.. HostileTexts.Names.Where((_, i) => Long || i % 6 == 0)];

    [Fact]
    public void No_mutated_copy_of_a_rule_file_is_laid_out_otherwise_than_it_reads() =>
        Parallel.For(0, Copies, number =>
        {
            var random = new Random(number);
            var text = MutationTests.Mutate(Texts[random.Next(Texts.Length)], random);
            var record = Record.Exception(() => Lay(text));
            Assert.True(record is null, $"copy {number.ToString(CultureInfo.InvariantCulture)}: {record}\n\n{text}");
        });

    [Theory, MemberData(nameof(Families))]
    public void No_hostile_text_is_laid_out_otherwise_than_it_reads(string family) =>
        Lay(new HostileTexts(HostileTexts.Largest).Of(family));

    [Theory, InlineData("a,b", ','), InlineData("a b", ' '), InlineData("\"a b\"", ' ')]
    public void A_line_as_long_as_may_be_is_laid_out_within_the_limit(string kind, char mark)
    {
        var most = LineReader.MostLineLength;
        var line = kind[0] == '"'
            ? "policy \"" + Repeated(mark, most - 9) + "\""
            : $"values v:{Repeated(mark, most - 9)}";
        Assert.Equal(most, line.Length);
        var text = Lay((kind[0] == '"' ? line : "vocabulary \"V\"\n" + line) + "\nend\n");
        Assert.NotNull(text);
    }

    [Fact]
    public void A_file_that_would_outgrow_its_limit_is_left_as_it_is()
    {
        var text = "vocabulary \"V\"\nlist l\n" + string.Concat(Enumerable.Repeat(" a:date\n", 100_000)) + "end\n";
        var result = PolicyFormatter.Format(new SourceText("policy.rules", text));
        Assert.Null(result.Text);
        Assert.Equal("ELG601", Assert.Single(result.Diagnostics).Code);
    }

    private static string Repeated(char mark, int length) =>
        string.Concat(Enumerable.Repeat($"a{mark}", length / 2 + 1))[..(length - 1)] + "a";

    private static string? Lay(string text)
    {
        var result = PolicyFormatter.Format(new SourceText("policy.rules", text));
        Assert.NotEqual(result.Text is null, result.Diagnostics.IsEmpty);
        Assert.True(result.Diagnostics.All(d => d.Code != "ELG602"), Compiling.Render(result.Diagnostics));
        if (result.Text is not { } laid) return null;
        Assert.Equal(laid, PolicyFormatter.Format(new SourceText("policy.rules", laid)).Text);
        return laid;
    }
}
