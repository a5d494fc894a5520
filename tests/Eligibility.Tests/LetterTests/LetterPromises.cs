using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.LetterTests;

/// <summary>What holds of every letter, whatever the policy and the case.</summary>
internal static class LetterPromises
{
    private static readonly string[] OfTheRecord = ["held", "failed", "prospective", "told above"];

    public static void AssertKept(Letter letter, Decision decision, string about)
    {
        var policy = decision.Policy;
        var told = LetterSamples.Told(letter);
        Assert.True(letter.Words <= Letter.MostWords, $"{about}: {letter.Words} words\n{LetterText.Render(letter)}");
        Assert.False(PlainWords.Names(told, "inferred"), $"{about}: inferred\n{told}");
        foreach (var sentence in letter.Sentences.Where(s => s.Voice == Voice.Fixed))
            Assert.True(PlainWords.LongestSentence(sentence.Words) <= 25, $"{about}: {sentence.Words}");
        foreach (var sentence in letter.Sentences.Where(s => s.Voice == Voice.Fixed))
            Assert.DoesNotContain(OfTheRecord, w => PlainWords.Names(sentence.Words, w));
        foreach (var (secret, what) in Secrets(policy, decision))
            Assert.False(PlainWords.Names(told, secret), $"{about}: {what} {secret}\n{told}");
        foreach (var code in new[] { policy.Hash, Engine.Version, policy.File })
            Assert.DoesNotContain(code, told, StringComparison.Ordinal);
        if (letter.Kind == LetterKind.Undecided) Assert.InRange(letter.Words, 1, 200);
    }

    /// <summary>What is no letter's to tell.</summary>
    private static IEnumerable<(string Secret, string What)> Secrets(Policy policy, Decision decision)
    {
        foreach (var input in policy.Inputs)
        {
            if (input.Confidential) yield return (input.Name, "the confidential fact");
            if (input.Ask is { } ask) yield return (ask, "the question");
            if (input.Help is { } help) yield return (help, "the help");
            if (input is not ListInput list) continue;
            foreach (var field in list.Fields)
            {
                if (field.Confidential) yield return (field.Name, "the confidential field");
                if (field.Ask is { } asked) yield return (asked, "the question");
            }
        }
        foreach (var judged in decision.Case.Judgements.Values.Concat(decision.Case.JudgedItems.Values))
        {
            yield return (judged.By, "the judge");
            yield return (judged.Because, "why it was judged so");
        }
    }

    /// <summary>The decision of an officer who adopts every reason.</summary>
    public static DecisionNote All(Decision decision) => new()
    {
        Answer = decision.Outcome is null ? AdviceAnswer.Deferred : AdviceAnswer.Followed, Outcome = decision.Outcome?.Name,
        Grounds = decision.Outcome is null ? [] : [.. Enumerable.Range(1, decision.Reasons.Length)], Role = "custody sergeant",
        Number = "987654", At = new DateTimeOffset(2018, 1, 10, 14, 5, 0, TimeSpan.Zero), MaterialRead = ["your custody record"],
        LetterOn = new DateOnly(2018, 1, 12), Reference = "SAMPLE-0042",
    };
}
