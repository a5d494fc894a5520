namespace Eligibility.Evaluation;

/// <summary>A person's judgement.</summary>
/// <param name="By">Who judged.</param>
/// <param name="Because">Why.</param>
internal sealed record Judgement(string By, string Because);

/// <summary>Where in a case a field of an item stands.</summary>
/// <param name="Slot">The slot of its list.</param>
/// <param name="Row">The place of the item.</param>
/// <param name="Field">The place of the field.</param>
internal readonly record struct FieldPlace(int Slot, int Row, int Field) : IComparable<FieldPlace>
{
    public int CompareTo(FieldPlace other) => (Slot, Row, Field).CompareTo((other.Slot, other.Row, other.Field));
}
