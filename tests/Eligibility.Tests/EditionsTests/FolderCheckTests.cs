namespace Eligibility.Tests.EditionsTests;

/// <summary>What only the policies of a folder together can show, and what is no fault of any.</summary>
public class FolderCheckTests
{
    [Fact]
    public void Days_between_two_editions_that_belong_to_none_are_told_with_both_ends() =>
        Assert.Equal(["no edition of `Theft` is in force from 1 May 2024 to 2 May 2024"],
            Told(Edition("Theft", "from 2001 until 30 April 2024"), Edition("Theft", "from 3 May 2024")));

    [Fact]
    public void Editions_that_follow_each_other_leave_no_gap() =>
        Assert.Empty(Told(Edition("Theft", "from 2001 until 30 April 2024"), Edition("Theft", "from 1 May 2024")));

    [Fact]
    public void While_a_file_has_errors_nothing_is_said_to_be_wanting() =>
        Assert.Empty(Told(Edition("Theft", "from 2001 until 30 April 2024"),
            Edition("Theft", "from 1 May 2024 until 31 May 2024").Replace("otherwise", "otherwize", StringComparison.Ordinal),
            Edition("Theft", "from 1 June 2024")));

    [Fact]
    public void Titles_that_differ_in_capitals_are_told_as_two_policies() =>
        Assert.Equal(["`THEFT` and `Theft`, in 0.rules, differ only in capitals, spaces or signs: they are two policies"],
            Told(Edition("Theft", "from 2001"), Edition("THEFT", "from 2001")));

    private static IEnumerable<string> Told(params string[] editions)
    {
        var files = editions.Select((text, at) => (FormattableString.Invariant($"{at}.rules"), text)).ToList();
        return LibraryChecker.Check(Library.Of(files), [.. files.Select(f => f.Item1)], closely: true)
            .Diagnostics.Where(d => !d.IsError).Select(d => d.Message);
    }

    private static string Edition(string title, string period) =>
        $"policy \"{title}\"\n    in force {period}\n\noutcome caution \"A caution\"\n\notherwise caution\n\nend\n";
}
