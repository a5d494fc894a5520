namespace Eligibility.Model;

/// <summary>A fact, or a field of a record that a case states.</summary>
/// <param name="Slot">The slot of the fact or list.</param>
/// <param name="Row">The record, from 0; -1 for a fact.</param>
/// <param name="Field">The field; -1 for a fact.</param>
internal readonly record struct RangePlace(int Slot, int Row, int Field);

/// <summary>
/// Between which values each number and date of a case lies, once the orders of its policy's ranges are followed up: what
/// is known is one value. Each value between two of these is that of some case, if there is any.
/// </summary>
internal sealed class RangesOfCase
{
    private static readonly IReadOnlySet<RangePlace> NoPlaces = System.Collections.Frozen.FrozenSet<RangePlace>.Empty;

    private readonly Policy _policy;
    private readonly Func<int, Int128?> _fact;
    private readonly Func<int, Items?> _items;
    private readonly Dictionary<RangePlace, (Int128 Low, Int128 High, Int128 Step, Int128? Known)> _at = [];
    private readonly List<(RangePlace Low, RangePlace High)> _orders = [];

    /// <param name="policy">The policy.</param>
    /// <param name="fact">The value of a fact by its slot, on the scale of <see cref="Scalar"/>; null where it is unknown.</param>
    /// <param name="items">The records of a list by its slot; null where they are unknown.</param>
    /// <param name="without">Places whose orders are passed over; none where it is left out.</param>
    public RangesOfCase(
        Policy policy, Func<int, Int128?> fact, Func<int, Items?> items, IReadOnlySet<RangePlace>? without = null)
    {
        (_policy, _fact, _items, Without) = (policy, fact, items, without ?? NoPlaces);
        foreach (var order in policy.Orders.All)
            if (order.List is null) Add(Place(order.Low, -1), Place(order.High, -1));
            else if (items(order.List.Slot) is { } held)
                for (var row = 0; row < held.Rows.Length; row++) Add(Place(order.Low, row), Place(order.High, row));
        IsPossible = FollowUp();
    }

    /// <summary>The ranges of values by slot.</summary>
    public static RangesOfCase Of(
        Policy policy, ReadOnlySpan<Datum?> values, IReadOnlySet<RangePlace>? without = null)
    {
        var all = values.ToArray();
        return new(policy, slot => (all[slot] as Scalar)?.Value,
            slot => all[slot] as Items ?? ((ListInput)policy.Inputs[slot]).Fewest, without);
    }

    /// <summary>Whether there is any case.</summary>
    public bool IsPossible { get; }

    /// <summary>What could not be: the first place without a value, in order of declaration; or null.</summary>
    public RangePlace? Impossible { get; private set; }

    /// <summary>The bounds of a value; null of what no order holds.</summary>
    public (Int128 Low, Int128 High)? At(RangePlace place) =>
        _at.TryGetValue(place, out var found) ? (found.Low, found.High) : null;

    /// <summary>The orders between places.</summary>
    public IReadOnlyList<(RangePlace Low, RangePlace High)> Orders => _orders;

    /// <summary>What is known of a place, whatever the orders leave of it; null where it is unknown.</summary>
    public Int128? Known(RangePlace place) => _at[place].Known;

    /// <summary>The places whose orders are passed over.</summary>
    public IReadOnlySet<RangePlace> Without { get; }

    private void Add(RangePlace low, RangePlace high)
    {
        if (Without.Contains(low) || Without.Contains(high)) return;
        Note(low);
        Note(high);
        _orders.Add((low, high));
    }

    private static RangePlace Place(RangeEnd end, int row) => new(end.Slot, end.IsFact ? -1 : row, end.Field);

    private void Note(RangePlace place)
    {
        if (_at.ContainsKey(place)) return;
        var (type, range) = place.Row < 0
            ? (((Fact)_policy.Inputs[place.Slot]).Type, ((Fact)_policy.Inputs[place.Slot]).Range)
            : (FieldAt(place).Type, FieldAt(place).Range);
        var known = place.Row < 0 ? _fact(place.Slot)
            : (_items(place.Slot)!.Rows[place.Row][place.Field] as Scalar)?.Value;
        _at[place] = known is { } value
            ? (value, value, type.Step, known)
            : (range!.Value.Low, range.Value.High, type.Step, null);
    }

    private Field FieldAt(RangePlace place) => ((ListInput)_policy.Inputs[place.Slot]).Fields[place.Field];

    // Each pass takes every bound one order further, and no chain is longer than there are places.
    private bool FollowUp()
    {
        for (var pass = 0; pass <= _at.Count; pass++)
        {
            var changed = false;
            foreach (var (low, high) in _orders)
            {
                var (below, above) = (_at[low], _at[high]);
                var least = Int128.Max(above.Low, Up(below.Low, above.Step));
                var most = Int128.Min(below.High, Down(above.High, below.Step));
                if (least == above.Low && most == below.High) continue;
                changed = true;
                _at[high] = above with { Low = least };
                _at[low] = below with { High = most };
                if (least > above.High) return Fail(high);
                if (most < below.Low) return Fail(low);
            }
            if (!changed) break;
        }
        return true;
    }

    private bool Fail(RangePlace at)
    {
        Impossible = at;
        return false;
    }

    private static Int128 Up(Int128 value, Int128 step) => -Down(-value, step);

    private static Int128 Down(Int128 value, Int128 step)
    {
        var rest = value % step;
        return value - (rest < 0 ? rest + step : rest);
    }
}
