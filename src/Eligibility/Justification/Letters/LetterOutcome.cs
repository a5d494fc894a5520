using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What was decided, what is told with it, and what comes of it.</summary>
internal static class LetterOutcome
{
    /// <summary>The title of an outcome.</summary>
    public static string Title(Outcome outcome) => outcome.Letter.ForPerson?.TrimEnd('.') ?? LetterWords.NoTitle;

    public static IEnumerable<LetterPart> Of(LetterMaterial of, Outcome outcome)
    {
        var duties = new LetterDuties(of, outcome);
        return [.. LetterTop.Part("decided", null, [Decided(of, outcome)]), .. of.Room.HasTold
                ? LetterTop.Part("told", LetterWords.ToldHeading, Told(of))
                : LetterTop.Part("told", null, Told(of).Take(1).Select(_ => new LetterLine(LetterWords.ToldBelow))),
            
            new LetterPart("next", duties.IsOffer ? LetterWords.OfferHeading : LetterWords.NextHeading,
                [.. Next(of, outcome, duties)])];
    }

    private static LetterLine Decided(LetterMaterial of, Outcome outcome)
    {
        LetterSentence made = of.Record is { } record
            ? LetterWords.Made(record.Role, DateType.SayDay(DateOnly.FromDateTime(record.At.DateTime)))
            : of.OfRecord("the officer's decision");
        return outcome.Letter.ForPerson is not null ? new LetterLine(made) : new LetterLine(made, Called(of, outcome));
    }

    /// <summary>What it is called: a sentence to the person, or else quoted.</summary>
    public static LetterSentence Called(LetterMaterial of, Outcome outcome) => outcome.Letter.ForPerson is { } words
        ? LetterSentence.OfPolicy(words.TrimEnd('.') + ".")
        : of.Quoted("The policy calls this: ", outcome.Text, "what the outcome is called", of.Room.IsShort);

    /// <summary>The values that come with the outcome; of one that an officer chose none was worked out.</summary>
    public static IEnumerable<LetterLine> Told(LetterMaterial of)
    {
        if (of.IsDeparted) yield break;
        foreach (var told in of.Told.Record.Tells.Where(t => t.Status != Truth.Failed))
        {
            var label = told.Of.Grounds.ForPerson ?? told.Text;
            if (told.Value is null)
                yield return new LetterLine(told.Of.Grounds.ForPerson is { } words && told.Status == Truth.Held
                    ? LetterSentence.OfPolicy(words)
                    : of.Quoted(told.Status == Truth.Held ? "The policy says: " : "The policy may add: ", told.Text,
                        "what goes with the outcome", of.Room.IsShort));
            else if (!of.Quotes.NamesSecret(label))
                yield return new LetterLine(LetterSentence.OfCase($"{label}: {told.Value.Said ?? "not known yet"}{On(of, told)}."));
        }
    }

    /// <summary>Of a day it is not said on what day that was worked out: of two days a reader would take the wrong one.</summary>
    private static string On(LetterMaterial of, ConsequencePart told) =>
        told.Value is { Value: not null, Type: not DateType } && of.Told.Decision.DecidedOn is { } day
            ? $" (worked out on {DateType.SayDay(day)})" : "";

    /// <summary>What comes of it, and the next step.</summary>
    public static IEnumerable<LetterLine> Next(LetterMaterial of, Outcome outcome, LetterDuties duties)
    {
        var means = outcome.Letter.Means;
        // What comes of an offer that is not kept is told after what there is to keep.
        var (first, rest) = means is null ? ("", "") : duties.IsOffer ? FirstSentence.Of(means) : (means, "");
        yield return new LetterLine([
            means is null ? of.OfPolicy("what the outcome means") : LetterSentence.OfPolicy(first),
            .. duties.Sentences, .. rest.Length > 0 ? [LetterSentence.OfPolicy(rest)] : ImmutableArray<LetterSentence>.Empty,
            .. duties.IsOffer ? [LetterWords.NeedNotAccept, LetterWords.OfferUnanswered] : ImmutableArray<LetterSentence>.Empty,
            // It is told below again.
            .. duties.IsOffer && !of.Room.IsShort ? [LetterWords.LegalAdvice] : ImmutableArray<LetterSentence>.Empty,
            .. NextStep(of, outcome, duties.IsOffer)]);
    }

    private static ImmutableArray<LetterSentence> NextStep(LetterMaterial of, Outcome outcome, bool isOffer)
    {
        if (outcome.Letter.Next is not { } next) return [of.OfPolicy("the next step")];
        var by = outcome.Letter.Within is { } limit ? " " + LetterDays.By(limit, of.Record?.LetterOn) : "";
        var step = LetterSentence.OfPolicy($"{next.TrimEnd('.')}{by}.");
        // What the force itself does next hangs on nothing that the person does.
        return !isOffer && next.StartsWith("We ", StringComparison.Ordinal) ? [step, LetterWords.NextAnyway] : [step];
    }
}
