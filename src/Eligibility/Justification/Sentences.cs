using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What is said of the policy itself in each of its justifications: its edition, and its notices.</summary>
internal static class Sentences
{
    /// <summary>When the edition is in force.</summary>
    public static string Period(Policy policy) => policy.Period is { } inForce
        ? $"in force {inForce.Words}"
        : Prospective;

    /// <summary>Of a policy without a start date, in the first form of the JSON record, which keeps its words.</summary>
    private const string Prospective = "prospective, with no day from which it is in force";

    /// <summary>The same for people.</summary>
    public static string ForPeople(string choice) =>
        choice.Replace(Prospective, "no start date is declared", StringComparison.Ordinal);

    /// <summary>What follows where no date chose the edition.</summary>
    public const string AsItStands = "used as it stands";

    /// <summary>What stands before the day that chose the edition.</summary>
    public static string ChosenBy(Policy policy) => $"chosen by the {policy.DatedBy.Name}, ";

    /// <summary>That a protected fact is read.</summary>
    public static string MayRead(MayRead read) =>
        $"This policy reads `{read.Fact.Name}`, which is protected: {read.Because}";

    /// <summary>That the day lies outside the period of the edition, where it does; else null.</summary>
    public static string? OutsidePeriod(Decision decision)
    {
        var policy = decision.Policy;
        if (decision.ChosenBy is not null || policy.Period is not { } period) return null;
        if (decision.Case.DayOf(policy.DatedBy) is not { } day) return null;
        return period.Contains(day)
            ? null
            : $"The {policy.DatedBy.Name}, {DateType.SayDay(day)}, lies outside the period of this edition"
                + $", which is in force {period.Words}.";
    }

    /// <summary>That the review was due, where it was; else null.</summary>
    public static string? ReviewDue(Decision decision) =>
        decision.Policy.ReviewBy is { } review && decision.DecidedOn > review
            ? $"The review of this policy was due by {DateType.SayDay(review)}."
            : null;
}
