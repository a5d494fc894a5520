using Eligibility.Evaluation;

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
        if (one.Decision is { } decision) return other.Decision is { } beside && AreAlike(decision, beside);
        if (one.Each is { } each)
            return other.Each is { } besides && each.Each == besides.Each && (each.Records, besides.Records) switch
            {
                ({ } own, { } others) => own.Length == others.Length && own.Zip(others).All(p => AreAlike(p.First, p.Second)),
                (null, null) => true,
                _ => false,
            };
        return other.Decision is null && other.Each is null && one.NeedsDate == other.NeedsDate && one.NoneInForceOn == other.NoneInForceOn
            && one.Faults.Select(f => (f.Code, f.Path)).SequenceEqual(other.Faults.Select(f => (f.Code, f.Path)));
    }

    /// <summary>Whether a record comes to the same: without a decision, whether it may come to the same.</summary>
    private static bool AreAlike(RecordDecision one, RecordDecision other) => (one.Decision, other.Decision) switch
    {
        ({ } decision, { } beside) => AreAlike(decision, beside),
        (null, null) => one.Possible.SequenceEqual(other.Possible),
        _ => false,
    };

    private static bool AreAlike(Decision one, Decision other) => one.Outcome?.Name == other.Outcome?.Name
        && one.Possible.Select(o => o.Name).SequenceEqual(other.Possible.Select(o => o.Name))
        && one.Reasons.Select(r => r.Name).SequenceEqual(other.Reasons.Select(r => r.Name));
}
