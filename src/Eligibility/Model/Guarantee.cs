using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>A promise for every case without unknowns. A closed family.</summary>
internal abstract record Guarantee(string Name, TextSpan Span)
{
    /// <summary>The conditions that only it asks, numbered after those of its policy.</summary>
    public virtual ImmutableArray<Condition> Conditions => [];
}

/// <summary><c>never OUTCOME when C</c>, <c>always OUTCOME when C</c></summary>
internal sealed record OutcomeGuarantee(string Name, bool Never, Outcome Outcome, Condition When,
    ImmutableArray<Condition> Asked, TextSpan Span) : Guarantee(Name, Span)
{
    public override ImmutableArray<Condition> Conditions => Asked;
}

/// <summary><c>never depends on FACT, FACT</c></summary>
internal sealed record IndependenceGuarantee(string Name, ImmutableArray<Input> Facts, TextSpan Span)
    : Guarantee(Name, Span);

/// <summary><c>never worse when FACT is lower</c> (or <c>higher</c>)</summary>
internal sealed record MonotoneGuarantee(string Name, Fact Fact, bool Lower, TextSpan Span) : Guarantee(Name, Span);
