using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Explaining;

namespace Eligibility.Justification;

/// <summary>
/// Why a case does not come to an outcome: what stands in the way, rule by rule, and what would lead there (language,
/// section 8, <c>why-not</c>).
/// </summary>
internal sealed record WhyNotAnswer
{
    private WhyNotAnswer(Explanation told, Outcome asked) => (Told, Asked) = (told, asked);

    /// <summary>What there is to say of the decision.</summary>
    public Explanation Told { get; }

    /// <summary>The outcome that is asked about.</summary>
    public Outcome Asked { get; }

    /// <summary>The rules that would give it, in order of declaration.</summary>
    public required ImmutableArray<ExplainedRule> Ways { get; init; }

    /// <summary>Whether it also comes where no rule gives an outcome.</summary>
    public bool IsOtherwise => Told.Decision.Policy.Otherwise.Outcome == Asked;

    /// <summary>
    /// The rules that give an outcome declared before it, so that they prevail over it, whatever its own rules come to; where
    /// it comes by <c>otherwise</c> alone, every rule that gives an outcome.
    /// </summary>
    public required ImmutableArray<ExplainedRule> Prevailing { get; init; }

    /// <summary>What would lead there; null where the case comes to it, or is undecided.</summary>
    public Alternative? Alternative { get; init; }

    /// <summary>Whether the case comes to it.</summary>
    public bool IsTheOutcome => Told.Decision.Outcome == Asked;

    /// <summary>Whether it is possible still.</summary>
    public bool IsPossible => Told.Decision.Possible.Contains(Asked);

    /// <summary>The answer of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="asked">An outcome of its policy.</param>
    public static WhyNotAnswer Of(Decision decision, Outcome asked)
    {
        var told = Explanation.Of(decision);
        var all = told.Grounds.Concat(told.Others).Where(r => r.Part.Rule is not null).OrderBy(r => r.Number).ToList();
        ImmutableArray<ExplainedRule> ways = [.. all.Where(r => r.Part.Outcome == asked)];
        var isOtherwise = decision.Policy.Otherwise.Outcome == asked;
        return new WhyNotAnswer(told, asked)
        {
            Ways = ways,
            Prevailing = [.. all.Where(r => r.Part.Outcome is { } gives && gives != asked
                && r.Part.Status is RuleStatus.Reason or RuleStatus.Outranked or RuleStatus.Open
                && (gives.Index < asked.Index || isOtherwise && ways.IsEmpty))],
            Alternative = told.WhatWouldChange.Alternatives.FirstOrDefault(a => a.Outcome == asked),
        };
    }
}
