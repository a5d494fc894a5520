using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>A case of one edition while a record is written into it.</summary>
internal struct RecordSlots(PlainCase @case)
{
    /// <summary>Its slots so far.</summary>
    public PlainCase Case = @case;

    /// <summary>Who judged and why, by slot.</summary>
    public ImmutableDictionary<int, Judgement> Judgements = ImmutableDictionary<int, Judgement>.Empty;

    /// <summary>The slot of a fact that is stated.</summary>
    public readonly ref long Stated(int slot)
    {
        Case.Provenances[slot] = (byte)Provenance.Stated;
        return ref Case.Slots[slot];
    }

    /// <summary>States that a fact is not known, whatever is assumed of it.</summary>
    public readonly void NotKnown(int slot)
    {
        Case.Provenances[slot] = (byte)Provenance.NotKnown;
        Case.Slots[slot] = SlotForm.NotKnown;
        if (Case.Apart is { } apart) apart[slot] = null;
    }

    /// <summary>States the items of a list.</summary>
    public bool Write(SlotForm form, Items items)
    {
        if (Case.Apart is null) Case = Case with { Apart = new Datum?[Case.Slots.Length] };
        Case.Apart![form.Input.Slot] = items;
        return form.TryWrite(items, out Stated(form.Input.Slot));
    }
}
