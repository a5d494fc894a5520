using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>A cut of a fact of 64 bits: from it on its class is one higher.</summary>
/// <param name="From">The first slot of the class.</param>
/// <param name="Place">Where the fact stands in the row of a case.</param>
/// <param name="Shift">By how many bits its class is moved in the word.</param>
internal readonly record struct WideCut(long From, int Place, int Shift)
{
    /// <summary>The cuts of the features that are facts of 64 bits.</summary>
    public static WideCut[] Of(ImmutableArray<Feature> features, SlotForm[] forms, int[] shifts) =>
        [.. Enumerable.Range(0, features.Length)
            .Where(f => features[f].Slot >= 0 && !forms[features[f].Slot].IsByte)
            .SelectMany(f => features[f].Cuts
                .Select(cut => new WideCut(cut, forms[features[f].Slot].Place, shifts[f])))];

    /// <summary>Counts the cuts that a case reaches, in its word.</summary>
    /// <param name="cuts">The cuts.</param>
    /// <param name="row">The first word of the row of the case.</param>
    /// <param name="word">The word of the case.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ReadOnlySpan<WideCut> cuts, ref ulong row, ref ulong word)
    {
        foreach (ref readonly var cut in cuts)
            word = unchecked(word + (((long)Unsafe.Add(ref row, cut.Place) >= cut.From ? 1UL : 0UL) << cut.Shift));
    }
}
