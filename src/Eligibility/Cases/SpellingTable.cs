using System.Numerics;
using System.Text;

namespace Eligibility.Cases;

/// <summary>
/// What spellings name, by their UTF-8 bytes: those that most files use from the start, and others once they were met
/// and found good. A table takes so many and no more, and looks at so many places and no further: a spelling that is
/// not in it is read as one that was never met, whatever strangers write. Any number of threads may share it.
/// </summary>
internal sealed class SpellingTable
{
    private const int MostPlaces = 8;
    private const int Longest = 128;
    private const int RoomForEach = 4;
    private const int RoomForAll = 32;
    private const int MostGuesses = 4096;

    private readonly Spelt?[] _spelt;
    private readonly Spelt _start = new(default, [], -1);
    private readonly Lock _learning = new();
    private int _left;
    private int _guesses = MostGuesses;

    /// <summary>A table of declared names, each with its place among them.</summary>
    public SpellingTable(IReadOnlyCollection<(string Name, int Place)> names)
    {
        var spellings = names.SelectMany(n => Usual(n.Name).Select(s => (Bytes: Encoding.UTF8.GetBytes(s), n.Place)))
            .ToList();
        _left = spellings.Count + (RoomForEach * names.Count) + RoomForAll;
        _spelt = new Spelt?[BitOperations.RoundUpToPowerOf2((uint)(2 * _left))];
        foreach (var (bytes, place) in spellings) Learn(bytes, place);
    }

    /// <summary>A name as it is mostly spelt, each time as a member of an object begins.</summary>
    public static byte[][] MembersOf(string name) => [.. Usual(name).Select(s => Encoding.UTF8.GetBytes($"\"{s}\":"))];

    /// <summary>What the spelling between two places of a text names; null where it was not met.</summary>
    public Spelt? Find(ReadOnlySpan<byte> text, int start, int end)
    {
        var length = end - start;
        var mark = SpellingMark.Of(text, start, length);
        for (var i = 0; i < MostPlaces; i++)
        {
            if (_spelt[PlaceOf(mark, i)] is not { } spelt) return null;
            if (spelt.Is(mark, text, start, length)) return spelt;
        }
        return null;
    }

    /// <summary>Keeps a spelling that was found to name something, where there is room.</summary>
    public void Learn(ReadOnlySpan<byte> spelling, int place)
    {
        if (spelling.Length > Longest) return;
        var mark = SpellingMark.Of(spelling, 0, spelling.Length);
        lock (_learning)
        {
            for (var i = 0; i < MostPlaces && _left > 0; i++)
            {
                ref var at = ref _spelt[PlaceOf(mark, i)];
                if (at is { } spelt && spelt.Is(mark, spelling, 0, spelling.Length)) return;
                if (at is not null) continue;
                _left--;
                Volatile.Write(ref at, new Spelt(mark, spelling, place));
                return;
            }
        }
    }

    /// <summary>
    /// The place behind the name of a member and its colon. Most files write all cases alike: what came after the
    /// member before is looked at first.
    /// </summary>
    /// <param name="text">The case.</param>
    /// <param name="at">Where the member begins.</param>
    /// <param name="before">
    /// The member before it; null for the first. Becomes this one, where that is in the table.
    /// </param>
    /// <param name="spelt">What its name spells; null where that is not in the table.</param>
    /// <param name="spelling">Then the name.</param>
    public int Member(ReadOnlySpan<byte> text, int at, ref Spelt? before, out Spelt? spelt,
        out ReadOnlySpan<byte> spelling)
    {
        spelling = default;
        spelt = (before ?? _start).Next;
        if (spelt is not null && spelt.BeginsMember(text, at))
        {
            before = spelt;
            return PlainText.Space(text, at + spelt.MemberLength);
        }
        spelt = null;
        if (PlainText.At(text, at) != '"' || PlainText.Quote(text, at + 1) is not (>= 0 and var end))
            return PlainText.GivenUp;
        spelling = text[(at + 1)..end];
        spelt = Find(text, at + 1, end);
        if (spelt is not null)
        {
            Follows(before ?? _start, spelt);
            before = spelt;
        }
        return PlainText.Sign(text, end + 1, (byte)':');
    }

    // Where each case has an order of its own this ends: threads that write to the same places hold each other up.
    private void Follows(Spelt before, Spelt next)
    {
        if (_guesses <= 0) return;
        _guesses--;
        before.Next = next;
    }

    private int PlaceOf(SpellingMark mark, int step) => unchecked(mark.Hash + step) & (_spelt.Length - 1);

    /// <summary>A name as it is declared, and as those write it who must do without spaces.</summary>
    private static IEnumerable<string> Usual(string name)
    {
        // A host may call anything a name; one that JSON writes with an escape is not read here.
        if (Spelling.Key(name) is null || name.Contains('\\', StringComparison.Ordinal)) return [];
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var raised = words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]).ToArray();
        return new[] { name, words[0] + string.Concat(raised[1..]), string.Join('_', words), string.Join('-', words),
            string.Concat(raised), string.Join(' ', (string[])[raised[0], .. words[1..]]), name.ToUpperInvariant() }
            .Distinct(StringComparer.Ordinal);
    }
}
