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

    /// <summary>
    /// How long it lasts, in words such as <c>up to 4 months</c>; null where nothing is said of it, or where it hangs on
    /// the case.
    /// </summary>
    public string? Lasts => Length is { Value: null } length ? length.Text : null;

    /// <summary>Whether it hands the case to a person or to another policy.</summary>
    public bool Refers { get; init; }

    /// <summary>The policy it refers to, or null.</summary>
    public string? RefersTo { get; init; }

    /// <summary>
    /// How long it lasts, or null: in words, or before the value that says it <c>up to</c> or nothing.
    /// </summary>
    internal Consequence? Length { get; init; }

    /// <summary>What a letter says of it.</summary>
    internal OutcomeLetter Letter { get; init; } = OutcomeLetter.None;

    /// <summary>Why it is referred.</summary>
    internal Grounds RefersOn { get; init; } = Grounds.None;

    internal ImmutableArray<Consequence> Obligations { get; init; } = [];
    internal ImmutableArray<Consequence> Authorities { get; init; } = [];

    /// <summary>Whether an officer may decline it; null where it is not discretionary.</summary>
    internal Consequence? Discretion { get; init; }

    /// <summary>The values and notices that come with it, in the order in which they are declared.</summary>
    internal ImmutableArray<Consequence> Tells { get; init; } = [];

    /// <summary>All that it brings, in the order in which it is told.</summary>
    internal IEnumerable<Consequence> Consequences =>
        [.. Obligations, .. Authorities, .. One(Discretion), .. Tells, .. One(Length)];

    private static ImmutableArray<Consequence> One(Consequence? line) => line is null ? [] : [line];

    internal TextSpan Span { get; init; }
}
