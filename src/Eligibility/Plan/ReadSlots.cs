using System.Runtime.CompilerServices;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>The slots that any line of a decision reads, and whether all of them are known.</summary>
internal sealed class ReadSlots
{
    private readonly int[] _counted;
    private readonly int[] _signed;

    public ReadSlots(Policy policy)
    {
        var slots = Reads.Of(policy.Conditions).Select(r => r.Input.Slot).ToHashSet();
        if (policy.Rules.Any(r => r.Period is not null)) slots.Add(policy.DatedBy.Slot);
        var read = slots.Order().ToLookup(IsCounted);
        (_counted, _signed) = ([.. read[true]], [.. read[false]]);

        // Where nothing below 0 can be stated, the sign says by itself that nothing is known.
        bool IsCounted(int slot) => policy.Inputs[slot] is not Fact { Range.Low: var low } || low >= 0;
    }

    /// <summary>Whether every slot that is read is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AreKnown(long[] slots)
    {
        var sign = 0L;
        foreach (var slot in _counted) sign |= slots[slot];
        if (sign < 0) return false;
        foreach (var slot in _signed)
            if (slots[slot] == SlotForm.NotKnown) return false;
        return true;
    }
}
