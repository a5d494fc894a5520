using System.Reflection;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Tests.LetterTests;

/// <summary>The words that are the same in every letter can be read by a person of nine to eleven.</summary>
public class LetterWordsTests
{
    private const int MostGrade = 6;
    private const int MostWords = 25;

    // Designed as they are: alone they are harder than the letter in which they stand.
    private static readonly string[] Designed =
    [
        LetterWords.Compared, LetterWords.RightsHeading, LetterWords.Made("custody sergeant", "10 July 2020"),
    ];

    public static TheoryData<string> Sentences => [.. Constants().Concat(Filled())];

    [Fact]
    public void The_fixed_sentences_of_a_letter_together_ask_for_six_years_of_school_at_most()
    {
        foreach (var @case in new[] { LetterSamples.Seller, LetterSamples.Cannabis, LetterSamples.ThreeGrounds, LetterSamples.Denial, "" })
            foreach (var letter in new[] { LetterMaker.Of(LetterSamples.Decide(@case)), LetterMaker.Of(LetterSamples.Decide(@case),
                LetterPromises.All(LetterSamples.Decide(@case))) })
                Assert.InRange(PlainWords.Grade(string.Join(' ', letter.Sentences.Where(s => s.Voice == Voice.Fixed && s.Words[0] != '[')
                    .Select(s => s.Words))), 1, MostGrade);
    }

    [Theory, MemberData(nameof(Sentences))]
    public void A_fixed_sentence_asks_for_six_years_of_school_at_most_and_has_at_most_25_words(string sentence)
    {
        if (!Designed.Contains(sentence)) Assert.InRange(PlainWords.Grade(sentence), 0, MostGrade);
        Assert.InRange(PlainWords.LongestSentence(sentence), 1, MostWords);
        foreach (var word in new[] { "held", "failed", "prospective", "inferred", "told above", "they are", "the person" })
            Assert.False(PlainWords.Names(sentence, word), word);
        // No shortened forms: they read as another word to whoever learns the language.
        Assert.DoesNotContain("n't", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_measure_finds_a_sentence_that_is_too_hard() =>
        Assert.True(PlainWords.Grade("Notwithstanding the aforementioned considerations, eligibility determinations remain discretionary.") > MostGrade);

    [Theory]
    [InlineData("You do not have to say anything about the offence itself.")]
    [InlineData("A computer program compared what is recorded about you with the force's written rules.")]
    [InlineData("It gave advice, and did not decide.")]
    [InlineData("Asking does not count against you.")]
    [InlineData("Some things may be left out of this letter to protect other people or police work.")]
    [InlineData("The written rules do not give an answer for a case like yours.")]
    [InlineData("To change the result, this would have to be wrong.")]
    [InlineData("Call, write or email us, and give the reference.")]
    [InlineData("We have not decided your case yet")]
    [InlineData("An officer will look at your case")]
    [InlineData("Tell us if any of this is wrong.")]
    public void A_sentence_stands_as_it_was_designed(string sentence) => Assert.Contains(sentence, Constants());

    [Fact]
    public void Days_and_roles_stand_as_people_say_them()
    {
        Assert.Equal("An inspector who did not make this decision will look at it again.", LetterWords.LookAgain("inspector"));
        Assert.Equal("The sergeant read your file, made the decision and gave these reasons.",
            LetterWords.ReadAndMade("custody sergeant", "your file"));
        Assert.Equal("The head of custody made the decision and gave these reasons.", LetterWords.ReadAndMade("head of custody", ""));
        Assert.Equal("and 1 more reason, on the next page.", LetterWords.MoreReasons(1));
        Assert.Equal("To change the result, all 3 reasons would have to be wrong.", LetterWords.AllWrong(3));
    }

    private static IEnumerable<string> Constants() => typeof(LetterWords).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    private static IEnumerable<string> Filled() =>
    [
        LetterWords.Reasons(3, false), LetterWords.Reasons(3, true), LetterWords.MoreReasons(2), LetterWords.AllWrong(2),
        LetterWords.AllWrong(3), LetterWords.Made("custody sergeant", "10 July 2020"), LetterWords.Departed("sergeant"),
        LetterWords.Settled("sergeant"), LetterWords.WithoutAnswers("sergeant"), LetterWords.ReadAndMade("sergeant", ""),
        LetterWords.KeptBackBy("sergeant"), LetterWords.TellUsWhy("by 28 July 2020"), LetterWords.LookAgain(null),
        LetterWords.TheyWrite("10 days"), LetterWords.TheyWrite(null), LetterWords.WillDecide(null, "by 6 March 2020"),
        LetterWords.WillDecide("sergeant", "by 6 March 2020"), LetterWords.PartInferred("reason 1"),
    ];
}
