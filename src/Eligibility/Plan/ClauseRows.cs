using System.Collections.Immutable;
using System.Numerics;

namespace Eligibility.Plan;

/// <summary>
/// For each class of each feature the clauses that are still possible there, as bits. The clauses of a case are those
/// that are possible for every feature.
/// </summary>
internal sealed class ClauseRows
{
    /// <summary>The 64-bit words that are looked at together for the first clause that holds.</summary>
    private const int Block = 8;

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

    /// <summary>
    /// Leaves of some clauses those that are possible in some class of a feature that a case may state.
    /// </summary>
    public void KeepIfAny(Span<ulong> clauses, int feature) => And(clauses, _features[feature].InAny);

    /// <summary>
    /// Leaves of some clauses those that are possible in every class of a feature that a case may state.
    /// </summary>
    public void KeepIfAll(Span<ulong> clauses, int feature) => And(clauses, _features[feature].InAll);

    /// <summary>The rows of a feature.</summary>
    public FeatureRows Of(int feature) => _features[feature];

    /// <summary>The clauses that are possible for the class of every feature.</summary>
    public void Find(ReadOnlySpan<int> classes, Span<ulong> clauses)
    {
        _every.CopyTo(clauses);
        for (var f = 0; f < _features.Length; f++) _features[f].Keep(clauses, classes[f]);
    }

    /// <summary>
    /// The first clause that is possible for the class of every feature, or -1. A block of clauses after the other, so
    /// that those after the first are seldom looked at.
    /// </summary>
    /// <param name="classes">The class of each feature.</param>
    /// <param name="clauses">Room for a set of clauses.</param>
    public int First(ReadOnlySpan<int> classes, Span<ulong> clauses)
    {
        _every.CopyTo(clauses);
        for (var f = 0; f < _features.Length; f++)
            if (!_features[f].AreAllKept) _features[f].Keep(clauses, classes[f]);
        for (var from = 0; from < clauses.Length; from += Block)
        {
            var block = clauses.Slice(from, Math.Min(Block, clauses.Length - from));
            for (var f = 0; f < _features.Length; f++)
                if (_features[f].AreAllKept)
                    And(block, _features[f].Rows.AsSpan((classes[f] * clauses.Length) + from, block.Length));
            for (var w = 0; w < block.Length; w++)
                if (block[w] != 0) return ((from + w) * 64) + BitOperations.TrailingZeroCount(block[w]);
        }
        return -1;
    }

    /// <summary>Leaves of some clauses those that stand in a row.</summary>
    public static void And(Span<ulong> clauses, ReadOnlySpan<ulong> row)
    {
        var at = 0;
        for (; at + Vector<ulong>.Count <= clauses.Length; at += Vector<ulong>.Count)
            (new Vector<ulong>(clauses[at..]) & new Vector<ulong>(row[at..])).CopyTo(clauses[at..]);
        for (; at < clauses.Length; at++) clauses[at] &= row[at];
    }
}
