using System.Collections.Immutable;
using Eligibility.Evaluation;

namespace Eligibility.Justification;

/// <summary>
/// Makes the one letter of a case each of whose records is decided by itself: the person has one case, one time to answer and
/// one place to write to. Each record is a part of it; of a single one it is the letter of that decision.
/// </summary>
internal static class EachLetter
{
    /// <summary>The letter; where the rules are not in force for one of the records, or there is none, that there is no letter.</summary>
    /// <param name="decision">The decisions, made with <see cref="DecisionDetail.ForPerson"/>.</param>
    /// <exception cref="InvalidOperationException">They were not made to be told to the person.</exception>
    public static Letter Of(EachDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var standings = decision.Records is { } all ? all.Select(r => r.Decision).OfType<Decision>().Select(StandingOf)
            : decision.ChosenByRecord ? []
            : [PolicyStanding.Of(decision.Policy, decision.Case.DayOf(decision.Case.Policy.DatedBy))];
        return standings.FirstOrDefault(s => !s.IsInForce) is { } standing ? NoLetter.Of(standing) : Written(decision);
    }

    /// <summary>The same whether or not the rules are in force.</summary>
    internal static Letter Written(EachDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Records is not { } all) return Undecided(decision, []);
        return all switch
        {
            [] => NoLetter.WithoutRecords(decision.Each),
            [{ Decision: { } alone }] => LetterMaker.Written(alone),
            _ when all.All(r => !r.IsDecided) => Undecided(decision, all),
            _ => Fitting(decision, all),
        };
    }

    private static PolicyStanding StandingOf(Decision decision) =>
        PolicyStanding.Of(decision.Policy, decision.Case.DayOf(decision.Policy.DatedBy));

    private static Letter Undecided(EachDecision decision, ImmutableArray<RecordDecision> all) => UndecidedLetter.Of(
        Setting(decision, all), LetterWords.NotKnown,
        [.. all.Select(r => r.Decision).OfType<Decision>().Select(d => LetterMaker.Told(d).Decision)
            .SelectMany(d => UndecidedLetter.Helps(d)).Distinct(StringComparer.Ordinal)]);

    /// <summary>From all there is to what fits on a page.</summary>
    private static Letter Fitting(EachDecision decision, ImmutableArray<RecordDecision> all)
    {
        var told = all.Select(r => r.Decision is { } own ? LetterMaker.Told(own) : null).ToList();
        var letter = default(Letter);
        foreach (var (room, first) in EachRoom.All)
        {
            ImmutableArray<EachPart> parts = [.. all.Select((r, i) => new EachPart(decision, r, told[i], i, room))];
            letter = Letter(decision, all, parts, first);
            if (letter.Words <= Justification.Letter.MostWords) break;
        }
        return letter!;
    }

    private static Letter Letter(EachDecision decision, ImmutableArray<RecordDecision> all, ImmutableArray<EachPart> parts, EachFirst first)
    {
        var of = Setting(decision, all);
        var top = LetterTop.Of(of);
        LetterSentence made = of.OfRecord("the officer's decision");
        var policies = parts.Select(p => p.Policy).OfType<Policy>().Distinct().ToList();
        ImmutableArray<LetterPart> told = first switch
        {
            EachFirst.Whole => [.. parts.SelectMany(p => p.Whole)],
            EachFirst.Results => EachPart.Results(parts),
            _ => [EachPart.Together(parts)],
        };
        ImmutableArray<LetterPart> rest = [LetterRest.Disagree(of),
            LetterRest.Computer(of, gaveAdvice: all.Any(r => r.IsDecided), isDecided: true, policies), LetterRest.Help(of)];
        var isReferred = parts.All(p => p.Kind is not LetterKind.Decided) && parts.Any(p => p.Kind == LetterKind.Referred);
        return new Letter(isReferred ? LetterKind.Referred : LetterKind.Decided, LetterWords.EachTitle)
        {
            Parts = [top, new LetterPart("decided", null, [new LetterLine(LetterWords.EachAlone, made)]), .. told, .. rest],
            Annex =
            [
                .. first == EachFirst.Whole ? [] : parts.SelectMany(p => p.Whole), .. parts.SelectMany(p => p.Annex),
                new LetterPart("rules", LetterWords.RulesHeading, [Rules(policies, parts)]),
                new LetterPart("rights", LetterWords.RightsHeading, [LetterAnnex.Rights(of)]),
            ],
            Missing = [.. of.Missing.Concat(parts.SelectMany(p => p.Missing)).Distinct(StringComparer.Ordinal)],
        };
    }

    private static LetterLine Rules(List<Policy> policies, ImmutableArray<EachPart> parts)
    {
        var cited = parts.SelectMany(p => p.Grounds).SelectMany(g => g.Part.Citations).ToList();
        return new LetterLine([.. policies.Select(LetterAnnex.Named), LetterWords.AskForCopy,
            .. cited.Count == 0 ? [] : new[] { LetterSentence.OfPolicy($"The reasons come from {LetterSources.Titles(cited)}.") },
            .. parts.Any(p => p.Grounds.Any(LetterAnnex.IsPartly))
                ? new LetterSentence[] { LetterWords.PartInferred("the reasons") } : []]);
    }

    private static LetterSetting Setting(EachDecision decision, ImmutableArray<RecordDecision> all) => new(decision.Policy, null,
        all.SelectMany(r => r.Decision is { } own ? [own.Policy] : r.Undated.Select(d => d.Policy)).Append(decision.Policy)
            .Any(LetterSetting.MayKeepBack));
}

/// <summary>What of the records stands on the first page.</summary>
internal enum EachFirst
{
    /// <summary>All there is to say of each.</summary>
    Whole,

    /// <summary>What each came to.</summary>
    Results,

    /// <summary>What came of how many.</summary>
    Together,
}

/// <summary>How much of the records stands on the first page.</summary>
internal static class EachRoom
{
    /// <summary>From all there is to the least; what is on the next page has all the room there is.</summary>
    public static ImmutableArray<(LetterRoom Room, EachFirst First)> All { get; } =
    [
        .. LetterRoom.All.Select(r => (r, EachFirst.Whole)), (LetterRoom.Widest, EachFirst.Results),
            (LetterRoom.Widest, EachFirst.Together),
    ];
}
