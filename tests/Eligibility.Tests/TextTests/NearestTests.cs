using Eligibility.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Eligibility.Tests.TextTests;

/// <summary>
/// The name that a message asks after is the nearest there is, however the search cuts its work short.
/// </summary>
public class NearestTests
{
    private const int Words = 20_000;

    [Fact]
    public void The_nearest_name_is_the_one_that_takes_the_fewest_changes_and_the_first_of_equals()
    {
        var word = Gen.Elements('a', 'b', 'c').ListOf().Where(letters => letters.Count is > 0 and < 14)
            .Select(letters => string.Concat(letters));
        var found = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Words),
            Prop.ForAll(word.Zip(word.ListOf()).ToArbitrary(), both =>
            {
                var (misspelt, names) = (both.Item1, both.Item2);
                var allowed = misspelt.Length <= 4 ? 1 : misspelt.Length / 3;
                var nearest = names.Where(n => Changes(misspelt, n) <= allowed).MinBy(n => Changes(misspelt, n));
                if (nearest is not null) found++;
                Assert.Equal(nearest, Nearest.Of(misspelt, names));
            }));
        Assert.InRange(found, Words / 10, Words);
    }

    [Theory]
    [InlineData("wieght", "weight")]
    [InlineData("drugs", "drug")]
    [InlineData("previous convicton", "previous convictions")]
    public void Letters_left_out_put_in_exchanged_and_swapped_are_changes(string misspelt, string meant) =>
        Assert.Equal(meant, Nearest.Of(misspelt, ["age", meant, "quantity in grams"]));

    [Fact]
    public void A_word_that_is_near_to_nothing_is_taken_for_nothing() =>
        Assert.Null(Nearest.Of("weapon", ["drug", "age", "previous convictions"]));

    /// <summary>By definition, over the whole of both words.</summary>
    private static int Changes(string a, string b)
    {
        var changes = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0) { changes[i, j] = i + j; continue; }
                var fewest = Math.Min(Math.Min(changes[i - 1, j], changes[i, j - 1]) + 1,
                    changes[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    fewest = Math.Min(fewest, changes[i - 2, j - 2] + 1);
                changes[i, j] = fewest;
            }
        return changes[a.Length, b.Length];
    }
}
