using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Everything a case of a policy may name, by its spelling. Worked out once for each policy:
/// many cases are read for one.
/// </summary>
internal sealed class CaseNames
{
    private static readonly ConditionalWeakTable<Policy, CaseNames> Known = [];

    private readonly Dictionary<string, Input> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<ListInput, Dictionary<string, Field>> _fields = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ValueSet, Dictionary<string, int>> _values = new(ReferenceEqualityComparer.Instance);

    private CaseNames(Policy policy)
    {
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

    public static CaseNames Of(Policy policy) => Known.GetValue(policy, static p => new CaseNames(p));

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

    private void AddValues(FactType type)
    {
        var values = type switch { ChoiceType choice => choice.Values, SetType set => set.Values, _ => null };
        if (values is null || _values.ContainsKey(values)) return;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < values.Names.Length; i++) places.TryAdd(Name.KeyOf(values.Names[i]), i);
        _values[values] = places;
    }
}
