using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility;

/// <summary>A rule: one outcome, or an exception that only defeats others.</summary>
public sealed record Rule
{
    internal Rule()
    {
    }

    /// <summary>Its place in the order of declaration.</summary>
    public required int Index { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The outcome it gives; null for an <c>applies</c> rule.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Because { get; init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>
    /// The first day on which it is in force, where that is narrower than its policy; null otherwise.
    /// </summary>
    public DateOnly? InForceFrom => Period?.From;

    /// <summary>The last day on which it is in force, where that is narrower than its policy; null otherwise.</summary>
    public DateOnly? InForceUntil => Period?.Until;

    internal Period? Period { get; init; }

    /// <summary>What a letter says of it: what the policy says, and not the case; or null.</summary>
    internal string? ForPerson { get; init; }

    internal Condition? When { get; init; }
    internal Condition? Unless { get; init; }

    /// <summary>The rules it defeats, by their places.</summary>
    internal ImmutableArray<int> Overrides { get; init; } = [];

    internal TextSpan Span { get; init; }
}
