using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// The word of a case with unknowns: each feature has one class more, of what is unknown, so that what may hold and
/// what must is looked up as what holds is.
/// </summary>
internal sealed class OpenWord
{
    private const int Lanes = 32;

    private readonly ByteBlock[] _block;
    private readonly Wide[] _wide;
    private readonly WideCut[] _cuts;
    private readonly Dictionary<int, int> _bits;

    private OpenWord(ImmutableArray<Feature> features, SlotForm[] forms, ImmutableArray<int> read, WordPlaces places)
    {
        (Features, Shifts, Bytes) = (features, places.Shifts, places.Bytes);
        _block = ByteBlock.Of(features, forms, read, places);
        var wide = read.Where(slot => !forms[slot].IsByte).ToList();
        _bits = read.ToDictionary(slot => slot,
            slot => forms[slot].IsByte ? forms[slot].Place : Lanes + wide.IndexOf(slot));
        var featureOf = Enumerable.Range(0, features.Length).ToDictionary(f => features[f].Slot);
        _wide = [.. wide.Select(slot => new Wide(forms[slot].Place, 1UL << _bits[slot],
            featureOf.TryGetValue(slot, out var f) ? (ulong)(features[f].Classes - 1) << places.Shifts[f] : 0))];
        _cuts = WideCut.Of(features, forms, places.Shifts);
    }

    /// <summary>The features, each with the class of what is unknown.</summary>
    public ImmutableArray<Feature> Features { get; }

    /// <summary>Where each stands in the word.</summary>
    public int[] Shifts { get; }

    /// <summary>How many bytes of the word are used.</summary>
    public int Bytes { get; }

    /// <summary>The word of some features that are facts; null where it has no room.</summary>
    public static OpenWord? Of(ImmutableArray<Feature> features, SlotForm[] forms, ImmutableArray<int> read)
    {
        ImmutableArray<Feature> open = [.. features.Select(f => f.WithUnknown())];
        var places = new WordPlaces(open, forms);
        return places.Bytes <= 8 && forms.Count(f => f.IsByte) <= Lanes && read.Count(s => !forms[s].IsByte) <= Lanes
            ? new OpenWord(open, forms, read, places)
            : null;
    }

    /// <summary>The bit that tells that a slot is unknown.</summary>
    public ulong Bit(int slot) => 1UL << _bits[slot];

    /// <summary>The word of a case, and what is unknown of it that is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Make(ulong[] row, out ulong unknown)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(row);
        var word = 0UL;
        unknown = 0;
        foreach (ref readonly var block in _block.AsSpan()) unknown |= block.AddOpen(ref first, ref word);
        foreach (ref readonly var wide in _wide.AsSpan())
        {
            if (Unsafe.Add(ref first, wide.Place) != unchecked((ulong)SlotForm.NotKnown)) continue;
            unknown |= wide.Bit;
            word = unchecked(word + wide.Unknown);
        }
        WideCut.Add(_cuts, ref first, ref word);
        return word;
    }

    /// <summary>A fact of 64 bits: what tells that it is unknown, and its class then, where it is a feature.</summary>
    private readonly record struct Wide(int Place, ulong Bit, ulong Unknown);
}
