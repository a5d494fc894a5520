using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>Whole cases that a case with unknowns may turn out to be, drawn: the same ones each time.</summary>
/// <param name="policy">The policy.</param>
/// <param name="read">The slots that any line reads.</param>
/// <param name="values">The values that stand for all others.</param>
internal sealed class SampleCases(Policy policy, ImmutableArray<int> read, Representatives values)
{
    private const int MostLists = 8;

    private readonly SlotForm[] _forms = policy.SlotForms;

    /// <summary>The case with what is unknown filled in; null where that cannot be done.</summary>
    public CaseRow? Whole(in CaseRow @case, uint sample)
    {
        var whole = @case.Copy() with { Apart = (Datum?[]?)@case.Apart?.Clone() ?? new Datum?[_forms.Length] };
        return TryFill(whole, sample) ? whole : null;
    }

    /// <summary>Fills in what is unknown; false where that cannot be done.</summary>
    private bool TryFill(in CaseRow whole, uint sample)
    {
        // What hangs on nothing first, then the decision date, on which the other days hang.
        foreach (var slot in read)
            if (values.CountOf(slot) > 0 && !TryFill(whole, slot, sample)) return false;
        if (!TryFill(whole, policy.DecisionDate.Slot, sample)) return false;
        foreach (var slot in read)
            if (!TryFill(whole, slot, sample)) return false;
        return true;
    }

    private bool TryFill(in CaseRow whole, int slot, uint sample)
    {
        if (whole.Slot(_forms[slot]) != SlotForm.NotKnown) return true;
        // An unknown list may be empty or hold one item, but where it says otherwise; one whose items are known in
        // part may not.
        if (policy.Inputs[slot] is ListInput list && whole.Apart![slot] is null)
        {
            var decided = whole.Slot(_forms[policy.DecisionDate.Slot]);
            var items = MayHoldOne(list) && (sample > 0 || list.Least > 0)
                ? SampleItems.One(list, decided, Mixed(sample, (uint)slot))
                : null;
            if (items is null && list.Least > 0) return false;
            Put(whole, list, items ?? new Items([]));
            return true;
        }
        if (values.Some(slot, whole, Mixed(sample, (uint)slot)) is not { } some) return false;
        whole.Set(_forms[slot], some);
        return true;
    }

    /// <summary>Lists that a whole case may state: none, and some of one item.</summary>
    public IEnumerable<Items> Lists(ListInput list, CaseRow whole)
    {
        if (list.Least == 0) yield return new Items([]);
        if (!MayHoldOne(list)) yield break;
        var decided = whole.Slot(_forms[policy.DecisionDate.Slot]);
        for (var drawn = 0U; drawn < MostLists; drawn++)
            if (SampleItems.One(list, decided, Mixed(drawn, (uint)list.Slot)) is { } one) yield return one;
    }

    /// <summary>Whether one item drawn by itself is a list that can be stated.</summary>
    private bool MayHoldOne(ListInput list) => list is { Least: <= 1, Most: >= 1 } && !policy.Orders.OfItems(list);

    /// <summary>Gives a whole case another list.</summary>
    public void Put(in CaseRow whole, ListInput list, Items items)
    {
        whole.Apart![list.Slot] = items;
        whole.Set(_forms[list.Slot], items.Rows.Length);
    }

    /// <summary>A number that is another for another sample or slot, the same each time.</summary>
    public static uint Mixed(uint sample, uint slot)
    {
        unchecked
        {
            var mixed = (sample * 0x9E3779B1U) ^ ((slot + 1) * 0x85EBCA77U);
            mixed = (mixed ^ (mixed >> 15)) * 0xC2B2AE3DU;
            return mixed ^ (mixed >> 16);
        }
    }
}
