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
        return OutOfOrder(policy, values);
    }

    /// <summary>A value that lies beyond what its range begins or ends at.</summary>
    private static string? OutOfOrder(Policy policy, Datum?[] values)
    {
        foreach (var fact in policy.Facts)
            if (!Lies(fact.LowEnd, fact.HighEnd, values[fact.Slot], values, null)) return $"{fact.Name} lies beyond an end";
        foreach (var list in policy.Inputs.OfType<ListInput>())
            foreach (var row in (values[list.Slot] as Items)?.Rows ?? [])
                foreach (var field in list.Fields)
                    if (!Lies(field.LowEnd, field.HighEnd, row[field.Index], values, row))
                        return $"{list.Name}: {field.Name} lies beyond an end";
        return null;
    }

    private static bool Lies(RangeEnd? low, RangeEnd? high, Datum? own, Datum?[] values,
        System.Collections.Immutable.ImmutableArray<Datum?>? row)
    {
        return own is not Scalar value || ((Of(low) is not { } from || from <= value.Value)
            && (Of(high) is not { } to || value.Value <= to));

        Int128? Of(RangeEnd? end) => end is not { } at ? null
            : ((at.Field < 0 ? values[at.Slot] : row!.Value[at.Field]) as Scalar)?.Value;
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
