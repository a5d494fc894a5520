using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Between which slots a number or date can be stated beside what else a case says: a date may have to lie on or before
/// the decision date (language, section 4.1).
/// </summary>
internal static class ValidRange
{
    private const int MostOrders = 256;

    private static readonly (long, long) None = (0, -1);

    /// <summary>The least and the greatest slot; the least above the greatest where that cannot be said.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="case">What else is said.</param>
    /// <param name="read">The slots that any line reads.</param>
    public static (long Least, long Greatest) Of(Policy policy, Fact fact, in CaseRow @case, HashSet<int> read)
    {
        var form = policy.SlotForms[fact.Slot];
        var (least, greatest) = ((long)form.Least, (long)form.Greatest);
        if (policy.Orders.Any && fact.IsTied) return Ordered(policy, fact, @case, read);
        if (fact.EndsAtDecisionDate)
        {
            var decision = policy.SlotForms[policy.DecisionDate.Slot];
            var decided = @case.Slot(decision);
            if (decided != SlotForm.NotKnown) return (least, Math.Min(greatest, decided));
            // One that nothing looks at is as late as it has to be.
            return read.Contains(policy.DecisionDate.Slot)
                ? None : (least, (long)Int128.Min(greatest, decision.Greatest));
        }
        if (!fact.IsDecisionDate) return (least, greatest);
        foreach (var input in policy.Inputs)
        {
            // One that is unknown and read ties the decision date to what is asked of it.
            if (Earliest(policy, input, @case, read.Contains(input.Slot)) is not { } earliest) return None;
            least = Math.Max(least, earliest);
        }
        return (least, greatest);
    }

    /// <summary>
    /// The same where ranges begin or end at other facts: what is unknown and read, and hangs together with it,
    /// leaves it unsaid.
    /// </summary>
    private static (long Least, long Greatest) Ordered(Policy policy, Fact fact, CaseRow @case, HashSet<int> read)
    {
        // What hangs together is looked for order by order.
        if (policy.Orders.All.Length > MostOrders) return None;
        var ranges = new RangesOfCase(policy,
            slot => slot == fact.Slot || @case.Slot(policy.SlotForms[slot]) is var held && held == SlotForm.NotKnown
                ? null
                : held * policy.SlotForms[slot].Step,
            slot => @case.Apart?[slot] as Items);
        if (!ranges.IsPossible) return None;
        var (met, waiting) = (new HashSet<RangePlace>(), new Stack<RangePlace>());
        Meet(new(fact.Slot, -1, -1));
        while (waiting.TryPop(out var at))
        {
            if (at.Slot != fact.Slot && read.Contains(at.Slot)) return None;
            // The records that an unknown list must hold, or that are asked about, would bound it too.
            foreach (var order in policy.Orders.Of(at.Slot, at.Field))
                if (order.List is { } list && @case.Apart?[list.Slot] is null
                    && (list.Least > 0 || read.Contains(list.Slot)))
                    return None;
            foreach (var (low, high) in ranges.Orders)
                if (low == at) Meet(high);
                else if (high == at) Meet(low);
        }
        var form = policy.SlotForms[fact.Slot];
        return ranges.At(new(fact.Slot, -1, -1)) is var (least, greatest)
            ? ((long)(least / form.Step), (long)(greatest / form.Step))
            : ((long)form.Least, (long)form.Greatest);

        void Meet(RangePlace place)
        {
            if ((place.Slot == fact.Slot || ranges.At(place) is not null && ranges.Known(place) is null)
                && met.Add(place))
                waiting.Push(place);
        }
    }

    /// <summary>
    /// The latest day of an input that the decision date must not lie before; null where it is not known.
    /// </summary>
    private static long? Earliest(Policy policy, Input input, in CaseRow @case, bool isRead)
    {
        var form = policy.SlotForms[input.Slot];
        if (input is ListInput list) return Earliest(list, @case.Apart?[list.Slot] as Items, isRead);
        if (input is not Fact { EndsAtDecisionDate: true }) return 0;
        var slot = @case.Slot(form);
        return slot != SlotForm.NotKnown ? slot : isRead ? null : (long)form.Least;
    }

    private static long? Earliest(ListInput list, Items? items, bool isRead)
    {
        if (!list.Fields.Any(f => f.EndsAtDecisionDate)) return 0;
        if (items is null)
        {
            // How far apart the days of items must be that one list holds at least is not said.
            if (isRead || list.Least > 1 && !list.OnePer.IsEmpty) return null;
            return list.Least == 0 ? 0 : (long)list.Fields.Where(f => f.EndsAtDecisionDate)
                .Max(f => f.Range!.Value.Low);
        }
        long latest = 0;
        foreach (var row in items.Rows)
            foreach (var field in list.Fields.Where(f => f.EndsAtDecisionDate))
            {
                if (row[field.Index] is not Scalar day) return null;
                latest = Math.Max(latest, (long)day.Value);
            }
        return latest;
    }
}
