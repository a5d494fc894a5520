using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Documenting;

/// <summary>
/// On whose side each outcome is. What it declares counts; else one that refers is on neither; else of those from worst to
/// best the worst is against the person, the best is for the person, and those between are neither.
/// </summary>
internal sealed class OutcomeOrder
{
    private readonly ImmutableArray<Outcome> _fromWorst;
    private readonly Outcome? _worst;
    private readonly Outcome? _best;

    public OutcomeOrder(Policy policy)
    {
        _fromWorst = policy.WorstToBest;
        var ranked = _fromWorst.Where(o => !o.Refers).ToList();
        (_worst, _best) = ranked.Count < 2 ? (null, null) : (ranked[0], ranked[^1]);
        BestFirst = [.. policy.Outcomes.OrderBy(o => SideOf(o) switch
        {
            Side.For => 0,
            Side.Against => 2,
            _ => 1,
        }).ThenByDescending(o => _fromWorst.IndexOf(o))];
    }

    /// <summary>All outcomes, the best for the person first.</summary>
    public ImmutableArray<Outcome> BestFirst { get; }

    public Side SideOf(Outcome outcome) => outcome.Letter.Counts
        ?? (outcome.Refers ? Side.Neither : outcome == _worst ? Side.Against : outcome == _best ? Side.For : Side.Neither);
}
