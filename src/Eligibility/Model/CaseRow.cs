namespace Eligibility.Model;

/// <summary>What a case says, as the plan reads it.</summary>
/// <param name="Words">
/// The row: the slots of a byte each, from the first word on, and then those of 64 bits; see <see cref="SlotForm"/>.
/// Null where a value of the case has no slot.
/// </param>
/// <param name="Apart">What stands beside the row, by slot; null where nothing does.</param>
internal readonly record struct CaseRow(ulong[]? Words, Datum?[]? Apart)
{
    /// <summary>The row of some slots; no row where one of them is none that a case may state.</summary>
    public static CaseRow Of(ReadOnlySpan<SlotForm> forms, ReadOnlySpan<long> slots, Datum?[]? apart)
    {
        var words = new ulong[LengthOf(forms)];
        for (var i = 0; i < slots.Length; i++)
        {
            var form = forms[i];
            if (!form.IsByte)
            {
                words[form.Place] = unchecked((ulong)slots[i]);
                continue;
            }
            var value = slots[i] == SlotForm.NotKnown ? SlotForm.UnknownByte : slots[i] - form.Least;
            if (value < 0 || value > SlotForm.UnknownByte) return default;
            words[form.Place >> 3] |= (ulong)value << ((form.Place & 7) * 8);
        }
        return new CaseRow(words, apart);
    }

    /// <summary>The slot of an input.</summary>
    public long Slot(SlotForm form) => form.IsByte ? OfByte(form) : unchecked((long)Words![form.Place]);

    /// <summary>The same in words of its own, which may be filled in.</summary>
    public CaseRow Copy() => this with { Words = (ulong[])Words!.Clone() };

    /// <summary>Fills in, or empties, a slot of a copy.</summary>
    public void Set(SlotForm form, long slot)
    {
        if (!form.IsByte)
        {
            Words![form.Place] = unchecked((ulong)slot);
            return;
        }
        var value = slot == SlotForm.NotKnown ? SlotForm.UnknownByte : (ulong)(slot - (long)form.Least);
        var shift = (form.Place & 7) * 8;
        ref var word = ref Words![form.Place >> 3];
        word = (word & ~(0xFFUL << shift)) | (value << shift);
    }

    /// <summary>The byte of a fact of few values.</summary>
    public byte Byte(SlotForm form) => unchecked((byte)(Words![form.Place >> 3] >> ((form.Place & 7) * 8)));

    private long OfByte(SlotForm form)
    {
        var value = Byte(form);
        return value == SlotForm.UnknownByte ? SlotForm.NotKnown : (long)form.Least + value;
    }

    private static int LengthOf(ReadOnlySpan<SlotForm> forms)
    {
        var length = 0;
        foreach (var form in forms) length = Math.Max(length, form.IsByte ? ((form.Place / 32) + 1) * 4 : form.Place + 1);
        return length;
    }
}
