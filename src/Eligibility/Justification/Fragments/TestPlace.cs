namespace Eligibility.Justification;

/// <summary>The test whose values are told.</summary>
/// <param name="Bytes">The test's line.</param>
/// <param name="Depth">How many objects and arrays hold its members.</param>
/// <param name="At">The item of which its values are told.</param>
internal readonly record struct TestPlace(LineBytes Bytes, int Depth, ItemPlace At);
