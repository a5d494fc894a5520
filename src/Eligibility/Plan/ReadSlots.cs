using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>The slots that any line of a decision reads, and whether all of them are known.</summary>
internal sealed class ReadSlots
{
    private readonly SlotForm[] _forms;

    public ReadSlots(Policy policy)
    {
        var slots = Reads.Of(policy.Conditions).Select(r => r.Input.Slot).ToHashSet();
        if (policy.Rules.Any(r => r.Period is not null)) slots.Add(policy.DatedBy.Slot);
        Slots = [.. slots.Order()];
        _forms = [.. Slots.Select(slot => policy.SlotForms[slot])];
    }

    private ReadSlots(ImmutableArray<int> slots, SlotForm[] forms) => (Slots, _forms) = (slots, forms);

    /// <summary>Those of them that are no features.</summary>
    public ReadSlots Without(ImmutableArray<Feature> features)
    {
        var asked = features.Select(f => f.Slot).ToHashSet();
        return new ReadSlots([.. Slots.Where(slot => !asked.Contains(slot))],
            [.. _forms.Where((_, i) => !asked.Contains(Slots[i]))]);
    }

    /// <summary>The slots, in order.</summary>
    public ImmutableArray<int> Slots { get; }

    /// <summary>Whether every slot that is read is known.</summary>
    public bool AreKnown(in CaseRow @case)
    {
        foreach (var form in _forms)
            if (@case.Slot(form) == SlotForm.NotKnown) return false;
        return true;
    }
}
