namespace Eligibility.Benchmarking.ByHand;

/// <summary>A condition that was reached, whether it held, and the value that it read.</summary>
internal sealed record ConditionTrace(string Condition, bool Held, string Value);

/// <summary>A rule that was looked at.</summary>
internal sealed class RuleTrace(string rule)
{
    public string Rule { get; } = rule;

    public bool Applied { get; set; }

    public List<ConditionTrace> Conditions { get; } = [];
}

/// <summary>The outcome, the rule that decided and its reason, and every condition on the way there.</summary>
internal sealed class TracedDecision
{
    public string Outcome { get; set; } = "";

    public string Rule { get; set; } = "";

    public string Because { get; set; } = "";

    public List<RuleTrace> Rules { get; } = [];
}
