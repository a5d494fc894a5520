using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>
/// Something that two policies tell cases apart by: a test of either, whether a day lies on or after the beginning or end of
/// a rule, or whether what comes with two outcomes of one name differs.
/// </summary>
/// <param name="Part">What is left of it.</param>
/// <param name="Holds">Whether it holds of a whole case.</param>
internal sealed record Literal(Part Part, Func<Pass, bool> Holds)
{
    /// <summary>The test; null of what is none.</summary>
    public Condition? Test { get; init; }

    /// <summary>Of which policy it is, in words, where the other has another of the same name; else empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The day from which it holds, by the date that chooses editions; null of what is no such day.</summary>
    public (Fact Date, DateOnly From)? Day { get; init; }
}

/// <summary>A literal that holds, or does not.</summary>
internal readonly record struct SignedLiteral(Literal Of, bool Holds);
