using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>What a property says of itself: its name, and in which unit its numbers are.</summary>
/// <param name="Name">The name of the fact, list or field as it is declared.</param>
/// <param name="Attribute">What stands beside the property; null where nothing does.</param>
internal readonly record struct Naming(string Name, FactNameAttribute? Attribute)
{
    public bool NullIsNotKnown => Attribute?.NullIsNotKnown ?? false;

    /// <summary>The unit that its numbers are in.</summary>
    public NumbersIn Numbers(ImmutableArray<FactType> types) =>
        new(Attribute?.Unit is null ? null : UnitFor((NumberType)types[0]));

    /// <summary>Why its unit is none of the fact's; null where it is.</summary>
    public string? UnitFault(Type type, ImmutableArray<FactType> types)
    {
        if (Attribute?.Unit is not { } word) return null;
        if (type == typeof(string)) return $"a text names its unit itself: take out `{word}`";
        foreach (var each in types)
            if (each is not NumberType { Unit: { } unit } number)
                return $"`{Name}` has no unit: take out `{word}`";
            else if (UnitFor(number) is not { } own || !own.Converts(unit))
                return $"`{word}` does not convert into {unit.Name}, in which `{Name}` is declared";
        return null;
    }

    private Unit? UnitFor(NumberType number) => number.Unit!.Kind == UnitKind.Money
        ? Unit.Currency(Attribute!.Unit!)
        : Unit.Of(Attribute!.Unit!);
}
