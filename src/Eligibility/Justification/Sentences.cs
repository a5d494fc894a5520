using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What is said of the policy itself in each of its justifications: its edition, and its notices.</summary>
internal static class Sentences
{
    /// <summary>When the edition is in force.</summary>
    public static string Period(Policy policy) => policy.Period is { } inForce
        ? $"in force {inForce.Words}"
        : "prospective, with no day from which it is in force";

    /// <summary>What follows where no date chose the edition.</summary>
    public const string AsItStands = "used as it stands";

    /// <summary>What stands before the day that chose the edition.</summary>
    public static string ChosenBy(Policy policy) => $"chosen by the {policy.DatedBy.Name}, ";

    /// <summary>That a protected fact is read.</summary>
    public static string MayRead(MayRead read) =>
        $"This policy reads `{read.Fact.Name}`, which is protected: {read.Because}";

    /// <summary>That a day lies outside the period, or that a review is overdue.</summary>
    public static IEnumerable<string> OfDates(Decision decision)
    {
        var policy = decision.Policy;
        var dated = decision.Case.Values[policy.DatedBy.Slot] as Scalar;
        var on = dated is null ? (DateOnly?)null : DateOnly.FromDayNumber((int)dated.Value);
        if (decision.ChosenBy is null && policy.Period is { } period && on is { } day && !period.Contains(day))
            yield return $"The {policy.DatedBy.Name}, {DateType.SayDay(day)}, lies outside the period of this edition"
                + $", which is in force {period.Words}.";
        if (policy.ReviewBy is { } review && decision.DecidedOn > review)
            yield return $"The review of this policy was due by {DateType.SayDay(review)}.";
    }
}
