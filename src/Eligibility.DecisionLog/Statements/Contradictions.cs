using System.Collections.Immutable;
using System.Globalization;
using Eligibility.DecisionLog.Chain;

namespace Eligibility.DecisionLog.Statements;

/// <summary>Where a person's decision contradicts itself, or the advice that it answers.</summary>
internal static class Contradictions
{
    public static void Within(StatementReader reader, string? kind, string? outcome, ImmutableArray<int> grounds,
        (ImmutableArray<string> Read, ImmutableArray<string?> Not) files, (DateTimeOffset? At, DateOnly? Letter) days)
    {
        if (kind is "followed" or "departed" && !reader.States("outcome"))
            reader.Fault("outcome", "is missing; expected the name of the outcome decided on");
        if (kind is "deferred" && outcome is not null)
            reader.Fault("outcome", "stands beside \"deferred\": what is deferred has no outcome yet");
        if (kind is "followed" && grounds.IsEmpty)
            reader.Fault("grounds", "is missing; whoever follows an advice adopts one of its grounds at least");
        if (kind is "deferred" && !grounds.IsEmpty)
            reader.Fault("grounds", "stands beside \"deferred\": what is deferred adopts no ground yet");
        if (files.Read.IsEmpty && files.Not.IsEmpty)
            reader.Fault("read", "is empty, and so is notRead: say what was read, or what was not and why");
        for (var i = 0; i < files.Not.Length; i++)
            if (files.Not[i] is { } what && files.Read.Contains(what, StringComparer.Ordinal))
                reader.Fault(FormattableString.Invariant($"notRead/{i}/what"), "stands among what was read too");
        if (days is ({ } at, { } letter) && letter < DateOnly.FromDateTime(at.DateTime))
            reader.Fault("letterOn", "lies before the day of the decision");
    }

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
