using System.Collections.Immutable;

namespace Eligibility.Model;

/// <summary>
/// Which values of a case must not lie above which others, since ranges begin or end at them (language, section 11). All
/// of it says that one value is at most another: so where each lies between its bounds once all of them are followed up,
/// there is a case with any of these values.
/// </summary>
internal sealed class RangeOrders
{
    private readonly ImmutableArray<RangeOrder> _all;
    private readonly ILookup<(int Slot, int Field), RangeOrder> _of;

    private RangeOrders(ImmutableArray<RangeOrder> all, bool any)
    {
        (_all, Any) = (any ? all : [], any);
        _of = _all.SelectMany(o => (RangeEnd[])[o.Low, o.High], (o, end) => (Place: (end.Slot, end.Field), Order: o))
            .ToLookup(o => o.Place, o => o.Order);
    }

    /// <summary>Whether any range begins or ends at another fact or field.</summary>
    public bool Any { get; }

    public static RangeOrders Of(Policy policy)
    {
        var all = ImmutableArray.CreateBuilder<RangeOrder>();
        var any = false;
        var decided = policy.DecisionDate.Slot;
        foreach (var input in policy.Inputs)
        {
            if (input is Fact fact) Add(null, new(fact.Slot, -1, fact.Name), fact.LowEnd, fact.HighEnd, fact.EndsAtDecisionDate);
            if (input is not ListInput list) continue;
            foreach (var field in list.Fields)
                Add(list, new(list.Slot, field.Index, field.Name), field.LowEnd, field.HighEnd, field.EndsAtDecisionDate);
        }
        return new RangeOrders(all.ToImmutable(), any);

        void Add(ListInput? list, RangeEnd own, RangeEnd? low, RangeEnd? high, bool endsAtDecisionDate)
        {
            any |= low is not null || high is not null;
            if (low is { } from) all.Add(new(list, from, own));
            if (high is { } to) all.Add(new(list, own, to));
            if (endsAtDecisionDate) all.Add(new(list, own, new(decided, -1, Fact.DecisionDateName)));
        }
    }

    /// <summary>The orders in which a fact or a field stands; none where no range begins or ends at another.</summary>
    public IEnumerable<RangeOrder> Of(int slot, int field) => _of[(slot, field)];

    /// <summary>All of them, those of dates that end at the decision date with them.</summary>
    public ImmutableArray<RangeOrder> All => _all;

    /// <summary>Whether a field of a list is held against something.</summary>
    public bool OfItems(ListInput list) => _all.Any(o => o.List?.Slot == list.Slot);
}

/// <summary>That one value is at most another.</summary>
/// <param name="List">The list of whose records it is said; null for facts.</param>
/// <param name="Low">The lower.</param>
/// <param name="High">The higher.</param>
internal sealed record RangeOrder(ListInput? List, RangeEnd Low, RangeEnd High)
{
    public bool Equals(RangeOrder? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
