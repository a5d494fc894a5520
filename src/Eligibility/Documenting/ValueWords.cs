using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Documenting;

/// <summary>The values of a choice or a set, by their bits.</summary>
internal static class ValueWords
{
    public static ImmutableArray<string> Of(FactType type, BigInteger values) =>
        [.. Names(type).Where((_, place) => !((values >> place) & BigInteger.One).IsZero)];

    /// <summary>All values that are listed for a type; none of one that is measured or counted.</summary>
    public static ImmutableArray<string> Names(FactType type) => type switch
    {
        ChoiceType choice => choice.Values.Names,
        SetType set => set.Values.Names,
        _ => [],
    };
}
