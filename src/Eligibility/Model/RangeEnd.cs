namespace Eligibility.Model;

/// <summary>What a range begins or ends at, where that is no literal: a fact, or a field of the same record.</summary>
/// <param name="Slot">The slot of the fact, or of the list whose field it is.</param>
/// <param name="Field">The place of the field in its list; -1 for a fact.</param>
/// <param name="Name">Its name, spelt as declared.</param>
internal readonly record struct RangeEnd(int Slot, int Field, string Name)
{
    public bool IsFact => Field < 0;
}
