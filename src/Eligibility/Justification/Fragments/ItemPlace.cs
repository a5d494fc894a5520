namespace Eligibility.Justification;

/// <summary>The item of a list of which a line or a value is told.</summary>
/// <param name="Slot">The slot of its list; -1 outside <c>where</c>.</param>
/// <param name="Row">Its place in the list, from 0; -1 outside <c>where</c>.</param>
internal readonly record struct ItemPlace(int Slot, int Row)
{
    /// <summary>Outside <c>where</c>.</summary>
    public static ItemPlace None => new(-1, -1);
}
