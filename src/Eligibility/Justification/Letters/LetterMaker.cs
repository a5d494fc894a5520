using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>
/// Makes the letter from the decision as the person may be told it and from the record of what an officer decided. Two
/// cases with the same outcome, alike but for confidential facts, give the same letter.
/// </summary>
internal static class LetterMaker
{
    /// <summary>The letter; where the rules are not in force on the day that counts, that there is none.</summary>
    /// <param name="decision">The decision, made with <see cref="DecisionDetail.ForPerson"/>.</param>
    /// <param name="record">What an officer decided; null of a draft without it.</param>
    /// <exception cref="InvalidOperationException">The decision was not made to be told to the person.</exception>
    public static Letter Of(Decision decision, DecisionNote? record = null)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var standing = PolicyStanding.Of(decision.Policy, decision.Case.DayOf(decision.Policy.DatedBy));
        return standing.IsInForce ? Written(decision, record) : NoLetter.Of(standing);
    }

    /// <summary>The same whether or not the rules are in force.</summary>
    internal static Letter Written(Decision decision, DecisionNote? record = null)
    {
        var told = Told(decision);
        var adopted = Adopted(decision, record);
        // From all there is to what fits: a letter is one page.
        var letter = default(Letter);
        foreach (var room in LetterRoom.All)
            if ((letter = Of(new LetterMaterial(told, record, room, adopted))).Words <= Letter.MostWords) break;
        return letter!;
    }

    /// <summary>What there is to say of a decision, as the person may be told it.</summary>
    internal static Explanation Told(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var withheld = decision.ForPerson ?? throw new InvalidOperationException(
            "the decision does not hold what may be told to the person: decide with DecisionDetail.ForPerson");
        return Explanation.ForPerson(withheld.Decision with { ChosenBy = decision.ChosenBy },
            rule => withheld.Tells[rule.Index]);
    }

    /// <summary>The rules that an officer adopted as reasons; null where nobody has.</summary>
    private static ImmutableArray<int>? Adopted(Decision decision, DecisionNote? record) =>
        record is not { Answer: AdviceAnswer.Followed } ? null
        : [.. record.Grounds.Where(g => g >= 1 && g <= decision.Reasons.Length)
            .Select(g => decision.Reasons[g - 1].Rule?.Index ?? LetterMaterial.Otherwise)];

    private static Letter Of(LetterMaterial of) => of.Outcome switch
    {
        null => UndecidedLetter.Of(of),
        { Refers: true } referral when !of.IsDeparted => ReferredLetter.Of(of, referral),
        { } outcome => Decided(of, outcome),
    };

    private static Letter Decided(LetterMaterial of, Outcome outcome)
    {
        var why = new LetterWhy(of);
        ImmutableArray<LetterPart> parts =
        [
            LetterTop.Of(of), .. LetterOutcome.Of(of, outcome), why.Part(), LetterRest.Disagree(of),
            LetterRest.Computer(of, gaveAdvice: of.Told.Decision.IsDecided, isDecided: true), LetterRest.Help(of),
        ];
        var annex = LetterAnnex.Of(of, why, new LetterDuties(of, outcome).Below);
        return new Letter(LetterKind.Decided, LetterOutcome.Title(outcome)) { Parts = parts, Annex = annex, Missing = of.Missing };
    }
}
