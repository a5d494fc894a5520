using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Eligibility.Evaluation;

namespace Eligibility.Tests.Oracle;

/// <summary>In what the product's decision and the oracle's differ, in words; empty where they agree.</summary>
internal static class OracleComparison
{
    /// <param name="oracle">The oracle's decision on a case that is valid.</param>
    /// <param name="decision">The product's on the same.</param>
    /// <param name="needs">
    /// Whether the facts needed are compared as well: not where the product says that it is not exact.
    /// </param>
    public static string Differences(OracleDecision oracle, Decision decision, bool needs = true)
    {
        var told = new StringBuilder();
        Compare("outcome", oracle.Outcome?.Name ?? "undecided", decision.Outcome?.Name ?? "undecided");
        Compare("possible", Names(oracle.Possible),
            decision.IsDecided ? decision.Outcome!.Name : Names(decision.Possible));
        Compare("reasons", Reasons(oracle.Reasons.Select(r => (r.Rule, r.Open))),
            Reasons(decision.Reasons.Select(r => (r.Rule, r.Open))));
        foreach (var rule in decision.Policy.Rules)
        {
            if (!decision.IsSettled(rule)) continue;
            Compare($"status of {rule.Name}", oracle.Statuses[rule.Index].ToString(),
                decision.Statuses[rule.Index].ToString());
            Compare($"{rule.Name} undefeated", oracle.Undefeated[rule.Index].ToString(),
                decision.Undefeated[rule.Index].ToString());
            Compare($"what defeats {rule.Name}", Rules(oracle.DefeatedBy[rule.Index]), Rules(decision.DefeatersOf(rule)));
        }
        for (var i = 0; i < oracle.Truths.Length; i++)
            if (decision.IsSettled(decision.Policy.Conditions[i])) Compare(
                $"condition {i}, line {decision.Policy.Conditions[i].Span.Line}: {decision.Policy.Conditions[i].Span.Words}",
                oracle.Truths[i].ToString(), decision.Truths[i].ToString());
        if (needs)
            Compare("needed", Needs(oracle.Needed.Select(n => (n.Name, n.Alone))),
                Needs(decision.Needed.Select(n => (n.Name, n.Alone))));
        // What is not settled may be told as open, and never as what it is not.
        if (Unsound(oracle, decision) is { Length: > 0 } unsound) told.Append(unsound).Append('\n');
        return told.ToString();

        string Rules(ImmutableArray<int> places) =>
            string.Join(", ", places.Order().Select(p => decision.Policy.Rules[p].Name));

        void Compare(string what, string expected, string found)
        {
            if (expected != found)
                told.Append(CultureInfo.InvariantCulture, $"{what}: the oracle says {expected}, the product {found}\n");
        }
    }

    /// <summary>A decision that says it is not exact may leave open what is certain, and never the reverse.</summary>
    public static string Unsound(OracleDecision told, Decision decision)
    {
        if (told.Possible.Any(o => decision.Possible.All(p => p.Index != o.Index)))
            return $"the oracle says that `{string.Join(", ", told.Possible.Select(o => o.Name))}` may come of it";
        for (var i = 0; i < told.Truths.Length; i++)
            if (decision.Truths[i] != Truth.Open && decision.Truths[i].ToString() != told.Truths[i].ToString())
                return $"condition {i} is {decision.Truths[i]}, the oracle says {told.Truths[i]}";
        for (var i = 0; i < told.Statuses.Length; i++)
            if (decision.Statuses[i] != RuleStatus.Open
                && decision.Statuses[i].ToString() != told.Statuses[i].ToString())
                return $"rule {i} is {decision.Statuses[i]}, the oracle says {told.Statuses[i]}";
        return "";
    }

    private static string Names(ImmutableArray<Outcome> outcomes) => string.Join(", ", outcomes.Select(o => o.Name));

    private static string Reasons(IEnumerable<(Rule? Rule, bool Open)> reasons) =>
        string.Join(", ", reasons.Select(r => (r.Rule?.Name ?? "otherwise") + (r.Open ? " (open)" : "")));

    private static string Needs(IEnumerable<(string Name, bool Alone)> needs) =>
        string.Join(", ", needs.Select(n => n.Name + (n.Alone ? " (alone)" : "")));
}
