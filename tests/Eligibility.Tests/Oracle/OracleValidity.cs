using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// What makes a case one that could be stated: ranges, how many items, <c>one per</c>, dates that end at the decision date.
/// What is unknown is passed over.
/// </summary>
internal static class OracleValidity
{
    public static string? Fault(Policy policy, Datum?[] values)
    {
        var decided = values[policy.DecisionDate.Slot] is Scalar day ? day.Value : (Int128?)null;
        foreach (var input in policy.Inputs)
        {
            if (values[input.Slot] is not { } value) continue;
            if (input is Fact fact)
            {
                if (!Fits(fact.Type, fact.Range, fact.EndsAtDecisionDate, value, decided))
                    return $"{fact.Name} is out of its range";
                continue;
            }
            var (list, rows) = ((ListInput)input, ((Items)value).Rows);
            if (rows.Length < list.Least || rows.Length > list.Most) return $"{list.Name} has {rows.Length} items";
            foreach (var row in rows)
                foreach (var field in list.Fields)
                    if (row[field.Index] is { } stated
                        && !Fits(field.Type, field.Range, field.EndsAtDecisionDate, stated, decided))
                        return $"{list.Name}: {field.Name} is out of its range";
            if (list.OnePer.Length > 0)
                for (var i = 0; i < rows.Length; i++)
                    for (var j = 0; j < i; j++)
                        if (Same(list, rows[i], rows[j])) return $"{list.Name}: items {j + 1} and {i + 1} are one";
        }
        return null;
    }

    private static bool Same(ListInput list, System.Collections.Immutable.ImmutableArray<Datum?> one,
        System.Collections.Immutable.ImmutableArray<Datum?> other)
    {
        foreach (var field in list.OnePer)
            if (!Equal(one[field], other[field])) return false;
        return true;
    }

    private static bool Equal(Datum? one, Datum? other) => (one, other) switch
    {
        (Scalar a, Scalar b) => a.Value == b.Value,
        (Choices a, Choices b) => a.Mask == b.Mask,
        _ => false,
    };

    private static bool Fits(FactType type, (Int128 Low, Int128 High)? range, bool endsAtDecisionDate, Datum value,
        Int128? decided) => value switch
        {
            Choices set => set.Mask.Sign >= 0 && set.Mask < BigInteger.One << ((SetType)type).Values.Names.Length,
            Scalar { Value: var v } => type switch
            {
                YesNoType => v == 0 || v == 1,
                ChoiceType choice => v >= 0 && v < choice.Values.Names.Length,
                _ => (range is not { } r || (v >= r.Low && v <= r.High))
                    && (!endsAtDecisionDate || decided is null || v <= decided),
            },
            _ => false,
        };
}
