using System.Collections.Immutable;
using System.Text;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Everything a case of a policy may name, by its spelling. Worked out once for each policy:
/// many cases are read for one.
/// </summary>
internal sealed class CaseNames
{
    /// <summary>A member of every case, echoed and never read.</summary>
    public const string Id = "id";

    private readonly Policy _policy;
    private readonly Lazy<PreparedNames?> _prepared;
    private readonly Dictionary<string, Input> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<ListInput, Dictionary<string, Field>> _fields = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ValueSet, Dictionary<string, int>> _values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ValueSet, SpellingTable> _spellings = new(ReferenceEqualityComparer.Instance);

    private CaseNames(Policy policy)
    {
        _policy = policy;
        _prepared = new Lazy<PreparedNames?>(() => PreparedNames.Of(policy, this));
        Inputs = [.. policy.Inputs.Select(i => i.Name)];
        foreach (var input in policy.Inputs)
        {
            _inputs.TryAdd(Name.KeyOf(input.Name), input);
            if (input is Fact fact) AddValues(fact.Type);
            if (input is not ListInput list) continue;
            _fields[list] = list.Fields.ToDictionary(f => Name.KeyOf(f.Name), StringComparer.Ordinal);
            foreach (var field in list.Fields) AddValues(field.Type);
        }
    }

    /// <summary>The names of all facts and lists, spelt as declared.</summary>
    public ImmutableArray<string> Inputs { get; }

    /// <summary>The same as it is prepared for plain cases; null where a policy can have none.</summary>
    public PreparedNames? Prepared => _prepared.Value;

    /// <summary>The names of a policy, which holds them; two threads that make them make the same.</summary>
    public static CaseNames Of(Policy policy)
    {
        if (policy.Kept.ForCases is CaseNames known) return known;
        var names = new CaseNames(policy);
        policy.Kept.ForCases = names;
        return names;
    }

    /// <summary>What spellings of a name share, from the bytes of one without escapes; or null.</summary>
    public static string? KeyOf(ReadOnlySpan<byte> spelling) =>
        spelling.Contains((byte)'\\') ? null : Spelling.Key(Encoding.UTF8.GetString(spelling));

    /// <summary>The fact or list that a key names, or null.</summary>
    public Input? Input(string? key) => key is null ? null : _inputs.GetValueOrDefault(key);

    /// <summary>The field of a list that a key names, or null.</summary>
    public Field? Field(ListInput list, string? key) => key is null ? null : _fields[list].GetValueOrDefault(key);

    /// <summary>The first list with a field that a key names, or null.</summary>
    public ListInput? ListWithField(string? key) =>
        key is null ? null : _fields.Where(f => f.Value.ContainsKey(key)).Select(f => f.Key).MinBy(l => l.Slot);

    /// <summary>The place of a value by any spelling, or -1.</summary>
    public int Value(ValueSet values, string words) =>
        Spelling.Key(words) is { } key && _values[values].TryGetValue(key, out var index) ? index : -1;

    /// <summary>The spellings of values, filled by those that are met.</summary>
    public SpellingTable SpellingsOf(ValueSet values)
    {
        lock (_spellings)
        {
            if (!_spellings.TryGetValue(values, out var spellings))
                _spellings[values] = spellings = new SpellingTable([.. values.Names
                    .Select((name, place) => (name, place)).Where(v => Value(values, v.name) == v.place)]);
            return spellings;
        }
    }

    private void AddValues(FactType type)
    {
        var values = type switch { ChoiceType choice => choice.Values, SetType set => set.Values, _ => null };
        if (values is null || _values.ContainsKey(values)) return;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < values.Names.Length; i++) places.TryAdd(Name.KeyOf(values.Names[i]), i);
        _values[values] = places;
    }
}
