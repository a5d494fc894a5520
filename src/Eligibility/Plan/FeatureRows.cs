namespace Eligibility.Plan;

/// <summary>
/// For each class of one feature the clauses that are still possible there, as bits. A feature of very many classes
/// keeps a row for every so many of them, and between these the clauses that begin or end to hold.
/// </summary>
internal sealed class FeatureRows
{
    /// <summary>The classes from one kept row to the next, where not all are kept.</summary>
    private const int Stride = 32;

    /// <summary>The most 64-bit words of the rows of one feature that are all kept.</summary>
    private const int MostWords = 32 * 1024;

    private readonly ulong[] _rows;
    private readonly (int Class, int Clause)[] _toggles;
    private readonly int _stride;
    private readonly int[] _starts;

    public FeatureRows(Feature feature, ulong[] free, List<(int Class, int Clause)> toggles, int words)
    {
        var classes = feature.Classes;
        _toggles = [.. toggles.Order()];
        _stride = (long)classes * words <= MostWords ? 1 : Stride;
        _rows = new ulong[((classes + _stride - 1) / _stride) * words];
        _starts = new int[classes + 1];
        var (row, next) = ((ulong[])free.Clone(), 0);
        (InAny, InAll) = (new ulong[words], new ulong[words]);
        Array.Fill(InAll, ulong.MaxValue);
        for (var c = 0; c < classes; c++)
        {
            _starts[c] = next;
            for (; next < _toggles.Length && _toggles[next].Class == c; next++)
                row[_toggles[next].Clause >> 6] ^= 1UL << _toggles[next].Clause;
            if (c <= feature.GreatestClass)
                for (var w = 0; w < words; w++) (InAny[w], InAll[w]) = (InAny[w] | row[w], InAll[w] & row[w]);
            if (c % _stride == 0) row.CopyTo(_rows, c / _stride * words);
        }
        _starts[classes] = next;
    }

    /// <summary>The clauses that are possible in some class that a case may state.</summary>
    public ulong[] InAny { get; }

    /// <summary>The clauses that are possible in every class that a case may state.</summary>
    public ulong[] InAll { get; }

    /// <summary>Every row that is kept, one after the other.</summary>
    public ulong[] Rows => _rows;

    /// <summary>Whether the rows of all classes are kept.</summary>
    public bool AreAllKept => _stride == 1;

    /// <summary>Leaves of some clauses those that are possible in a class.</summary>
    public void Keep(Span<ulong> clauses, int @class)
    {
        var kept = @class / _stride;
        var row = _rows.AsSpan(kept * clauses.Length, clauses.Length);
        if (kept * _stride == @class) ClauseRows.And(clauses, row);
        else KeepBetween(clauses, row, kept * _stride, @class);
    }

    private void KeepBetween(Span<ulong> clauses, ReadOnlySpan<ulong> row, int from, int to)
    {
        // What begins or ends to hold on the way is turned in what was possible before, where it was.
        var turned = _toggles.AsSpan(_starts[from + 1].._starts[to + 1]);
        Span<ulong> copy = row.Length <= 256 ? stackalloc ulong[row.Length] : new ulong[row.Length];
        row.CopyTo(copy);
        foreach (var (_, clause) in turned) copy[clause >> 6] ^= 1UL << clause;
        ClauseRows.And(clauses, copy);
    }
}
