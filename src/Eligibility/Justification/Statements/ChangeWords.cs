using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Explaining;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What would lead to another outcome, in words: each fact with the value that serves, and what it is now.</summary>
internal static class ChangeWords
{
    /// <summary>A change: <c>previous convictions: 2 (now 5)</c>, its facts by <c>and</c>.</summary>
    public static string Of(Change change) => string.Join(", and ", change.Facts.Select(Of));

    /// <summary>One fact of a change.</summary>
    public static string Of(ChangedFact fact) => fact switch
    {
        { Input: ListInput list, From: Items from, To: Items to } => $"{list.Name}: {OfItems(list, from, to)}",
        { Input: Fact { Type: NumberType type } } => $"{fact.Input.Name}: {EdgeWords.Value(type, fact.To)} (now {type.Say(fact.From)})",
        _ => $"{fact.Input.Name}: {Value(fact.Input, fact.To)} (now {Value(fact.Input, fact.From)})",
    };

    /// <summary>A value; of a set or list that holds nothing <c>none</c>.</summary>
    private static string Value(Input input, Datum value) =>
        value is Choices { Mask.IsZero: true } ? "none" : input.Say(value);

    private static string OfItems(ListInput list, Items from, Items to)
    {
        var now = $"(now {list.Say(from)})";
        if (to.Rows.IsEmpty) return $"none {now}";
        if (to.Rows.Length == from.Rows.Length - 1)
            for (var row = 0; row < from.Rows.Length; row++)
                if (new Items(from.Rows.RemoveAt(row)).Equals(to)) return $"without item {Number(from, row)} {now}";
        if (to.Rows.Length == from.Rows.Length && OneField(list, from, to) is { } one) return one;
        return string.Create(CultureInfo.InvariantCulture, $"{list.Say(to)} {now}: ")
            + string.Join("; ", to.Rows.Select((r, i) => $"{Number(to, i)}. {Row(list, r)}"));
    }

    private static string? OneField(ListInput list, Items from, Items to)
    {
        var differs = Enumerable.Range(0, from.Rows.Length)
            .SelectMany(row => list.Fields.Where(f => !Equals(from.Rows[row][f.Index], to.Rows[row][f.Index]))
                .Select(f => (Row: row, Field: f))).ToList();
        if (differs is not [var (at, field)] || to.Rows[at][field.Index] is not { } value) return null;
        var now = from.Rows[at][field.Index] is { } known ? field.Type.Say(known) : "not known";
        return $"item {Number(from, at)}: {field.Name}: {field.Type.Say(value)} (now {now})";
    }

    private static string Row(ListInput list, ImmutableArray<Datum?> row)
    {
        var stated = list.Fields.Where(f => row[f.Index] is not null).Select(f => $"{f.Name}: {f.Type.Say(row[f.Index]!)}").ToList();
        return stated.Count == 0 ? "any" : string.Join(", ", stated);
    }

    private static string Number(Items items, int row) => items.NumberOf(row).ToString(CultureInfo.InvariantCulture);
}
