using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>On whose side an outcome is, and so each rule that gives it.</summary>
internal static class Directions
{
    /// <summary>
    /// As the policy says; where it is silent a referral is neither, and of the others the worst is against the
    /// person, the best for, and what lies between neither.
    /// </summary>
    public static Side Of(Policy policy, Outcome outcome)
    {
        if (outcome.Letter.Counts is { } said) return said;
        if (outcome.Refers) return Side.Neither;
        var ranked = policy.WorstToBest.IsEmpty ? policy.Outcomes.Where(o => !o.Refers).ToList()
            : policy.WorstToBest.Where(o => !o.Refers).ToList();
        var place = ranked.FindIndex(o => o.Index == outcome.Index);
        if (ranked.Count < 2 || place < 0) return Side.Neither;
        return place == 0 ? Side.Against : place == ranked.Count - 1 ? Side.For : Side.Neither;
    }

    /// <summary>
    /// That of its outcome. An exception is on the other side of the rules that it takes out, where these agree.
    /// </summary>
    public static Side Of(Policy policy, Rule rule)
    {
        if (rule.Outcome is { } outcome) return Of(policy, outcome);
        // One that takes out an exception is again on the side of what that stopped; no rule overrides itself by
        // others.
        var sides = rule.Overrides.Select(o => Of(policy, policy.Rules[o])).Distinct().ToList();
        return sides.Count == 1 ? Opposite(sides[0]) : Side.Neither;
    }

    /// <summary>The other side; of neither neither.</summary>
    public static Side Opposite(Side side) => side switch
    {
        Side.For => Side.Against,
        Side.Against => Side.For,
        _ => Side.Neither,
    };

    /// <summary>
    /// Whether one outcome is better for the person than another; one that is not ranked is not compared.
    /// </summary>
    public static bool IsBetter(Policy policy, Outcome outcome, Outcome than)
    {
        var (rank, other) = (Rank(policy, outcome), Rank(policy, than));
        return rank > 0 && other > 0 && rank < other;
    }

    /// <summary>Outcomes from the best for the person to the worst, as far as the policy ranks them.</summary>
    /// <returns>The lower, the better; one that is not ranked lies with those that are neither.</returns>
    public static int Rank(Policy policy, Outcome outcome)
    {
        var ranked = policy.WorstToBest.IsEmpty ? policy.Outcomes : policy.WorstToBest;
        var place = ranked.ToList().FindIndex(o => o.Index == outcome.Index);
        return place < 0 ? 0 : ranked.Length - place;
    }
}
