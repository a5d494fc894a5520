using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary>What is told of an example that comes out otherwise, and where an empty case is written.</summary>
public class FailingExampleTests
{
    private const string Policy = """
        policy "Theft"

        fact place: one of a shop, a home
        fact worth: money in GBP

        outcome prosecute "Court"
        outcome warning "A warning"

        rule small
            warning when place is a shop and worth is at most GBP 50
            because "Small."

        otherwise prosecute

        example from a home
            place is a home
            worth is GBP 12
            expect warning by small

        end
        """;

    [Fact]
    public void It_is_told_on_which_line_the_rule_failed_and_with_which_value()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("test", folder.Write("theft.rules", Policy));
        Assert.Contains("    expected `warning`, came to `prosecute`, by `otherwise`\n"
            + "    `small` does not apply, since this fails: `place is a shop` [place: a home]\n", run.Output,
                StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void The_same_stands_in_JSON()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("\"failedOn\"",
            CommandRun.Of("test", folder.Write("theft.rules", Policy), "--format", "json").Output,
                StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_case_is_written_to_a_file_that_is_not_there_and_over_none_that_is()
    {
        using var folder = new TemporaryFolder();
        var (policy, to) = (folder.Write("theft.rules", Policy), Path.Combine(folder.Path, "case.json"));
        Assert.Equal(0, CommandRun.Of("facts", policy, "--format", "case", "--out", to).ExitCode);
        var written = File.ReadAllText(to);
        Assert.Contains("\"worth\": null", written, StringComparison.Ordinal);
        var again = CommandRun.Of("facts", policy, "--format", "case", "--out", to);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("is there already, and is left as it is", again.Error, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(to));
    }

    [Fact]
    public void A_count_is_silent_where_the_order_of_its_dates_is_tested_first()
    {
        var dates = """
            policy "Age"
            fact born: date
                from 1 January 1900 to decision date
            fact done: date
                from 1 January 2000 to decision date
            outcome prosecute "P"
            outcome caution "C"
            rule adults
                prosecute when ORDERyears from born to done is at least 18
                because "Adults."
            otherwise caution
            end

            """;
        Assert.Contains(Compiling.Text(dates.Replace("ORDER", "", StringComparison.Ordinal)).Diagnostics,
            d => d.Code == "ELG503");
        Assert.Empty(Compiling.Text(dates.Replace("ORDER", "born is on or before done and ",
            StringComparison.Ordinal)).Diagnostics);
        Assert.Contains(Compiling.Text(dates.Replace("ORDER", "born is on or before done or ",
            StringComparison.Ordinal)).Diagnostics, d => d.Code == "ELG503");
        Assert.Contains(Compiling.Text(dates.Replace("ORDER", "born is on or after done and ",
            StringComparison.Ordinal)).Diagnostics, d => d.Code == "ELG503");
    }
}
