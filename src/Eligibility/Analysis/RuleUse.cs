using Eligibility.Evaluation;

namespace Eligibility.Analysis;

/// <summary>Why a rule is never of use, in any case that what is left of its policy takes in.</summary>
internal static class RuleUse
{
    /// <summary>
    /// Why a rule can never be a reason, or an exception that defeats anything; null where that is not certain.
    /// </summary>
    public static string? WhyNone(ResidualPolicy left, Rule rule)
    {
        var settled = left.Ask(left.Status(rule));
        var statuses = settled.Possible.Select(s => (RuleStatus)s).ToHashSet();
        if (statuses.Contains(RuleStatus.Reason) || statuses.Contains(RuleStatus.Exception) && !settled.IsExact)
            return null;
        statuses.ExceptWith([RuleStatus.DoesNotApply, RuleStatus.NotInForce]);
        if (statuses.Count == 0) return "it applies in no case";
        if (statuses.SetEquals([RuleStatus.Defeated]))
            return "wherever it applies, a rule that overrides it defeats it";
        if (rule.Outcome is null) return "wherever it applies, no rule that it overrides does";
        return statuses.Contains(RuleStatus.Defeated)
            ? "wherever it applies, it is defeated or an outcome declared earlier prevails"
            : "wherever it applies, an outcome declared earlier prevails";
    }
}
