using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>The letter before a referral is settled. Why it was referred is told only where an officer adopted it.</summary>
internal static class ReferredLetter
{
    public static Letter Of(LetterMaterial of, Outcome referral)
    {
        // What is missing is told in the order of the letter.
        var top = LetterTop.Of(of);
        var next = Next(of);
        var why = of.Record is { Answer: AdviceAnswer.Followed } && !of.Grounds.IsEmpty ? new LetterWhy(of) : null;
        LetterLine[] lines =
        [
            new LetterLine([.. Because(referral), next]),
            LetterRest.Advice(of),
            new LetterLine(LetterWords.TellUsFirst, LetterWords.NothingOfOffence, LetterWords.CallUs, LetterWords.SomeoneElse),
            new LetterLine(LetterRest.Policys(of.Said.Meanwhile)),
        ];
        return new Letter(LetterKind.Referred, LetterWords.Referred)
        {
            Parts =
            [
                top, .. LetterTop.Part("next", LetterWords.NextHeading, lines),
                .. why is null ? [] : new[] { why.Part() },
                LetterRest.Computer(of, gaveAdvice: false, isDecided: false), LetterRest.Help(of),
            ],
            Annex = LetterAnnex.Of(of, why, []), Missing = of.Missing,
        };
    }

    /// <summary>That the rules leave the case to others.</summary>
    public static ImmutableArray<LetterSentence> Because(Outcome referral) => referral.RefersTo is { } other
        ? [LetterWords.NoAnswer, LetterSentence.OfPolicy($"It will be looked at under other rules: \"{other}\".")]
        : [LetterWords.NoAnswer];

    /// <summary>Who will decide, and by when.</summary>
    public static LetterSentence Next(LetterSetting of)
    {
        // Other rules are looked at by whoever applies them.
        var settled = of.Said.ReferralSettledBy;
        return LetterWords.WillDecide(settled?.Role, settled?.Within is { } limit ? LetterDays.By(limit, of.Record?.LetterOn)
            : "by " + of.OfPolicy("the day by which it is settled"));
    }
}
