using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Eligibility.Plan;

/// <summary>
/// Makes the word of a case: the class of each feature in bits of its own, no feature in two bytes. There is no branch
/// on what the case says.
/// </summary>
internal sealed class CaseWord
{
    private readonly Placed[] _placed;
    private readonly Cut[] _cuts;

    private CaseWord(Placed[] placed, Cut[] cuts, int[] shifts, int bytes) =>
        (_placed, _cuts, Shifts, Bytes) = (placed, cuts, shifts, bytes);

    /// <summary>By how many bits the class of each feature is moved.</summary>
    public int[] Shifts { get; }

    /// <summary>How many bytes of the word are used.</summary>
    public int Bytes { get; }

    /// <summary>The word of some features, or null where they do not fit into 64 bits.</summary>
    public static CaseWord? Of(ImmutableArray<Feature> features)
    {
        var shifts = new int[features.Length];
        var used = new int[8];
        var bytes = 0;
        // The widest first, each into the first byte that still has room for it.
        foreach (var f in Enumerable.Range(0, features.Length).OrderByDescending(f => features[f].Bits))
        {
            var bits = features[f].Bits;
            var at = Array.FindIndex(used, u => u + bits <= 8);
            if (at < 0) return null;
            shifts[f] = (at * 8) + used[at];
            used[at] += bits;
            bytes = Math.Max(bytes, at + 1);
        }
        var facts = Enumerable.Range(0, features.Length).Where(f => features[f].Slot >= 0).ToList();
        return new CaseWord(
            [.. facts.Where(f => features[f].IsPlace).Select(f => new Placed(features[f].Slot, shifts[f]))],
            [.. facts.Where(f => !features[f].IsPlace)
                .SelectMany(f => features[f].Cuts.Select(cut => new Cut(cut, features[f].Slot, shifts[f])))],
            shifts, bytes);
    }

    /// <summary>The word of the facts of a case in which all of them are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Make(long[] slots)
    {
        ref var slot = ref MemoryMarshal.GetArrayDataReference(slots);
        var word = 0UL;
        foreach (ref readonly var placed in _placed.AsSpan())
            word |= unchecked((ulong)Unsafe.Add(ref slot, placed.Slot)) << placed.Shift;
        foreach (ref readonly var cut in _cuts.AsSpan())
            word += (Unsafe.Add(ref slot, cut.Slot) >= cut.From ? 1UL : 0UL) << cut.Shift;
        return word;
    }

    private readonly record struct Placed(int Slot, int Shift);

    private readonly record struct Cut(long From, int Slot, int Shift);
}
