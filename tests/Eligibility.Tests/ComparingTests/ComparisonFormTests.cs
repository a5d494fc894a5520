using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ComparingTests;

/// <summary>Policies that come with the engine beside each other, in the forms that people read.</summary>
public class ComparisonFormTests
{
    private static readonly string Garden = CommandRun.Rules("operation-garden") + "@2018-11-20";
    private static readonly string Opposition = CommandRun.Rules("new-zealand-opposition-position/november-2018.rules");
    private static readonly string Minister = CommandRun.Rules("new-zealand-minister-position/november-2018.rules");

    private const string Import = """
        {"id": "import-1", "offence": "drug import", "purchase channel": "dark net", "drug": "ecstasy",
            "visited in the operation": true, "purpose": "profit", "further evidence found": false}
        """;

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void What_the_police_of_Operation_Garden_settle_and_what_the_opposition_calls_for(string format) =>
        Shows("garden-opposition-" + format, Garden, Opposition, "--format", format);

    [Fact]
    public void Three_policies_stand_side_by_side() => Shows("garden-positions", Garden, Opposition, Minister);

    [Fact]
    public void Four_policies_stand_one_below_the_other_in_every_form()
    {
        string[] four = [Garden, Opposition, Minister, CommandRun.Rules("new-zealand-warnings")];
        foreach (var format in (string[])["text", "markdown", "html"])
        {
            var run = CommandRun.WithInput(Import, ["compare", .. four, "--on", "2018-11-20", "--case", "-", "--format", format]);
            Snapshot.Match(Named("garden-four-" + format), run.Output);
        }
    }

    [Theory]
    [InlineData("text")]
    [InlineData("html")]
    public void One_that_cannot_take_the_case_stands_beside_the_one_that_can(string format)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.rules", VerdictTests.Policy("A"));
        folder.Write("b.rules", VerdictTests.Policy("B").Replace("fact adult: yes or no", "fact adult: whole number", StringComparison.Ordinal));
        var run = CommandRun.WithInput("""{"admits": true, "adult": true}""", "compare", Path.Combine(folder.Path, "a.rules"),
            Path.Combine(folder.Path, "b.rules"), "--case", "-", "--on", "2024-01-01", "--format", format);
        Assert.Equal(2, run.ExitCode);
        Snapshot.Match(Named("one-cannot-" + format), run.Output);
    }

    [Fact]
    public void A_narrow_terminal_has_policies_one_below_the_other()
    {
        var comparison = VerdictTests.Compare("""{"admits": true}""", VerdictTests.Policy("A"), VerdictTests.Policy("B", admits: "adult"));
        Assert.Contains("               A        ", Comparing.ComparisonForms.Text(comparison), StringComparison.Ordinal);
        var narrow = Comparing.ComparisonForms.Text(comparison, width: 80);
        Assert.Contains("\n  A\n", narrow, StringComparison.Ordinal);
        Assert.Contains("\n  B\n", narrow, StringComparison.Ordinal);
    }

    private static void Shows(string name, params string[] arguments)
    {
        var run = CommandRun.WithInput(Import, ["compare", .. arguments, "--case", "-"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(Named(name), run.Output);
    }

    private static string Named(string name) =>
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "ComparingTests", name + ".txt");
}
