using Eligibility.Cli;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Eligibility.Tests.Command;

/// <summary>How far a file has been read, as somebody who watches sees it.</summary>
public class ProgressBarTests
{
    [Fact]
    public void It_says_how_many_cases_there_were_and_how_far_the_file_has_been_read()
    {
        using var console = Watched();
        using (var bar = new ProgressBar(1000, console))
        {
            bar.Show(250, 12_345);
            WaitFor(console, "25%");
            Assert.Contains("12,345 cases", console.Output, StringComparison.Ordinal);
            bar.Show(1000, 50_000);
            WaitFor(console, "100%");
        }
        Assert.Contains("50,000 cases", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_stays_whole_above_it_whatever_stands_in_it()
    {
        const string line = "cases.csv:3: error ELG740 drug: found `[red]x[/]`, expected one of `heroin`";
        using var console = Watched();
        using (var bar = new ProgressBar(1000, console))
        {
            bar.Show(10, 1);
            bar.WriteLine(line);
        }
        Assert.Contains(line, console.Lines);
    }

    [Fact]
    public void Of_an_empty_file_it_shows_that_all_was_read()
    {
        using var console = Watched();
        using (var bar = new ProgressBar(0, console)) bar.Show(1, 0);
        Assert.Contains("0 cases", console.Output, StringComparison.Ordinal);
    }

    private static TestConsole Watched() => new TestConsole().Width(100).Interactive();

    /// <summary>It draws on a thread of its own.</summary>
    private static void WaitFor(TestConsole console, string text)
    {
        var isThere = SpinWait.SpinUntil(() => console.Output.Contains(text, StringComparison.Ordinal),
            TimeSpan.FromSeconds(60));
        Assert.True(isThere, console.Output);
    }
}
