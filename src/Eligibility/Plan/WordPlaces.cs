using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Where in the word of a case each feature stands. Facts of a byte keep the order in which they stand in the row,
/// since their bits are drawn together as they stand; a feature that would lie in two bytes of the word begins the
/// next, and those before it are drawn with bits above their own, which are 0.
/// </summary>
internal sealed class WordPlaces
{
    private readonly ImmutableArray<Feature> _features;

    public WordPlaces(ImmutableArray<Feature> features, SlotForm[] forms)
    {
        _features = features;
        Shifts = new int[features.Length];
        var bytes = Enumerable.Range(0, features.Length)
            .Where(f => features[f].Slot >= 0 && forms[features[f].Slot].IsByte)
            .OrderBy(f => forms[features[f].Slot].Place).ToLookup(f => forms[features[f].Slot].Place / 8);
        if (features.Any(f => f.Bits > 8))
        {
            // It fits into no byte, and the whole is told by the number of bytes.
            Bytes = int.MaxValue;
            return;
        }
        foreach (var word in bytes.OrderBy(w => w.Key)) PlaceWord(word.Key, word, forms);
        var room = new List<int>();
        foreach (var f in Enumerable.Range(0, features.Length)
            .Where(f => features[f].Slot < 0 || !forms[features[f].Slot].IsByte)
            .OrderByDescending(f => features[f].Bits))
            PlaceAlone(f, room);
    }

    /// <summary>By how many bits the class of each feature is moved.</summary>
    public int[] Shifts { get; }

    /// <summary>How many bytes are used; more than eight where the features do not fit.</summary>
    public int Bytes { get; private set; }

    /// <summary>For words of the row: which of their bits are drawn together, and where to.</summary>
    public Dictionary<int, (ulong Mask, int Shift)> Drawn { get; } = [];

    private void PlaceWord(int word, IEnumerable<int> features, SlotForm[] forms)
    {
        var start = Bytes * 8;
        var mask = 0UL;
        var byteOf = new List<int>();
        foreach (var f in features)
        {
            if (byteOf.Sum(o => _features[o].Bits) + _features[f].Bits > 8) Close(fill: true);
            byteOf.Add(f);
        }
        Close(fill: false);
        Drawn[word] = (mask, start);

        void Close(bool fill)
        {
            var spare = fill ? 8 - byteOf.Sum(o => _features[o].Bits) : 0;
            var widths = byteOf.ToDictionary(o => o, o => _features[o].Bits);
            foreach (var o in Enumerable.Reverse(byteOf))
            {
                var more = Math.Min(spare, 8 - widths[o]);
                (widths[o], spare) = (widths[o] + more, spare - more);
            }
            var shift = Bytes * 8;
            foreach (var o in byteOf)
            {
                Shifts[o] = shift;
                shift += widths[o];
                mask |= ((1UL << widths[o]) - 1) << (forms[_features[o].Slot].Place % 8 * 8);
            }
            Bytes++;
            byteOf.Clear();
        }
    }

    /// <summary>Into the first byte of those begun here that has room for it.</summary>
    private void PlaceAlone(int feature, List<int> room)
    {
        var bits = _features[feature].Bits;
        var at = room.FindIndex(r => r >= bits);
        if (at < 0)
        {
            (at, Bytes) = (room.Count, Bytes + 1);
            room.Add(8);
        }
        Shifts[feature] = ((Bytes - room.Count + at) * 8) + 8 - room[at];
        room[at] -= bits;
    }
}
