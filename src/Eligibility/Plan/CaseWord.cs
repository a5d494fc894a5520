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
    /// <summary>
    /// The version of its layout: words that are kept can be held against each other where both it and the policy's
    /// hash are the same. Raised with any change by which the same case of the same policy could get another word.
    /// </summary>
    public const int Layout = 1;

    private readonly ByteBlock[] _blocks;
    private readonly WideCut[] _cuts;
    private readonly int[] _readWords;

    private CaseWord(ByteBlock[] blocks, WideCut[] cuts, int[] readWords, WordPlaces places) =>
        (_blocks, _cuts, _readWords, Shifts, Bytes) = (blocks, cuts, readWords, places.Shifts, places.Bytes);

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
        return new CaseWord(ByteBlock.Of(features, forms, read, places), WideCut.Of(features, forms, places.Shifts),
            [.. read.Where(slot => !forms[slot].IsByte).Select(slot => forms[slot].Place)], places);
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
        WideCut.Add(_cuts, ref first, ref word);
        return true;
    }
}
