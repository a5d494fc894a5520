using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>Of what a condition is asked while parts are built.</summary>
/// <param name="Copy">
/// Which of two cases that are compared, 0 or 1: they differ in one unknown, and are alike in every other.
/// </param>
/// <param name="List">The list whose item is at hand; null outside <c>where</c>.</param>
/// <param name="Row">The item of a stated list, from 0; -1 for any item of an unknown one.</param>
internal readonly record struct Scope(int Copy, ListInput? List, int Row)
{
    /// <summary>The kind of which the item of an unknown list is; null for any.</summary>
    public ItemKind? Kind { get; init; }

    public static Scope Outside(int copy) => new(copy, null, -1);

    /// <summary>The record in hand, while an item is looked at: its list and its place; null where none is.</summary>
    public (int List, int Row)? Hand { get; init; }

    private ListInput? HandList { get; init; }

    /// <summary>One item of a stated list; an item that is at hand already is the record in hand.</summary>
    public Scope Item(ListInput list, int row) => List is null
        ? new(Copy, list, row)
        : new(Copy, list, row) { Hand = (List.Slot, Row), HandList = List };

    /// <summary>The record in hand.</summary>
    public Scope ThisOne => new(Copy, HandList, Hand!.Value.Row);

    public Scope Out => Outside(Copy);

    /// <summary>Of what a definition, score or table is asked that reads an item of a list, or none for null.</summary>
    public Scope Inside(ListInput? list) =>
        list is null ? Out : Hand is null ? this : this with { Hand = null, HandList = null };

    public bool Equals(Scope other) => Copy == other.Copy && List?.Slot == other.List?.Slot && Row == other.Row
        && ReferenceEquals(Kind, other.Kind) && Hand == other.Hand;

    public override int GetHashCode() => HashCode.Combine(Copy, List?.Slot, Row, Hand);
}
