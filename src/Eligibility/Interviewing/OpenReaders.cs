using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Interviewing;

/// <summary>Why something is asked: the rules that read it and are open.</summary>
internal static class OpenReaders
{
    /// <summary>Those rules, in order of declaration.</summary>
    /// <param name="decision">The decision of what is known, which is undecided.</param>
    /// <param name="asked">What is asked about.</param>
    public static ImmutableArray<Rule> Of(Decision decision, Unknown asked) =>
        [.. decision.Policy.Rules.Where(rule => decision.Statuses[rule.Index] == RuleStatus.Open && Reads(rule, asked, decision.Policy))];

    private static bool Reads(Rule rule, Unknown asked, Policy policy) =>
        (rule.Period is not null && asked.Field is null && asked.Input.Slot == policy.DatedBy.Slot)
            || Model.Reads.Of(new[] { rule.When, rule.Unless }.OfType<Condition>())
                .Any(read => read.Input.Slot == asked.Input.Slot && (asked.Field is null || read.Field?.Index == asked.Field.Index));
}
