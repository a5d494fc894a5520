using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What of a case breaks the ranges that begin or end at other facts and fields: each pair of values that is out of order,
/// and what has no value left. What is assumed is told as assumed: nobody stated it.
/// </summary>
internal sealed class RangeFaults(Policy policy, Func<int, bool> isAssumed)
{
    /// <summary>The first of them, or null; nothing is told as assumed.</summary>
    public static Invalid? First(Policy policy, ReadOnlySpan<Datum?> values, RangesOfCase ranges)
    {
        if (ranges.IsPossible) return null;
        var faults = new RangeFaults(policy, static _ => false);
        return faults.OutOfOrder(ranges).Cast<Invalid?>().FirstOrDefault() ?? faults.NoValueLeft(ranges, values);
    }

    /// <summary>All of them, those of what is known first.</summary>
    public ImmutableArray<Invalid> All(Datum?[] values) => policy.Orders.Any ? [.. Every(values)] : [];

    private IEnumerable<Invalid> Every(Datum?[] values)
    {
        var ranges = RangesOfCase.Of(policy, values);
        if (ranges.IsPossible) yield break;
        foreach (var fault in OutOfOrder(ranges)) yield return fault;
        // What is between two that are out of order has none left because of these, and is no fault of its own.
        var broken = ranges.Orders.Where(o => Breaks(ranges, o)).SelectMany(o => (RangePlace[])[o.Low, o.High]).ToHashSet();
        ranges = RangesOfCase.Of(policy, values, broken);
        while (!ranges.IsPossible)
        {
            yield return NoValueLeft(ranges, values);
            broken.Add(ranges.Impossible!.Value);
            ranges = RangesOfCase.Of(policy, values, broken);
        }
    }

    private IEnumerable<Invalid> OutOfOrder(RangesOfCase ranges) =>
        ranges.Orders.Where(o => Breaks(ranges, o)).Select(o => OutOfOrder(ranges, o.Low, o.High));

    private static bool Breaks(RangesOfCase ranges, (RangePlace Low, RangePlace High) order) =>
        ranges.Known(order.Low) > ranges.Known(order.High);

    private Invalid OutOfOrder(RangesOfCase ranges, RangePlace low, RangePlace high)
    {
        // Told of the one whose range it is.
        var ofLow = EndOf(low, high: true) is { } end && end.Slot == high.Slot && end.Field == high.Field;
        var (own, other) = ofLow ? (low, high) : (high, low);
        return new(InvalidKind.BeyondItsEnd, NameOf(own),
            $"{Is(ranges, own)}, and its range {(ofLow ? "ends" : "begins")} at `{NameOf(other)}`, which {Is(ranges, other)}")
        {
            Assumed = string.Join(" or ", new[] { own, other }.Where(IsAssumed).Select(p => $"`{NameOf(p)}`")),
        };
    }

    private string Is(RangesOfCase ranges, RangePlace at) =>
        $"is {(IsAssumed(at) ? "assumed to be " : "")}{TypeOf(at).Say(new Scalar(ranges.Known(at)!.Value))}";

    private bool IsAssumed(RangePlace at) => at.Field < 0 && isAssumed(at.Slot);

    private Invalid NoValueLeft(RangesOfCase ranges, ReadOnlySpan<Datum?> values)
    {
        var at = ranges.Impossible!.Value;
        var (words, assumed) = ("no value is left for it beside what its range begins or ends at", "");
        foreach (var order in ranges.Orders)
            foreach (var place in (RangePlace[])[order.Low, order.High])
            {
                if (assumed.Length > 0 || !IsAssumed(place) || ranges.Known(place) is null) continue;
                // It would have one if this were not assumed.
                var without = values.ToArray();
                without[place.Slot] = null;
                if (RangesOfCase.Of(policy, without, ranges.Without).Impossible == at) continue;
                assumed = $"`{NameOf(place)}`";
                words += $"; {assumed} {Is(ranges, place)}";
            }
        return new(InvalidKind.NoValueLeft, NameOf(at), words) { Assumed = assumed };
    }

    private RangeEnd? EndOf(RangePlace at, bool high) => (policy.Inputs[at.Slot], high) switch
    {
        (Fact { EndsAtDecisionDate: true }, true) => new(policy.DecisionDate.Slot, -1, Fact.DecisionDateName),
        (Fact fact, true) => fact.HighEnd,
        (Fact fact, _) => fact.LowEnd,
        (ListInput list, true) => list.Fields[at.Field].EndsAtDecisionDate
            ? new(policy.DecisionDate.Slot, -1, Fact.DecisionDateName)
            : list.Fields[at.Field].HighEnd,
        (var list, _) => ((ListInput)list).Fields[at.Field].LowEnd,
    };

    private FactType TypeOf(RangePlace at) => policy.Inputs[at.Slot] is Fact fact
        ? fact.Type
        : ((ListInput)policy.Inputs[at.Slot]).Fields[at.Field].Type;

    private string NameOf(RangePlace at) => policy.Inputs[at.Slot] is ListInput list
        ? new Unknown(list, at.Row, list.Fields[at.Field]).Name
        : policy.Inputs[at.Slot].Name;
}
