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
        // Words that are the same in every letter give nothing away.
        foreach (var (secret, what) in Secrets(policy, decision).Where(s => !Open(policy).Any(n => PlainWords.Names(n, s.Secret))))
            foreach (var sentence in letter.Sentences.Where(s => s.Voice != Voice.Fixed))
                Assert.False(PlainWords.Names(sentence.Words, secret), $"{about}: {what} {secret}\n{told}");
        // What a question asks a reason may say as well; that it asks it may not.
        foreach (var asked in Asked(policy)) Assert.DoesNotContain(asked, told, StringComparison.OrdinalIgnoreCase);
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
            else if (input.Telling.OnlyAs is not null) yield return (input.Name, "what is told only as a sentence");
            if (input is not ListInput list) continue;
            foreach (var field in list.Fields.Where(f => f.Confidential)) yield return (field.Name, "the confidential field");
        }
        foreach (var judged in decision.Case.Judgements.Values.Concat(decision.Case.JudgedItems.Values))
        {
            yield return (judged.By, "the judge");
            yield return (judged.Because, "why it was judged so");
        }
    }

    /// <summary>The names of what may be told; what is confidential may be called by a word of them.</summary>
    private static IEnumerable<string> Open(Policy policy) => policy.Inputs.Where(i => !i.Confidential && i.Telling.OnlyAs is null).Select(i => i.Name)
        .Concat(policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields.Where(f => !f.Confidential).Select(f => f.Name)));

    private static IEnumerable<string> Asked(Policy policy) => policy.Inputs.SelectMany(i => new[] { i.Ask, i.Help })
        .Concat(policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields.SelectMany(f => new[] { f.Ask, f.Help }))).OfType<string>()
        .Where(asked => !policy.Rules.Select(r => r.Because).Concat(policy.Outcomes.Select(o => o.Text)).Append(policy.Otherwise.Because ?? "")
            .Any(said => said.Contains(asked, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The decision of an officer who adopts every reason.</summary>
    public static DecisionNote All(Decision decision) => new()
    {
        Answer = decision.Outcome is null ? AdviceAnswer.Deferred : AdviceAnswer.Followed, Outcome = decision.Outcome?.Name,
        Grounds = decision.Outcome is null ? [] : [.. Enumerable.Range(1, decision.Reasons.Length)], Role = "custody sergeant",
        Number = "987654", At = new DateTimeOffset(2018, 1, 10, 14, 5, 0, TimeSpan.Zero), MaterialRead = ["your custody record"],
        LetterOn = new DateOnly(2018, 1, 12), Reference = "SAMPLE-0042",
    };
}
