using Eligibility.Evaluation;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Metamorphic;

/// <summary>What a decision says of a case, in a form that does not turn on the order of declarations.</summary>
internal static class Telling
{
    /// <summary>How many policies a relation is tried on.</summary>
    public static IEnumerable<int> Seeds(int ordinary) =>
        Enumerable.Range(50_000, LongTier.IsOn ? ordinary * 100 : ordinary);

    /// <summary>Complete cases of a policy, and where it is small partial ones, too.</summary>
    public static IEnumerable<GeneratedCase> Cases(GeneratedPolicy policy, int complete, int partial)
    {
        var (dice, cases) = (new Dice(policy.Seed), new CaseGenerator(policy.Policy));
        for (var i = 0; i < complete; i++) yield return cases.Complete(dice);
        for (var i = 0; i < partial; i++) yield return cases.Partial(dice);
    }

    /// <summary>Outcome, reasons and needs as sets, and the status of each rule by its name.</summary>
    public static string Of(Decision decision, Func<string, string>? rename = null)
    {
        rename ??= name => name;
        var rules = decision.Policy.Rules.Select(r => $"{rename(r.Name)}: {decision.Statuses[r.Index]}")
            .Order(StringComparer.Ordinal);
        var reasons = decision.Reasons
            .Select(r => (r.Rule is null ? "otherwise" : rename(r.Rule.Name)) + (r.Open ? " (open)" : ""))
            .Order(StringComparer.Ordinal);
        // Past its limit of steps the engine may ask for more or less, according to the order in which it looks.
        var needed = decision.Exact
            ? string.Join(", ",
                decision.Needed.Select(n => rename(n.Name) + (n.Alone ? " alone" : "")).Order(StringComparer.Ordinal))
            : "(not exact)";
        return $"possible {string.Join(", ", decision.Possible.Select(o => rename(o.Name)))}\nreasons {string.Join(", ",
            reasons)}\nneeded {needed}\n{string.Join('\n', rules)}";
    }

    /// <summary>Fails where a completion of a partial case comes to what the decision on it rules out.</summary>
    public static void BorneOut(string policy, GeneratedCase partial, Decision decision,
        GeneratedCase whole, Decision of)
    {
        var isBorneOut = decision.Possible.Contains(of.Outcome!)
            && decision.Statuses.Zip(of.Statuses).All(p => p.First == RuleStatus.Open || p.First == p.Second)
            && decision.Truths.Zip(of.Truths).All(p => p.First == Truth.Open || p.First == p.Second)
            && (!decision.IsDecided || of.Reasons.All(r => decision.Reasons.Any(d => d.Rule == r.Rule)
                || decision.Reasons.All(d => !d.Open)));
        if (!isBorneOut) Assert.Fail($"{policy}\n{partial}\n{Of(decision)}\n{whole}\n{Of(of)}");
    }

    /// <summary>Fails with both policies, the case and what each says, where they say different things of it.</summary>
    public static void Same(GeneratedPolicy one, GeneratedPolicy other, GeneratedCase @case)
    {
        Assert.True(other.Compilation.Evaluator is not null, $"{other.Errors}\n{other}\nof\n{one}");
        var moved = @case.MovedTo(other.Policy) ?? throw new InvalidOperationException($"{other}\n{@case}");
        var (first, second) = (one.Evaluator.Decide(@case.Case, DecisionDetail.None),
            other.Evaluator.Decide(moved.Case, DecisionDetail.None));
        if (!first.Exact || !second.Exact) return;
        Assert.True(Of(first) == Of(second), $"{one}\n{Of(first)}\n\n{other}\n{Of(second)}\n{@case}");
    }
}
