using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

public class DocumentTests
{
    private static readonly string ShopTheft =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "DocumentingTests", "shop-theft");

    [Theory]
    [InlineData("document", "Edition: 2024, one of 2")]
    [InlineData("document --on 2023-12-01", "Edition: 2023, one of 2")]
    [InlineData("document --on 2024-06-01 --format markdown", "**Edition:** 2024, one of 2")]
    [InlineData("document --format html --for public", "<h2>What can be decided</h2>")]
    [InlineData("atrs", "# Algorithmic transparency record: Cautions for theft from shops")]
    [InlineData("atrs --on 2023-12-01 --format text", "edition 2023")]
    [InlineData("atrs --format html", "<!doctype html>")]
    public void Of_a_folder_the_last_edition_is_printed_or_the_one_in_force_on_a_day(string form, string expected)
    {
        var run = CommandRun.Of([form.Split(' ')[0], ShopTheft, .. form.Split(' ').Skip(1)]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023.rules", "2023-12-01", "In force from 1 June 2023 until 31 May 2024.")]
    [InlineData("2023.rules", "2024-06-01", "Ended on 31 May 2024: not in force on that day.")]
    [InlineData("2023.rules", "2023-05-31", "Not yet in force: it starts on 1 June 2023.")]
    [InlineData("2024.rules", "2024-06-01", "In force from 1 June 2024.")]
    public void A_file_is_printed_as_it_stands_and_its_page_says_how_it_stands_on_the_day(string file, string day, string standing)
    {
        var run = CommandRun.Of("document", Path.Combine(ShopTheft, file), "--on", day);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("  " + standing, run.Output.Split('\n')[1]);
        // Of one file nothing is known of other editions.
        Assert.DoesNotContain("Changes since", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("document")]
    [InlineData("atrs")]
    public void A_day_on_which_no_edition_is_in_force_is_refused_with_the_editions(string verb)
    {
        var run = CommandRun.Of(verb, ShopTheft, "--on", "2019-01-01");
        Assert.Equal(new CommandRun(2, "", "eligibility: no edition of \"Cautions for theft from shops\" is in force on 2019-01-01; the "
            + "editions are \"2023\" from 1 June 2023 until 31 May 2024; \"2024\" from 1 June 2024\n"), run);
    }

    [Fact]
    public void What_is_for_the_public_is_asked_for_and_is_else_for_the_force()
    {
        Assert.Contains("named in intelligence", CommandRun.Of("document", ShopTheft).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("named in intelligence", CommandRun.Of("document", ShopTheft, "--for", "public").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("named in intelligence", CommandRun.Of("atrs", ShopTheft).Output, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.Of("document", ShopTheft, "--for", "person").ExitCode);
    }
}
