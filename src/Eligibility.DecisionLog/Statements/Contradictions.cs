using System.Collections.Immutable;
using System.Globalization;
using Eligibility.DecisionLog.Chain;

namespace Eligibility.DecisionLog.Statements;

/// <summary>Where a person's decision contradicts the advice that it answers.</summary>
internal static class Contradictions
{
    /// <summary>What contradicts the advice.</summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="advice">The record of the advice.</param>
    /// <param name="brief">What it advised.</param>
    /// <param name="outcomes">The outcomes of its policy; null where its text cannot be compiled any more.</param>
    public static ImmutableArray<StatementFault> WithAdvice(HumanDecision decision, Entry advice, BriefRecord brief,
        IEnumerable<string>? outcomes)
    {
        var faults = ImmutableArray.CreateBuilder<StatementFault>();
        var isFollowed = decision.Decision == "followed";
        if (decision.Outcome is { } outcome)
        {
            if (outcomes is not null && !outcomes.Contains(outcome, StringComparer.Ordinal))
                Add("/outcome", $"the policy has no outcome of this name; they are {string.Join(", ", outcomes)}");
            else if (isFollowed && brief.Outcome is null)
                Add("/decision", "the advice was undecided: there is no outcome to follow");
            else if (isFollowed && outcome != brief.Outcome)
                Add("/outcome", $"is not what was advised, which is {brief.Outcome}; another is \"departed\"");
            else if (!isFollowed && outcome == brief.Outcome)
                Add("/outcome", "is what was advised; whoever departs decides on another");
        }
        foreach (var (ground, i) in decision.Grounds.Select((g, i) => (g, i)).Where(g => g.g > brief.Reasons.Length))
            Add(FormattableString.Invariant($"/grounds/{i}"),
                FormattableString.Invariant($"there is no ground {ground}; the advice has {brief.Reasons.Length}"));
        // Who writes down the minute alone, or has another clock, may seem to be a little early.
        if (decision.At.UtcDateTime.AddMinutes(1) < DateTime.Parse(advice.At, CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal))
            Add("/at", $"lies before the advice, which was written at {advice.At}");
        return faults.ToImmutable();

        void Add(string place, string message) => faults.Add(new StatementFault(place, message));
    }
}
