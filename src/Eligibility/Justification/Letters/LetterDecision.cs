using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>What an officer did with the advice.</summary>
internal enum LetterAnswer
{
    /// <summary>Decided as advised.</summary>
    Followed,

    /// <summary>Decided otherwise, or without what is not known.</summary>
    Departed,

    /// <summary>Did not decide yet.</summary>
    Deferred,
}

/// <summary>What a letter takes from the record of an officer's decision: no name and no number of an officer.</summary>
internal sealed record LetterDecision
{
    /// <summary>What the officer did.</summary>
    public required LetterAnswer Answer { get; init; }

    /// <summary>The outcome decided on; null where there is none yet.</summary>
    public string? Outcome { get; init; }

    /// <summary>The reasons adopted, by their numbers in the advice, from 1.</summary>
    public ImmutableArray<int> Grounds { get; init; } = [];

    /// <summary>The reasons in words for the person, or null.</summary>
    public string? ReasonsForPerson { get; init; }

    /// <summary>The role that withheld reasons, or null.</summary>
    public string? WithheldBy { get; init; }

    /// <summary>The role that decided.</summary>
    public required string Role { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was read.</summary>
    public ImmutableArray<string> Read { get; init; } = [];

    /// <summary>The day of the letter, or null.</summary>
    public DateOnly? LetterOn { get; init; }

    /// <summary>The lines of the addressee, the name first; empty where it is not stated.</summary>
    public ImmutableArray<string> Addressee { get; init; } = [];

    /// <summary>The name of who is sent a copy, an appropriate adult; null where nobody is.</summary>
    public string? CopyTo { get; init; }

    /// <summary>The reference of the letter, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>What no letter may tell of the officer: the number.</summary>
    public string Number { get; init; } = "";
}
