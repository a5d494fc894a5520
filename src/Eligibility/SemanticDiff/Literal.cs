using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>
/// Something that two policies tell cases apart by: a test of either, whether a day lies on or after the beginning or end of
/// a rule, or whether what comes with two outcomes of one name differs.
/// </summary>
/// <param name="Place">Its place among them.</param>
/// <param name="Part">What is left of it.</param>
/// <param name="Truth">What it comes to in a case.</param>
internal sealed record Literal(int Place, Part Part, Func<Pass, Truth> Truth)
{
    /// <summary>The test; null of what is none.</summary>
    public Condition? Test { get; init; }

    /// <summary>Of which policy it is, in words, where the other has another of the same name; else empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The day from which it holds, by the date that chooses editions; null of what is no such day.</summary>
    public (Fact Date, DateOnly From)? Day { get; init; }
}

/// <summary>A literal that holds, or does not.</summary>
internal readonly record struct SignedLiteral(Literal Of, bool Holds)
{
    /// <summary>Whether it is so in a case, whatever that does not say.</summary>
    public bool Is(Pass pass) => Of.Truth(pass) == Truths.Of(Holds);

    /// <summary>What it comes to in a case.</summary>
    public Truth In(Pass pass) => Holds ? Of.Truth(pass) : Truths.Not(Of.Truth(pass));

    /// <summary>What it comes to under some assumptions.</summary>
    public Truth In(State state) => Holds ? Of.Part.In(state) : Truths.Not(Of.Part.In(state));
}

/// <summary>Literals of which one at least must be so.</summary>
/// <param name="Any">The literals, each once.</param>
internal readonly record struct Clause(ImmutableArray<SignedLiteral> Any)
{
    /// <summary>Of one literal.</summary>
    public static Clause Of(SignedLiteral literal) => new([literal]);

    /// <summary>Whether it is so in a case, whatever that does not say.</summary>
    public bool Is(Pass pass)
    {
        foreach (var literal in Any)
            if (literal.Is(pass)) return true;
        return false;
    }

    /// <summary>Whether both say the same, in whatever order.</summary>
    public bool Says(Clause other) => Any.Length == other.Any.Length && !Any.Except(other.Any).Any();
}
