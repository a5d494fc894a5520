using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>The next page: what was relied on, the reasons there was no room for, the rules, and the rights.</summary>
internal static class LetterAnnex
{
    public static ImmutableArray<LetterPart> Of(LetterMaterial of, LetterWhy? why, ImmutableArray<LetterSentence> duties) =>
    [
        .. why is null || of.IsDeparted ? [] : LetterTop.Part("relied on", LetterWords.ReliedHeading, Relied(of)),
        .. why is null ? [] : LetterTop.Part("more reasons", LetterWords.MoreHeading, why.More()),
        .. why is null || of.Room.HasTold ? [] : LetterTop.Part("told", LetterWords.ToldHeading, LetterOutcome.Told(of)),
        .. LetterTop.Part("duties", LetterWords.DutiesHeading, [new LetterLine(duties)]),
        new LetterPart("rules", LetterWords.RulesHeading, [Rules(of, why is not null && !of.IsDeparted)]),
        new LetterPart("rights", LetterWords.RightsHeading, [Rights(of)]),
    ];

    /// <summary>What the reasons read, a row for each fact or item of a list, and that the person can say what is wrong.</summary>
    public static IEnumerable<LetterLine> Relied(LetterMaterial of)
    {
        var rows = new List<(LetterFact Fact, List<int> Reasons)>();
        for (var i = 0; i < of.Grounds.Length; i++)
            foreach (var fact in LetterWhy.FactsOf(of, of.Grounds[i]))
            {
                var row = rows.Find(r => r.Fact.Input.Slot == fact.Input.Slot && SameItems(r.Fact, fact));
                if (row.Fact is null) rows.Add((fact, [i + 1]));
                else row.Reasons.Add(i + 1);
            }
        if (rows.Count == 0) yield break;
        yield return new LetterLine(LetterWords.TellIfWrong, LetterWords.NothingOfOffence);
        foreach (var (fact, reasons) in rows)
        {
            var read = string.Join(", ", reasons.Select(r => FormattableString.Invariant($"{r}")));
            foreach (var (label, value) in fact.Items.Prepend((fact.Label, fact.Value)))
                yield return new LetterLine(LetterSentence.OfCase($"{LetterWords.Capital(label)}: {value}")) { Reasons = read };
        }
    }

    /// <summary>Whether a source states a part of a reason, and another part is inferred.</summary>
    public static bool IsPartly(ExplainedRule rule) => rule.Part.Citations.Any(c => c.Evidence == Evidence.Explicit)
        && rule.Part.Citations.Any(c => c.Evidence == Evidence.Inferred);

    private static bool SameItems(LetterFact one, LetterFact other) => one.Items.SequenceEqual(other.Items);

    private static LetterLine Rules(LetterMaterial of, bool hasReasons)
    {
        var policy = of.Policy;
        ImmutableArray<(int Number, ExplainedRule Rule)> grounds = [.. of.Grounds.Select((g, i) => (i + 1, g))];
        var partly = grounds.Where(g => IsPartly(g.Rule)).Select(g => g.Number).ToList();
        return new LetterLine([
            Named(policy), LetterWords.AskForCopy,
            .. hasReasons ? LetterSources.Of(grounds) : [],
            .. !hasReasons || partly.Count == 0 ? [] : new LetterSentence[]
                { LetterWords.PartInferred(grounds.Length == 1 ? "the reason" : LetterWords.Numbered(partly)) }]);
    }

    /// <summary>Where the rules stand.</summary>
    public static LetterSentence Named(Policy policy) => LetterSentence.OfPolicy($"The rules are in \"{policy.Title}\""
        + (policy.Edition is { } edition ? $", edition \"{edition}\"." : "."));

    /// <summary>What the person can do about what is recorded.</summary>
    public static LetterLine Rights(LetterSetting of) => new(LetterWords.Correct, (of.Said.Complaints, of.Said.Regulator) switch
    {
        (null, null) => LetterWords.HowToComplain,
        ({ } complaints, null) => Complain(complaints),
        (null, { } regulator) => Complain(Checks(regulator)),
        ({ } complaints, { } regulator) => Complain($"{complaints.TrimEnd('.')}, or to {Checks(regulator)}"),
    });

    private static LetterSentence Complain(string to) =>
        LetterSentence.OfPolicy($"If you are not happy with what we do, you can complain to {to.TrimEnd('.')}.");

    private static string Checks(string regulator) => $"{regulator.TrimEnd('.')}, who can also check anything that we kept back";
}
