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

    public Scope Item(ListInput list, int row) => new(Copy, list, row);

    public Scope Out => Outside(Copy);

    /// <summary>Of what a definition, score or table is asked that reads an item of a list, or none for null.</summary>
    public Scope Inside(ListInput? list) => list is null ? Out : this;

    public bool Equals(Scope other) => Copy == other.Copy && List?.Slot == other.List?.Slot && Row == other.Row
        && ReferenceEquals(Kind, other.Kind);

    public override int GetHashCode() => HashCode.Combine(Copy, List?.Slot, Row);
}
