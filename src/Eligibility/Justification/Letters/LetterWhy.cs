using System.Collections.Immutable;
using System.Globalization;

namespace Eligibility.Justification;

/// <summary>Why: the reasons given, what is recorded that each reads, and what would have to be wrong.</summary>
internal sealed class LetterWhy(LetterMaterial of)
{
    private const int MostFacts = 3;

    /// <summary>How many of the reasons stand before the annex.</summary>
    public int Told => of.Grounds.Length > of.Room.Grounds ? Math.Min(2, of.Room.Grounds) : of.Grounds.Length;

    /// <summary>The part.</summary>
    public LetterPart Part() => new("why", LetterWords.WhyHeading, [.. of.IsDeparted ? Departed() : Lines()]);

    /// <summary>The reasons that there was no room for, and those of which a part was quoted alone.</summary>
    public IEnumerable<LetterLine> More() => of.IsDeparted ? []
        : of.Grounds.Where((g, i) => i >= Told || of.Room.IsShort && Says(g, isShort: true) != Says(g, isShort: false))
            .Select(g => Ground(g, isFirstPage: false));

    private IEnumerable<LetterLine> Departed()
    {
        var record = of.Record!;
        yield return new LetterLine(Written("the reasons in words for the person"));
        var advised = of.Told.Decision.Outcome;
        yield return advised switch
        {
            null => new LetterLine(LetterWords.NoAnswerYet, LetterWords.WithoutAnswers(record.Role)),
            { Refers: true } => new LetterLine(LetterWords.NoAnswer, LetterWords.Settled(record.Role)),
            _ => new LetterLine(of.Quoted("The written rules led to another result: ", advised.Text, "the other result", isShort: true),
                LetterWords.Departed(record.Role)),
        };
    }

    /// <summary>The reasons, where no officer departed from them.</summary>
    public IEnumerable<LetterLine> Lines()
    {
        var (all, told) = (of.Grounds, Told);
        if (all.Length > 1)
            yield return all.Any(g => g.Part.Open)
                ? new LetterLine(LetterWords.Reasons(all.Length, of.MayWithhold), LetterWords.NotAllSure)
                : new LetterLine(LetterWords.Reasons(all.Length, of.MayWithhold), LetterWords.AnyOne);
        foreach (var ground in all.Take(told)) yield return Ground(ground, isFirstPage: true);
        if (told < all.Length) yield return new LetterLine(LetterWords.MoreReasons(all.Length - told));
        foreach (var line in WithoutGrounds()) yield return line;
        if (LetterChange.Of(of) is { IsEmpty: false } change) yield return new LetterLine(change);
    }

    /// <summary>Where no reason may be told, those that an officer found words for; a letter never goes out empty.</summary>
    private IEnumerable<LetterLine> WithoutGrounds()
    {
        if (!of.Grounds.IsEmpty)
        {
            if (of.Record?.ReasonsForPerson is not null) yield return new LetterLine(Written("the reasons in words for the person"));
            yield break;
        }
        yield return new LetterLine(Written("reasons that can be told"));
        if (of.MayWithhold) yield return new LetterLine(LetterWords.Restricted, of.Record?.WithheldBy is { } role
            ? LetterWords.KeptBackBy(role)
            : of.OfRecord("who decided to keep reasons back"));
    }

    private LetterSentence Written(string what) =>
        of.Record?.ReasonsForPerson is { } words ? of.OfOfficer(words, what) : of.OfRecord(what);

    private LetterLine Ground(ExplainedRule ground, bool isFirstPage)
    {
        var isShort = isFirstPage && of.Room.IsShort;
        var near = NearestTo(ground, isShort);
        return new LetterLine([Says(ground, isShort), .. near, .. Recorded(FactsOf(of, ground), isFirstPage), .. Basis(ground)])
        {
            Number = of.Grounds.Length == 1 ? 0 : of.Grounds.IndexOf(ground) + 1,
        };
    }

    /// <summary>What a reason reads; of an <c>otherwise</c> what the rule nearest to it would have other than it is.</summary>
    public static ImmutableArray<LetterFact> FactsOf(LetterMaterial of, ExplainedRule ground) => ground.Part.Rule is not null
        ? LetterFacts.Of(of.Told, ground)
        : LetterChange.Nearest(of) is { } near ? LetterFacts.Of(of.Told, near.Missing) : [];

    /// <summary>What the policy says, in its words for the person or else quoted.</summary>
    private LetterSentence Says(ExplainedRule ground, bool isShort)
    {
        var forPerson = ground.Part.Rule is { } rule ? rule.ForPerson : of.Policy.Otherwise.Grounds.ForPerson;
        return forPerson is not null && !of.Quotes.NamesSecret(forPerson) ? LetterSentence.OfPolicy(forPerson)
            : ground.Part.Because is { } because ? of.Quoted("The policy says: ", because, "words for " + Named(ground), isShort)
            : LetterWords.NoRule;
    }

    private string Named(ExplainedRule ground) => of.Grounds.Length == 1 ? "the reason"
        : string.Create(CultureInfo.InvariantCulture, $"reason {of.Grounds.IndexOf(ground) + 1}");

    /// <summary>What is recorded, so much of it as fits; of the day of the decision the annex tells.</summary>
    private static ImmutableArray<LetterSentence> Recorded(ImmutableArray<LetterFact> all, bool isFirstPage)
    {
        var facts = all.Where(f => !f.IsDay).ToList();
        if (facts.Count == 0) return [];
        var told = facts.Take(MostFacts).Select(f => $"{f.Label}, {f.Value}").ToList();
        if (facts.Count > MostFacts)
            told.Add(string.Create(CultureInfo.InvariantCulture,
                $"and {facts.Count - MostFacts} more {(isFirstPage ? "on the next page" : "above")}"));
        return [LetterSentence.OfCase($"Our record says: {string.Join("; ", told)}.")];
    }

    private ImmutableArray<LetterSentence> Basis(ExplainedRule ground)
    {
        var kinds = ground.Part.Citations.Select(c => c.Evidence).Distinct().ToList();
        if (kinds.Contains(Evidence.Illustrative) && !kinds.Contains(Evidence.Explicit)) of.RestsOnNothing(Named(ground));
        if (kinds.Contains(Evidence.Disputed)) return [LetterWords.Disputed];
        if (kinds.Count == 0 || kinds.Contains(Evidence.Explicit)) return [];
        return kinds.Contains(Evidence.Inferred)
            ? [LetterSentence.OfPolicy("No published rule says this in so many words: it is read from "
                + LetterSources.Titles(ground.Part.Citations) + ".")]
            : [LetterWords.MadeUp];
    }

    /// <summary>Of an <c>otherwise</c> the rule that comes nearest.</summary>
    private ImmutableArray<LetterSentence> NearestTo(ExplainedRule ground, bool isShort)
    {
        if (ground.Part.Rule is not null || LetterChange.Nearest(of) is not { } near) return [];
        var says = near.Rule.ForPerson is { } words && !of.Quotes.NamesSecret(words) ? LetterSentence.OfPolicy(words)
            : of.Quotes.Of(near.Rule.Because, isShort) is not null
                ? of.Quoted("", near.Rule.Because, "the nearest part", isShort)
                : null;
        return says is null ? [] : [LetterWords.Nearest, says];
    }
}
