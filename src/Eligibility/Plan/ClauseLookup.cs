using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Which clauses hold for a case that leaves nothing unknown: by the bytes of its word, where the classes of its
/// features fit into one and there are few clauses; else by a row for each feature. What is no test of one fact is
/// worked out first.
/// </summary>
internal sealed class ClauseLookup
{
    private const int MostOnStack = 256;

    private readonly ImmutableArray<Feature> _features;
    private readonly ClauseRows _rows;
    private readonly SlotForm[] _forms;
    private readonly ConditionPass _first;

    /// <summary>What lines read and no clause looks at.</summary>
    private readonly ReadSlots _unasked;

    public ClauseLookup(Policy policy, ImmutableArray<Feature> features, ClauseRows rows, ConditionPass first,
        ReadSlots reads)
    {
        (_features, _rows, _first, _forms) = (features, rows, first, policy.SlotForms);
        _unasked = reads.Without(features);
        Word = rows.Words <= WordTables.MostWords ? CaseWord.Of(features, _forms, reads.Slots) : null;
        Tables = Word is null ? null : new WordTables(features, rows, Word.Shifts, Word.Bytes);
    }

    /// <summary>
    /// What makes the word of a case; null where it would take more than 64 bits, or there are many clauses.
    /// </summary>
    public CaseWord? Word { get; }

    /// <summary>The clauses by the bytes of a word; null where there is none.</summary>
    public WordTables? Tables { get; }

    /// <summary>The word of a case; null where it has none, or something is unknown.</summary>
    public ulong? WordOf(in CaseRow @case) =>
        Word is not null && Word.TryMake(@case.Words!, out var word) ? word | OfConditions(@case) : null;

    /// <summary>The clauses that hold for a case; false where something that is read is unknown.</summary>
    public bool TryFind(in CaseRow @case, Span<ulong> clauses)
    {
        if (Word is null)
        {
            Span<int> classes = Room(_features.Length) ? stackalloc int[_features.Length] : new int[_features.Length];
            if (!TryClassify(@case, classes)) return false;
            _rows.Find(classes, clauses);
            return true;
        }
        if (!Word.TryMake(@case.Words!, out var word)) return false;
        Tables!.Find(word | OfConditions(@case), clauses);
        return true;
    }

    /// <summary>
    /// The first clause that holds for a case, -1 for none; false where something that is read is unknown.
    /// </summary>
    public bool TryFindFirst(in CaseRow @case, Span<ulong> clauses, out int first)
    {
        first = -1;
        Span<int> classes = Room(_features.Length) ? stackalloc int[_features.Length] : new int[_features.Length];
        if (!TryClassify(@case, classes)) return false;
        first = _rows.First(classes, clauses);
        return true;
    }

    private static bool Room(int length) => length <= MostOnStack;

    /// <summary>The class of each feature; false where something that is read is unknown.</summary>
    private bool TryClassify(in CaseRow @case, Span<int> classes)
    {
        if (!_unasked.AreKnown(@case)) return false;
        for (var f = 0; f < classes.Length; f++)
        {
            var feature = _features[f];
            if (feature.Slot < 0) continue;
            var slot = @case.Slot(_forms[feature.Slot]);
            if (slot == SlotForm.NotKnown) return false;
            classes[f] = feature.ClassOf(slot);
        }
        if (_first.IsEmpty) return true;
        var memory = _first.Run(@case);
        for (var f = 0; f < classes.Length; f++)
            if (_features[f].Condition >= 0) classes[f] = memory.Truths[_features[f].Condition] ? 1 : 0;
        return true;
    }

    /// <summary>The bits of the features that are conditions.</summary>
    private ulong OfConditions(in CaseRow @case)
    {
        if (_first.IsEmpty) return 0;
        var (memory, bits) = (_first.Run(@case), 0UL);
        for (var f = 0; f < _features.Length; f++)
            if (_features[f].Condition >= 0 && memory.Truths[_features[f].Condition])
                bits |= 1UL << Word!.Shifts[f];
        return bits;
    }
}
