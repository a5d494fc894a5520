using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>
/// A case in the policy and what must come of it: what it gives, by slot, and no more, since a
/// policy may have many of both.
/// </summary>
internal sealed record Example(string Name, ImmutableArray<(int Slot, Datum Value)> Given, Expectation Expected,
    TextSpan Span);

/// <summary>
/// What an example expects: an outcome with some of its reasons (null is <c>otherwise</c>), or
/// undecided with exactly these needs.
/// </summary>
internal sealed record Expectation(Outcome? Outcome, ImmutableArray<Rule?> By, ImmutableArray<string>? Needing,
    TextSpan Span)
{
    /// <summary>What is expected to be told beside the outcome.</summary>
    public ImmutableArray<ExpectedLine> Told { get; init; } = [];
}

/// <summary>What an example expects to be told beside the outcome, or not to be.</summary>
/// <param name="Line">The line below the outcome; null where it has none such and none is expected.</param>
/// <param name="State">What is expected of it.</param>
/// <param name="Span">Where it is expected.</param>
internal sealed record ExpectedLine(Consequence? Line, ExpectedState State, TextSpan Span)
{
    /// <summary>Which value is expected, of a line with one that is told.</summary>
    public Datum? Value { get; init; }

    /// <summary>The length that is expected, in words, where that is what is expected.</summary>
    public string? Length { get; init; }
}

/// <summary>What an example expects of a line.</summary>
internal enum ExpectedState
{
    /// <summary>That it is told.</summary>
    Told,

    /// <summary>That it is not told.</summary>
    NotTold,

    /// <summary>That it is not known yet.</summary>
    Open,
}
