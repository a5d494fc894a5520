using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The values of a fact in words, in quotes as JSON has them, as the row of a case says them. Those of a fact of few
/// values are put together once, when a case first has them; two threads that meet one at once make the same.
/// </summary>
internal sealed class SlotWords(SlotForm form, ValueWords words)
{
    private readonly byte[]?[]? _said = form.IsByte ? new byte[SlotForm.UnknownByte + 1][] : null;

    /// <summary>How its values stand in the row of a case.</summary>
    public SlotForm Form => form;

    /// <summary>Says what a case states of the fact; <c>null</c> where that is not known.</summary>
    public void Write(ByteSink sink, in CaseRow row)
    {
        if (_said is null)
        {
            WriteSlot(sink, row);
            return;
        }
        var place = row.Byte(form);
        sink.Write(_said[place] ?? (_said[place] = Make(row)));
    }

    private byte[] Make(in CaseRow row)
    {
        using var sink = new ByteSink();
        WriteSlot(sink, row);
        return sink.ToArray();
    }

    private void WriteSlot(ByteSink sink, in CaseRow row)
    {
        if (form.Kind == SlotKind.Apart)
        {
            if (row.Apart?[form.Input.Slot] is { } value) words.Write(sink, value);
            else sink.Write("null"u8);
            return;
        }
        var slot = row.Slot(form);
        if (slot == SlotForm.NotKnown) sink.Write("null"u8);
        else if (form.Kind == SlotKind.Set) words.WriteBits(sink, slot);
        else words.Write(sink, slot * form.Step);
    }
}
