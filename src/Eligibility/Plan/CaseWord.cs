using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Makes the word of a case: the class of each feature in bits of its own, no feature in two bytes of it. There is no
/// branch on what the case says but whether all of it is known.
/// </summary>
internal sealed class CaseWord
{
    private readonly ByteBlock[] _blocks;
    private readonly Cut[] _cuts;
    private readonly int[] _readWords;

    private CaseWord(ByteBlock[] blocks, Cut[] cuts, int[] readWords, int[] shifts, int bytes) =>
        (_blocks, _cuts, _readWords, Shifts, Bytes) = (blocks, cuts, readWords, shifts, bytes);

    /// <summary>By how many bits the class of each feature is moved.</summary>
    public int[] Shifts { get; }

    /// <summary>How many bytes of the word are used.</summary>
    public int Bytes { get; }

    /// <summary>The word of some features, or null where they do not fit into 64 bits.</summary>
    /// <param name="features">The features.</param>
    /// <param name="forms">How the facts stand in the row of a case.</param>
    /// <param name="read">The slots that must be known.</param>
    public static CaseWord? Of(ImmutableArray<Feature> features, SlotForm[] forms, IReadOnlyCollection<int> read)
    {
        var places = new WordPlaces(features, forms);
        if (places.Bytes > 8) return null;
        var cuts = Enumerable.Range(0, features.Length)
            .Where(f => features[f].Slot >= 0 && !forms[features[f].Slot].IsByte)
            .SelectMany(f => features[f].Cuts.Select(cut =>
                new Cut(cut, forms[features[f].Slot].Place, places.Shifts[f])));
        return new CaseWord(ByteBlock.Of(features, forms, read, places), [.. cuts],
            [.. read.Where(slot => !forms[slot].IsByte).Select(slot => forms[slot].Place)], places.Shifts, places.Bytes);
    }

    /// <summary>The word of the facts of a case; false where something that is read is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMake(ulong[] row, out ulong word)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(row);
        word = 0;
        foreach (ref readonly var block in _blocks.AsSpan())
            if (!block.TryAdd(ref first, ref word)) return false;
        foreach (var place in _readWords)
            if (Unsafe.Add(ref first, place) == unchecked((ulong)SlotForm.NotKnown)) return false;
        foreach (ref readonly var cut in _cuts.AsSpan())
            word = unchecked(word + (((long)Unsafe.Add(ref first, cut.Place) >= cut.From ? 1UL : 0UL) << cut.Shift));
        return true;
    }

    /// <summary>A cut of a fact of 64 bits: from it on its class is one higher.</summary>
    private readonly record struct Cut(long From, int Place, int Shift);
}
