using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What would have to be wrong, or can still be changed. Of anything else a letter says nothing.</summary>
internal static class LetterChange
{
    /// <summary>The sentences of it; none under an edition of which something may be withheld, for every case.</summary>
    public static ImmutableArray<LetterSentence> Of(LetterMaterial of)
    {
        // That a reason would have to be wrong says that there is no other.
        if (of.MayWithhold || !of.HasAllGrounds || of.Told.Without is not { } without) return [];
        if (of.Outcome is not { } outcome) return [];
        if (Directions.Rank(of.Policy, without.Outcome) >= Directions.Rank(of.Policy, outcome)) return [];
        if (of.Grounds.Length > 1) return [LetterWords.AllWrong(of.Grounds.Length)];
        var changeable = Reads.Of(of.Grounds[0].Conditions).Where(r => r.Field is null && MayChange(r.Input))
            .Select(r => LetterFacts.LabelOf(r.Input)).ToList();
        return changeable.Count == 0 ? [LetterWords.OneWrong]
            : [LetterWords.OneWrong, LetterSentence.OfCase($"You can still change this: {LetterWords.Listed(changeable)}.")];
    }

    /// <summary>
    /// The rule that an <c>otherwise</c> came nearest to, where it is one and better, and where what it lacks is nothing that
    /// a person should have said, or that others have judged.
    /// </summary>
    public static (Rule Rule, ImmutableArray<Condition> Missing)? Nearest(LetterMaterial of)
    {
        if (of.Told.Nearest is not [var (first, _), ..] all || of.Outcome is not { } outcome) return null;
        if (all.Length > 1 && all[1].Rule.Facts == first.Facts && all[1].Rule.Met == first.Met) return null;
        if (Directions.Rank(of.Policy, first.Rule.Outcome!) >= Directions.Rank(of.Policy, outcome)) return null;
        return Reads.Of(first.Missing).All(r => !r.Confidential && MayTell(r.Input, r.Field)) ? (first.Rule, first.Missing) : null;
    }

    private static bool MayChange(Input input) => input.Changeable && MayTell(input, null);

    private static bool MayTell(Input input, Field? field) =>
        input is { Protected: false, Confidential: false, Telling: { NeverAsChange: false, OnlyAs: null } }
        && (input as Fact)?.JudgedBy is null
        && field is null or
        {
            Protected: false, JudgedBy: null, Confidential: false, Telling: { NeverAsChange: false, OnlyAs: null },
        };
}
