namespace Eligibility.Hosting;

/// <summary>Whether two answers about a case come to the same.</summary>
internal static class AnswerComparison
{
    /// <summary>
    /// Whether they are alike in outcome, in what is still possible and in the rules for it; without a decision, in why
    /// there is none.
    /// </summary>
    public static bool AreAlike(EditionDecision one, EditionDecision other)
    {
        if (one.Decision is { } decision)
            return other.Decision is { } beside && decision.Outcome?.Name == beside.Outcome?.Name
                && decision.Possible.Select(o => o.Name).SequenceEqual(beside.Possible.Select(o => o.Name))
                && decision.Reasons.Select(r => r.Name).SequenceEqual(beside.Reasons.Select(r => r.Name));
        if (one.Each is { } each)
            return other.Each is { } besides && each.Decisions is { } own && besides.Decisions is { } others
                ? own.Length == others.Length && own.Zip(others).All(p =>
                    AreAlike(new EditionDecision { Decision = p.First }, new EditionDecision { Decision = p.Second }))
                : other.Each is not null && each.Decisions is null && other.Each.Decisions is null;
        return other.Decision is null && other.Each is null && one.NeedsDate == other.NeedsDate && one.NoneInForceOn == other.NoneInForceOn
            && one.Faults.Select(f => (f.Code, f.Path)).SequenceEqual(other.Faults.Select(f => (f.Code, f.Path)));
    }
}
