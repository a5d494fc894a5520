using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LetterTests;

/// <summary>Letters as they were read and found good.</summary>
public class SampleLetterTests
{
    private static readonly Dictionary<string, Func<Letter>> Letters = SampleLetters.All;

    public static TheoryData<string> Names => [.. Letters.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_letter_reads_as_it_was_found_good(string name) =>
        Snapshot.Match(Path.Combine(LetterSamples.Folder, name + ".txt"), LetterText.Render(Letters[name]()));

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public void A_letter_in_another_form_reads_as_it_was_found_good(string form) =>
        Snapshot.Match(Path.Combine(LetterSamples.Folder, $"three grounds {form}.txt"), form switch
        {
            "markdown" => LetterMarkdown.Render(Letters["three grounds"]()),
            "html" => LetterHtml.Render(Letters["three grounds"]()),
            _ => Encoding.UTF8.GetString(LetterJson.Render(Letters["three grounds"]())),
        });

    [Theory, MemberData(nameof(Names))]
    public void Every_form_of_a_letter_holds_the_same_words_in_the_same_order(string name) => LetterForms.AssertSame(Letters[name]());

    [Fact]
    public void An_undecided_letter_has_at_most_200_words_and_names_no_outcome()
    {
        var letter = Letters["undecided"]();
        Assert.InRange(letter.Words, 50, 200);
        foreach (var outcome in LetterSamples.Policy("checkpoint").Policy.Outcomes)
        {
            Assert.DoesNotContain(outcome.Text, LetterSamples.Told(letter), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(outcome.Letter.ForPerson!, LetterSamples.Told(letter), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void What_a_person_said_in_interview_is_no_reason_of_a_referral_before_an_officer_adopts_it()
    {
        Assert.DoesNotContain("denial", LetterSamples.Told(Letters["referral draft"]()), StringComparison.Ordinal);
        Assert.DoesNotContain("denied", LetterSamples.Told(Letters["referral draft"]()), StringComparison.Ordinal);
        Assert.Contains("denied", LetterSamples.Told(Letters["referred"]()), StringComparison.Ordinal);
    }
}
