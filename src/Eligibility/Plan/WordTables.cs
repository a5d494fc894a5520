using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Eligibility.Plan;

/// <summary>
/// The clauses that are possible for each byte of the word of a case: the rows of all the features of that byte in one.
/// Some loads and ANDs are a decision.
/// </summary>
internal sealed class WordTables
{
    /// <summary>The most 64-bit words of clauses for which tables by bytes are made.</summary>
    public const int MostWords = 4;

    private readonly ulong[] _rows;
    private readonly int _words;
    private readonly int _bytes;

    /// <summary>The tables of some features.</summary>
    /// <param name="features">The features.</param>
    /// <param name="rows">Their rows.</param>
    /// <param name="shifts">Where each stands in the word.</param>
    /// <param name="bytes">How many bytes of the word are used.</param>
    /// <param name="last">
    /// The row of the last class of a feature, where that is of what is unknown; null where it is a class as any other.
    /// </param>
    public WordTables(ImmutableArray<Feature> features, ClauseRows rows, int[] shifts, int bytes,
        Func<int, ulong[]>? last = null)
    {
        // Where one row is one word, every byte of the word of a case is looked up, whether it is used or not.
        (_words, _bytes) = (rows.Words, rows.Words == 1 ? 8 : Math.Max(1, bytes));
        _rows = new ulong[_bytes * 256 * _words];
        for (var at = 0; at < _bytes * 256; at++)
        {
            var row = _rows.AsSpan(at * _words, _words);
            rows.Every.CopyTo(row);
            for (var f = 0; f < features.Length; f++)
            {
                if (shifts[f] / 8 != at / 256) continue;
                var @class = ((at % 256) >> (shifts[f] % 8)) & ((1 << features[f].Bits) - 1);
                // Bits that are the class of nothing are met in no word.
                if (@class >= features[f].Classes) continue;
                if (last is not null && @class == features[f].Classes - 1) ClauseRows.And(row, last(f));
                else rows.Of(f).Keep(row, @class);
            }
        }
    }

    /// <summary>The clauses of a word, where there are no more than 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Find(ulong word)
    {
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        return RowOf(ref rows, word, 0) & RowOf(ref rows, word, 1) & RowOf(ref rows, word, 2)
            & RowOf(ref rows, word, 3) & RowOf(ref rows, word, 4) & RowOf(ref rows, word, 5)
            & RowOf(ref rows, word, 6) & RowOf(ref rows, word, 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RowOf(ref ulong rows, ulong word, int place) =>
        Unsafe.Add(ref rows, unchecked((nuint)((place * 256) + (byte)(word >> (place * 8)))));

    /// <summary>The clauses of a word.</summary>
    public void Find(ulong word, Span<ulong> clauses)
    {
        _rows.AsSpan(unchecked((byte)word) * _words, _words).CopyTo(clauses);
        for (var group = 1; group < _bytes; group++)
        {
            word >>= 8;
            var row = _rows.AsSpan(((group * 256) + unchecked((byte)word)) * _words, _words);
            for (var w = 0; w < clauses.Length; w++) clauses[w] &= row[w];
        }
    }
}
