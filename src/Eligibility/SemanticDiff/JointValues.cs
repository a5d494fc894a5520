using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>
/// The values of choices and sets of two policies over one order: sets that facts of the same name have are joined, the old
/// policy's values first. What a policy says of places among its own values is said of places among the joined ones.
/// </summary>
internal sealed class JointValues
{
    private readonly Dictionary<ValueSet, ValueSet> _joined = [];

    /// <param name="pairs">The values of facts and fields that both policies declare by one name.</param>
    public JointValues(IEnumerable<(ValueSet Old, ValueSet New)> pairs)
    {
        var groups = new List<List<ValueSet>>();
        foreach (var (old, @new) in pairs)
        {
            // What hangs together through any fact is one group, in the order in which it was met.
            var met = groups.Where(g => g.Contains(old) || g.Contains(@new)).ToList();
            List<ValueSet> group = [.. met.SelectMany(g => g)];
            foreach (var values in (ValueSet[])[old, @new])
                if (!group.Contains(values)) group.Add(values);
            groups.RemoveAll(met.Contains);
            groups.Add(group);
        }
        foreach (var group in groups)
        {
            var names = group.SelectMany(g => g.Names).DistinctBy(Name.KeyOf, StringComparer.Ordinal).ToImmutableArray();
            foreach (var values in group) _joined[values] = new ValueSet(names);
        }
    }

    /// <summary>The joined values.</summary>
    public ValueSet Of(ValueSet values) => _joined.GetValueOrDefault(values) ?? values;

    /// <summary>A type over joined values.</summary>
    public FactType Of(FactType type) => type switch
    {
        ChoiceType choice => choice with { Values = Of(choice.Values) },
        SetType set => set with { Values = Of(set.Values) },
        YesNoType or NumberType or DateType => type,
        _ => throw new InvalidOperationException($"no joint type is said for {type.GetType().Name}"),
    };

    /// <summary>Bits by places among own values, by places among the joined ones.</summary>
    public BigInteger Of(FactType type, BigInteger held)
    {
        var (own, joined) = (ValuesOf(type), Of(ValuesOf(type)));
        if (own.Equals(joined)) return held;
        var bits = BigInteger.Zero;
        for (var at = 0; at < own.Names.Length; at++)
            if (!((held >> at) & 1).IsZero) bits |= BigInteger.One << joined.IndexOfSpelling(own.Names[at]);
        return bits;
    }

    /// <summary>A value over joined values.</summary>
    public Datum Of(FactType type, Datum value) => (type, value) switch
    {
        (ChoiceType, Scalar place) => new Scalar(PlaceOf(type, place.Value)),
        (SetType, Choices { Mask: var held }) => new Choices(Of(type, held)),
        _ => value,
    };

    /// <summary>A value over own values; null where they have none like it.</summary>
    public Datum? Back(FactType type, Datum value)
    {
        switch (type, value)
        {
            case (ChoiceType choice, Scalar place):
                var own = choice.Values.IndexOfSpelling(Of(choice.Values).Names[(int)place.Value]);
                return own < 0 ? null : new Scalar(own);
            case (SetType set, Choices { Mask: var held }):
                var bits = BigInteger.Zero;
                for (var at = 0; at < Of(set.Values).Names.Length; at++)
                {
                    if (((held >> at) & 1).IsZero) continue;
                    if (set.Values.IndexOfSpelling(Of(set.Values).Names[at]) is >= 0 and var mine) bits |= BigInteger.One << mine;
                    else return null;
                }
                return new Choices(bits);
            default: return value;
        }
    }

    /// <summary>All own values as bits by places among the joined ones.</summary>
    public BigInteger All(FactType type) => Of(type, (BigInteger.One << ValuesOf(type).Names.Length) - 1);

    private Int128 PlaceOf(FactType type, Int128 place) =>
        Of(ValuesOf(type)).IndexOfSpelling(ValuesOf(type).Names[(int)place]);

    private static ValueSet ValuesOf(FactType type) => type switch
    {
        ChoiceType choice => choice.Values,
        SetType set => set.Values,
        _ => throw new InvalidOperationException($"{type.GetType().Name} has no values by name"),
    };
}
