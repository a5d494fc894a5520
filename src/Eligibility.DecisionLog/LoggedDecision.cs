using System.Collections.Immutable;

namespace Eligibility.DecisionLog;

/// <summary>What a person decided, beside the advice that it answers.</summary>
public sealed record LoggedDecision
{
    /// <summary>The number of its record.</summary>
    public required long Record { get; init; }

    /// <summary>The number of the advice's record.</summary>
    public required long Advice { get; init; }

    /// <summary><c>followed</c>, <c>departed</c> or <c>deferred</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>The outcome advised; null while undecided.</summary>
    public string? Advised { get; init; }

    /// <summary>The outcome decided on; null where it is deferred.</summary>
    public string? Outcome { get; init; }

    /// <summary>The rules that gave the advice.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Those of them that the officer adopted.</summary>
    public ImmutableArray<string> Adopted { get; init; } = [];

    /// <summary>The officer's role.</summary>
    public required string Role { get; init; }

    /// <summary>What was not read.</summary>
    public ImmutableArray<string> NotRead { get; init; } = [];

    /// <summary>From when the advice was written to when it was decided on; nought where clocks differ.</summary>
    public TimeSpan Took { get; init; }
}
