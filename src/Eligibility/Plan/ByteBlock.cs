using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// 32 bytes of the row of a case, each a fact of few values, classed at once: those whose class is their place stay as
/// they are, of the others the cuts that they reach are counted. Then the bits that matter are drawn together.
/// </summary>
internal readonly struct ByteBlock
{
    private const int Lanes = 32;
    private const int OwnCuts = 3;

    private readonly Vector256<byte> _read;
    private readonly Vector256<byte> _places;
    private readonly Vector256<byte> _last;
    private readonly Vector256<byte> _cutA;
    private readonly Vector256<byte> _cutB;
    private readonly Vector256<byte> _cutC;
    private readonly Vector256<ulong> _drawn;
    private readonly int _shiftA;
    private readonly int _shiftB;
    private readonly int _shiftC;
    private readonly int _shiftD;
    private readonly Vector256<byte>[]? _moreCuts;
    private readonly int _first;
    private readonly (int Lane, int Shift)[] _one;

    private ByteBlock(int first, Vector256<byte> read, Vector256<byte> places, Vector256<byte> last,
        Vector256<byte>[] cuts,
        Vector256<ulong> drawn, int[] shifts, (int, int)[] one)
    {
        (_first, _read, _places, _last, _drawn, _one) = (first, read, places, last, drawn, one);
        (_shiftA, _shiftB, _shiftC, _shiftD) = (shifts[0], shifts[1], shifts[2], shifts[3]);
        // A cut that nothing known reaches counts nothing.
        (_cutA, _cutB, _cutC) = (Cut(0), Cut(1), Cut(2));
        _moreCuts = cuts.Length > OwnCuts ? cuts[OwnCuts..] : null;

        Vector256<byte> Cut(int at) => at < cuts.Length ? cuts[at] : Vector256<byte>.AllBitsSet;
    }

    /// <summary>The blocks of a row.</summary>
    public static ByteBlock[] Of(ImmutableArray<Feature> features, SlotForm[] forms, IReadOnlyCollection<int> read,
        WordPlaces places)
    {
        var bytes = forms.Count(f => f.IsByte);
        return [.. Enumerable.Range(0, (bytes + Lanes - 1) / Lanes).Select(Block)];

        ByteBlock Block(int block)
        {
            var (readOf, placed, last) = (new byte[Lanes], new byte[Lanes], new byte[Lanes]);
            var cuts = new List<byte[]>();
            var one = new List<(int, int)>();
            foreach (var slot in read)
                if (InBlock(slot) is >= 0 and var lane) readOf[lane] = 0xFF;
            for (var f = 0; f < features.Length; f++)
            {
                if (features[f].Slot < 0 || InBlock(features[f].Slot) is not (>= 0 and var lane)) continue;
                one.Add((lane, places.Shifts[f]));
                last[lane] = (byte)(features[f].Classes - 1);
                if (features[f].IsPlace) placed[lane] = 0xFF;
                for (var c = 0; c < features[f].Cuts.Length; c++)
                {
                    if (c == cuts.Count) cuts.Add([.. Enumerable.Repeat(SlotForm.UnknownByte, Lanes)]);
                    var from = features[f].Cuts[c] - forms[features[f].Slot].Least;
                    cuts[c][lane] = (byte)Int128.Clamp(from, 0, SlotForm.UnknownByte);
                }
            }
            var drawn = Enumerable.Range(block * 4, 4).Select(w => places.Drawn.GetValueOrDefault(w)).ToArray();
            return new ByteBlock(block * 4, Vector256.Create(readOf), Vector256.Create(placed), Vector256.Create(last),
                [.. cuts.Select(c => Vector256.Create(c))], Vector256.Create([.. drawn.Select(d => d.Mask)]),
                [.. drawn.Select(d => d.Shift)], [.. one]);

            int InBlock(int slot) =>
                forms[slot].IsByte && forms[slot].Place / Lanes == block ? forms[slot].Place % Lanes : -1;
        }
    }

    /// <summary>Adds its bits to the word of a case; false where something that is read is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(ref ulong row, ref ulong word)
    {
        var bytes = Vector256.LoadUnsafe(ref row, unchecked((nuint)_first)).AsByte();
        if ((Vector256.Equals(bytes, Vector256<byte>.AllBitsSet) & _read) != Vector256<byte>.Zero) return false;
        word |= Draw(Classify(bytes));
        return true;
    }

    /// <summary>
    /// Adds its bits to the word of a case with unknowns, which are in the last class of their features; tells the
    /// lanes of what is read and unknown, one bit each.
    /// </summary>
    public uint AddOpen(ref ulong row, ref ulong word)
    {
        var bytes = Vector256.LoadUnsafe(ref row, unchecked((nuint)_first)).AsByte();
        var unknown = Vector256.Equals(bytes, Vector256<byte>.AllBitsSet);
        word |= Draw(Vector256.ConditionalSelect(unknown, _last, Classify(bytes)));
        return (unknown & _read).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<byte> Classify(Vector256<byte> bytes)
    {
        var classes = bytes & _places;
        // A cut that is reached is all bits, which is one less than nothing.
        classes -= Vector256.GreaterThanOrEqual(bytes, _cutA);
        classes -= Vector256.GreaterThanOrEqual(bytes, _cutB);
        classes -= Vector256.GreaterThanOrEqual(bytes, _cutC);
        if (_moreCuts is not null)
            foreach (var cut in _moreCuts) classes -= Vector256.GreaterThanOrEqual(bytes, cut);
        return classes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Draw(Vector256<byte> classes) =>
        Bmi2.X64.IsSupported ? Draw(classes.AsUInt64()) : DrawOneByOne(classes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Draw(Vector256<ulong> classes) =>
        (Bmi2.X64.ParallelBitExtract(classes.GetElement(0), _drawn.GetElement(0)) << _shiftA)
        | (Bmi2.X64.ParallelBitExtract(classes.GetElement(1), _drawn.GetElement(1)) << _shiftB)
        | (Bmi2.X64.ParallelBitExtract(classes.GetElement(2), _drawn.GetElement(2)) << _shiftC)
        | (Bmi2.X64.ParallelBitExtract(classes.GetElement(3), _drawn.GetElement(3)) << _shiftD);

    private ulong DrawOneByOne(Vector256<byte> classes)
    {
        var word = 0UL;
        foreach (var (lane, shift) in _one) word |= (ulong)classes.GetElement(lane) << shift;
        return word;
    }
}
