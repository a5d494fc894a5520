using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What to do if something is wrong, how a computer was used, and where there is more help.</summary>
internal static class LetterRest
{
    /// <summary>What the person can do about it.</summary>
    public static LetterPart Disagree(LetterSetting of)
    {
        var said = of.Said;
        var until = said.Representations is { } limit ? LetterDays.By(limit, of.Record?.LetterOn)
            : "by " + of.OfPolicy("the deadline");
        var again = said.ReconsideredBy;
        return new LetterPart("disagree", LetterWords.DisagreeHeading,
        [
            // Before the day by which to answer, so that nobody answers first.
            Advice(of),
            new LetterLine(LetterWords.TellUsWhy(until), LetterWords.NothingOfOffence, LetterWords.CallUs, LetterWords.SomeoneElse),
            new LetterLine([LetterWords.LookAgain(again?.Role),
                LetterWords.TheyWrite(again?.Within is { } within ? LetterDays.Say(within) : null), LetterWords.NotAgainstYou,
                .. Policys(said.Meanwhile)]),
        ]);
    }

    /// <summary>Where to get advice before saying anything.</summary>
    public static LetterLine Advice(LetterSetting of) => new([LetterWords.LegalAdvice, .. Policys(of.Said.Advice)]);

    /// <summary>How a computer was used.</summary>
    /// <param name="of">What the letter is made of.</param>
    /// <param name="gaveAdvice">Whether it gave advice.</param>
    /// <param name="isDecided">Whether an officer has decided.</param>
    /// <param name="read">The editions that were compared with the case; silent of the one policy.</param>
    public static LetterPart Computer(LetterSetting of, bool gaveAdvice, bool isDecided, IEnumerable<Policy>? read = null)
    {
        LetterSentence[] made = !isDecided ? [] : of.Record is not { } record ? [of.OfRecord("the officer's decision")]
            : [Made(of, record)];
        return new LetterPart("computer", LetterWords.ComputerHeading,
        [
            new LetterLine([LetterWords.Compared, gaveAdvice ? LetterWords.GaveAdvice : LetterWords.GaveNone, .. made,
                .. Gists(read ?? [of.Policy])]),
        ]);
    }

    private static LetterSentence Made(LetterSetting of, DecisionNote record)
    {
        // What was read may be named for what it holds.
        var read = of.OfOfficer(LetterWords.Listed(record.MaterialRead), "words for what was read");
        var said = LetterWords.ReadAndMade(record.Role, read.Words);
        return record.MaterialRead.IsEmpty ? said : new LetterSentence(said, Voice.Officer);
    }

    /// <summary>What stands in the place of facts that are told so alone: in every letter, whatever the value.</summary>
    private static IEnumerable<LetterSentence> Gists(IEnumerable<Policy> policies)
    {
        var reads = policies.SelectMany(p => Reads.Of(p.LookedAt).OrderBy(r => r.Input.Slot).ThenBy(r => r.Field?.Index));
        return reads.SelectMany(r => new[] { r.Input.Telling, r.Field?.Telling })
            .Select(t => t?.OnlyAs).OfType<string>().Distinct(StringComparer.Ordinal).Select(LetterSentence.OfPolicy);
    }

    /// <summary>Other forms of the letter, and that something may be left out of it.</summary>
    public static LetterPart Help(LetterSetting of) => new("help", LetterWords.HelpHeading,
    [
        new LetterLine([of.Said.Formats is { } formats
                ? LetterSentence.OfPolicy($"You can ask for this letter in {formats.TrimEnd('.')}.") : LetterWords.AnyForm,
            .. of.MayWithhold ? [LetterWords.LeftOut] : ImmutableArray<LetterSentence>.Empty]),
    ]);

    /// <summary>A text of the policy's letters, where it says one.</summary>
    public static ImmutableArray<LetterSentence> Policys(string? words) =>
        words is null ? [] : [LetterSentence.OfPolicy(words.EndsWith('.') ? words : words + ".")];
}
