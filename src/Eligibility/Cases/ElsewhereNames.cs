using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>The facts and lists that other policies or editions declare, by their spellings.</summary>
internal sealed class ElsewhereNames
{
    // Names that go with one case alone are not worth a table.
    private const int FewAsked = 64;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> _keys;
    private readonly Lazy<SpellingTable> _spellings;
    private int _asked;

    public ElsewhereNames(ImmutableArray<string> names)
    {
        Names = names;
        _keys = [.. names.Select(Name.KeyOf)];
        for (var place = 0; place < names.Length; place++) _places.TryAdd(_keys[place], place);
        _spellings = new Lazy<SpellingTable>(() => new SpellingTable(
            [.. names.Select((name, place) => (name, place)).Where(n => _places[_keys[n.place]] == n.place)]));
    }

    /// <summary>The names, spelt as declared, in the order in which they were given.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The name that a key stands for as it is declared first, or null.</summary>
    public string? Find(string key) => _places.TryGetValue(key, out var place) ? Names[place] : null;

    /// <summary>What spellings of a name share; null for what spells none.</summary>
    public string? KeyOf(ReadOnlySpan<byte> spelling)
    {
        if (_asked < FewAsked) _asked++;
        return _asked >= FewAsked && _spellings.Value.Find(spelling, 0, spelling.Length) is { } spelt
            ? _keys[spelt.Place]
            : CaseNames.KeyOf(spelling);
    }

    /// <summary>The place of a name by a spelling, which is kept; -1 where none has it.</summary>
    public int Meet(ReadOnlySpan<byte> spelling, string key)
    {
        if (!_places.TryGetValue(key, out var place)) return -1;
        if (_asked >= FewAsked) _spellings.Value.Learn(spelling, place);
        return place;
    }

    /// <summary>Those of the names that are marked, in their order.</summary>
    public ImmutableArray<string> Named(bool[] marked) => [.. Names.Where(n => marked[_places[Name.KeyOf(n)]]
        && Names[_places[Name.KeyOf(n)]] == n)];
}
