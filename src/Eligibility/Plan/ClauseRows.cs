using System.Collections.Immutable;
using System.Numerics;

namespace Eligibility.Plan;

/// <summary>
/// For each class of each feature the clauses that are still possible there, as bits. The clauses of a case are those
/// that are possible for every feature. A feature of very many classes keeps a row for every so many of them, and
/// between these the clauses that begin or end to hold.
/// </summary>
internal sealed class ClauseRows
{
    /// <summary>The classes from one kept row to the next, where not all are kept.</summary>
    private const int Stride = 32;

    /// <summary>The most 64-bit words of the rows of one feature that are all kept.</summary>
    private const int MostWords = 32 * 1024;

    private readonly FeatureRows[] _features;
    private readonly ulong[] _every;

    /// <summary>The rows of some clauses.</summary>
    /// <param name="features">The features.</param>
    /// <param name="clauses">The clauses in the order of their bits; each names features by slot or condition.</param>
    public ClauseRows(ImmutableArray<Feature> features, ImmutableArray<Conjunction> clauses)
    {
        Words = Math.Max(1, (clauses.Length + 63) / 64);
        _every = new ulong[Words];
        for (var c = 0; c < clauses.Length; c++) _every[c >> 6] |= 1UL << c;
        var place = new Dictionary<int, int>();
        for (var f = 0; f < features.Length; f++)
            place.Add(features[f].Slot >= 0 ? features[f].Slot : ~features[f].Condition, f);
        var free = new ulong[features.Length][];
        for (var f = 0; f < features.Length; f++) free[f] = (ulong[])_every.Clone();
        var toggles = new List<(int Class, int Clause)>[features.Length];
        for (var f = 0; f < features.Length; f++) toggles[f] = [];
        for (var c = 0; c < clauses.Length; c++)
            foreach (var test in clauses[c].Tests)
            {
                var f = place[test.Feature];
                free[f][c >> 6] &= ~(1UL << c);
                foreach (var (from, to) in features[f].ClassesOf(test.Holds))
                {
                    toggles[f].Add((from, c));
                    if (to + 1 < features[f].Classes) toggles[f].Add((to + 1, c));
                }
            }
        _features = new FeatureRows[features.Length];
        for (var f = 0; f < features.Length; f++)
            _features[f] = new FeatureRows(features[f], free[f], toggles[f], Words);
    }

    /// <summary>How many 64-bit words a set of clauses takes.</summary>
    public int Words { get; }

    /// <summary>Every clause.</summary>
    public ReadOnlySpan<ulong> Every => _every;

    /// <summary>Leaves of some clauses those that are possible in a class of a feature.</summary>
    public void Keep(Span<ulong> clauses, int feature, int @class) => _features[feature].Keep(clauses, @class);

    /// <summary>Leaves of some clauses those that are possible in some class of a feature that a case may state.</summary>
    public void KeepIfAny(Span<ulong> clauses, int feature) => And(clauses, _features[feature].InAny);

    /// <summary>Leaves of some clauses those that are possible in every class of a feature that a case may state.</summary>
    public void KeepIfAll(Span<ulong> clauses, int feature) => And(clauses, _features[feature].InAll);

    private static void And(Span<ulong> clauses, ReadOnlySpan<ulong> row)
    {
        var at = 0;
        for (; at + Vector<ulong>.Count <= clauses.Length; at += Vector<ulong>.Count)
            (new Vector<ulong>(clauses[at..]) & new Vector<ulong>(row[at..])).CopyTo(clauses[at..]);
        for (; at < clauses.Length; at++) clauses[at] &= row[at];
    }

    private sealed class FeatureRows
    {
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
                if (c >= feature.LeastClass && c <= feature.GreatestClass)
                    for (var w = 0; w < words; w++) (InAny[w], InAll[w]) = (InAny[w] | row[w], InAll[w] & row[w]);
                if (c % _stride == 0) row.CopyTo(_rows, c / _stride * words);
            }
            _starts[classes] = next;
        }

        public ulong[] InAny { get; }

        public ulong[] InAll { get; }

        public void Keep(Span<ulong> clauses, int @class)
        {
            var kept = @class / _stride;
            var row = _rows.AsSpan(kept * clauses.Length, clauses.Length);
            if (kept * _stride == @class) And(clauses, row);
            else KeepBetween(clauses, row, kept * _stride, @class);
        }

        private void KeepBetween(Span<ulong> clauses, ReadOnlySpan<ulong> row, int from, int to)
        {
            // What begins or ends to hold on the way is turned in what was possible before, where it was.
            var turned = _toggles.AsSpan(_starts[from + 1].._starts[to + 1]);
            Span<ulong> copy = row.Length <= 256 ? stackalloc ulong[row.Length] : new ulong[row.Length];
            row.CopyTo(copy);
            foreach (var (_, clause) in turned) copy[clause >> 6] ^= 1UL << clause;
            And(clauses, copy);
        }
    }
}
