using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>One thing that a case leaves unknown: a fact, a list, or a field of an item of a stated list.</summary>
/// <param name="Input">The fact or list.</param>
/// <param name="Row">The item, from 0, or -1.</param>
/// <param name="Field">The field of the item, or null.</param>
internal readonly record struct Unknown(Input Input, int Row, Field? Field)
{
    // By place, not by all that the declarations say.
    public bool Equals(Unknown other) =>
        Input?.Slot == other.Input?.Slot && Row == other.Row && Field?.Index == other.Field?.Index;

    public override int GetHashCode() => HashCode.Combine(Input?.Slot, Row, Field?.Index);

    public FactType? Type => Field?.Type ?? (Input as Fact)?.Type;

    public (Int128 Low, Int128 High)? Range => Field is not null ? Field.Range : (Input as Fact)?.Range;

    /// <summary>Which of its values a case may state; null for all.</summary>
    public BigInteger? Allowed => Field is not null ? Field.Allowed : (Input as Fact)?.Allowed;

    public bool EndsAtDecisionDate => Field?.EndsAtDecisionDate ?? (Input as Fact)?.EndsAtDecisionDate ?? false;

    /// <summary>Its place among what ranges begin or end at.</summary>
    public RangePlace Place => new(Input.Slot, Row, Field?.Index ?? -1);

    /// <summary>Whether a range ties it to another fact or field.</summary>
    public bool IsRangeTied => Field is { } of
        ? of.IsRangeEnd || of.LowEnd is not null || of.HighEnd is not null
        : Input is Fact fact && (fact.IsRangeEnd || fact.LowEnd is not null || fact.HighEnd is not null);

    /// <summary>Whether it is a field in which no two items may agree.</summary>
    public bool IsKey => Field is not null && ((ListInput)Input).OnePer.Contains(Field.Index);

    /// <summary>As a reader is told it: <c>previous offences 2: kind</c>, items counted from 1.</summary>
    public string Name =>
        Field is null ? Input.Name : FormattableString.Invariant($"{Input.Name} {Row + 1}: {Field.Name}");

    /// <summary>The same beside what a case states: of a record that is decided by itself by its number in the case.</summary>
    public string NameIn(Policy policy, ImmutableArray<Datum?> values) =>
        policy.Each?.NameIn(values, Input, Field, Row) ?? Name;

    public string? Ask => Field?.Ask ?? Input.Ask;

    public Datum? In(ImmutableArray<Datum?> values) =>
        Field is null ? values[Input.Slot] : ((Items)values[Input.Slot]!).Rows[Row][Field.Index];

    /// <summary>The values with this one filled in.</summary>
    public ImmutableArray<Datum?> Fill(ImmutableArray<Datum?> values, Datum? value)
    {
        if (Field is null) return values.SetItem(Input.Slot, value);
        var items = (Items)values[Input.Slot]!;
        return values.SetItem(Input.Slot,
            new Items(items.Rows.SetItem(Row, items.Rows[Row].SetItem(Field.Index, value))));
    }
}

/// <summary>Finds what is unknown.</summary>
internal static class Unknowns
{
    /// <summary>What a case leaves unknown of a fact or a list: it, or the fields of its items.</summary>
    public static IEnumerable<Unknown> Of(Input input, ImmutableArray<Datum?> values)
    {
        if (values[input.Slot] is null) return [new Unknown(input, -1, null)];
        if (input is not ListInput list || values[input.Slot] is not Items items) return [];
        return from row in Enumerable.Range(0, items.Rows.Length)
               from field in list.Fields
               where items.Rows[row][field.Index] is null
               select new Unknown(list, row, field);
    }
}
