using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility;

/// <summary>A possible result.</summary>
public sealed record Outcome
{
    internal Outcome()
    {
    }

    /// <summary>Its place in the order of declaration: the lowest prevails.</summary>
    public required int Index { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Text { get; init; }

    /// <summary>How long it lasts, in words such as <c>up to 4 months</c>, or null.</summary>
    public string? Lasts { get; init; }

    /// <summary>Whether it hands the case to a person or to another policy.</summary>
    public bool Refers { get; init; }

    /// <summary>The policy it refers to, or null.</summary>
    public string? RefersTo { get; init; }

    internal ImmutableArray<Consequence> Obligations { get; init; } = [];
    internal ImmutableArray<Consequence> Authorities { get; init; } = [];

    /// <summary>Whether an officer may decline it; null where it is not discretionary.</summary>
    internal Consequence? Discretion { get; init; }

    /// <summary>All that it brings, in the order in which it is told.</summary>
    internal IEnumerable<Consequence> Consequences =>
        [.. Obligations, .. Authorities,
            .. Discretion is { } discretion ? [discretion] : ImmutableArray<Consequence>.Empty];

    internal TextSpan Span { get; init; }
}
