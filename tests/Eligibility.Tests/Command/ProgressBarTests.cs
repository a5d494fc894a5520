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
            WaitFor(console, "12,345 cases");
            bar.Show(1000, 50_000);
            WaitFor(console, "100%");
            WaitFor(console, "50,000 cases");
        }
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

    /// <summary>It draws on a thread of its own, share and words each when it comes to them.</summary>
    private static void WaitFor(TestConsole console, string text)
    {
        var isThere = SpinWait.SpinUntil(() => Drawn(console).Contains(text, StringComparison.Ordinal),
            TimeSpan.FromSeconds(60));
        Assert.True(isThere, text);
    }

    /// <summary>What is drawn so far. The console keeps it where it may grow while it is read: then it is read anew.</summary>
    private static string Drawn(TestConsole console)
    {
        try
        {
            return console.Output;
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
