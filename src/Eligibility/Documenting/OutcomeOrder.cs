using System.Collections.Immutable;
using Eligibility.Justification;
using Eligibility.Model;

namespace Eligibility.Documenting;

/// <summary>The outcomes of a policy, the best for the person first.</summary>
internal sealed class OutcomeOrder(Policy policy)
{
    /// <summary>Those for the person, those on neither side, those against; of each the better first.</summary>
    public ImmutableArray<Outcome> BestFirst { get; } = [.. policy.Outcomes.OrderBy(o => Directions.Of(policy, o) switch
    {
        Side.For => 0,
        Side.Against => 2,
        _ => 1,
    }).ThenByDescending(o => policy.WorstToBest.IndexOf(o))];

    /// <summary>On whose side an outcome is.</summary>
    public Side SideOf(Outcome outcome) => Directions.Of(policy, outcome);
}
