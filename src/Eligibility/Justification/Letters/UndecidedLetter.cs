using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>The letter while nothing is decided: no outcome is named and no question asked.</summary>
internal static class UndecidedLetter
{
    public static Letter Of(LetterMaterial of)
    {
        var decision = of.Told.Decision;
        // What an officer puts off may well be known.
        LetterSentence why = decision.IsDecided ? LetterWords.StillLooking : LetterWords.NotKnown;
        return Of(of, why, Helps(decision));
    }

    /// <summary>The same while the date that chooses between editions is not known.</summary>
    /// <param name="known">What each edition makes of the case, as the person may be told it.</param>
    public static Letter Undated(ImmutableArray<Decision> known)
    {
        var policy = known[^1].Policy;
        var mayWithhold = known.Any(d => LetterSetting.MayKeepBack(d.Policy));
        return Of(new LetterSetting(policy, null, mayWithhold), LetterWords.NotKnown, []);
    }

    /// <summary>The same in its setting.</summary>
    /// <param name="of">What it is written with.</param>
    /// <param name="why">Why nothing is decided.</param>
    /// <param name="helps">What the person can help with, by its labels.</param>
    public static Letter Of(LetterSetting of, LetterSentence why, ImmutableArray<string> helps) =>
        new(LetterKind.Undecided, LetterWords.NotDecided)
        {
            Parts =
            [
                LetterTop.Of(of), new LetterPart("why", LetterWords.WhyHeading, [new LetterLine(why)]),
                .. helps.IsEmpty ? [] : LetterTop.Part("help us", LetterWords.HelpUsHeading,
                    [new LetterLine(LetterSentence.OfCase($"{LetterWords.Capital(string.Join("; ", helps))}."))]),
                .. LetterTop.Part("next", LetterWords.NextHeading,
                [
                    new LetterLine(LetterWords.WriteWhenDecided),
                    LetterRest.Advice(of),
                    new LetterLine(LetterWords.TellUs, LetterWords.NothingOfOffence, LetterWords.CallUs, LetterWords.SomeoneElse),
                    new LetterLine(LetterRest.Policys(of.Said.Meanwhile)),
                ]),
                LetterRest.Computer(of, gaveAdvice: false, isDecided: false), LetterRest.Help(of),
            ],
            Missing = of.Missing,
        };

    /// <summary>What the person can still change, of what is missing.</summary>
    public static ImmutableArray<string> Helps(Decision decision) =>
        [.. decision.Policy.Inputs.Where(i => i is { Changeable: true, Confidential: false }
            && decision.Needed.Any(n => n.Name == NameOf(decision, i))).Select(LetterFacts.LabelOf)];

    /// <summary>A fact of a record is asked for by the name by which the case knows it.</summary>
    private static string NameOf(Decision decision, Input input) =>
        decision.Policy.Each?.NameIn(decision.Case.Values, input) ?? input.Name;
}
