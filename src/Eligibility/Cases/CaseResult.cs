using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Eligibility;

/// <summary>What reading a case yielded: the case, or its faults.</summary>
public sealed record CaseResult
{
    internal CaseResult()
    {
    }

    /// <summary>The case; null where it has faults.</summary>
    public Case? Case { get; init; }

    /// <summary>Everything that is wrong with it, in the order of the case; empty where nothing is.</summary>
    public ImmutableArray<CaseFault> Faults { get; init; } = [];

    /// <summary>
    /// The date that chooses the edition, as far as the case states one that can be read, even
    /// where something else is at fault.
    /// </summary>
    internal DateOnly? DatedOn { get; init; }

    /// <summary>
    /// The dates that choose the edition of each record by itself, as far as they can be read, even where something
    /// else is at fault; null where the list cannot be read, and where a date of the case chooses.
    /// </summary>
    internal ImmutableArray<DateOnly?>? RecordsDatedOn { get; init; }

    /// <summary>
    /// The case's id, as far as it states one that can be read, even where something else is at fault.
    /// </summary>
    internal string? Id { get; init; }

    /// <summary>Whether it may be decided.</summary>
    [MemberNotNullWhen(true, nameof(Case))]
    public bool IsValid => Case is not null;
}

/// <summary>One thing that is wrong with a case.</summary>
/// <param name="Code">Which kind of fault it is, such as <c>ELG741</c>, whose meaning never changes.</param>
/// <param name="Path">The member, such as <c>previous offences 2: kind</c>; items count from 1.</param>
/// <param name="Message">What was found and what is allowed, in one line without a full stop.</param>
/// <param name="Help">What to write instead, or the nearest name; null when the message says it all.</param>
public sealed record CaseFault(string Code, string Path, string Message, string? Help)
{
    /// <summary>
    /// The fault as one line: <c>error ELG742 age: `2.5` is no whole number; expected a whole number from 0 to 120</c>.
    /// </summary>
    public override string ToString() => $"error {Code} {Path}: {Message}{(Help is null ? "" : $" ({Help})")}";
}
