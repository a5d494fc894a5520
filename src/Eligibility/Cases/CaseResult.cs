using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>What reading a case yielded: the case, or its faults.</summary>
public sealed record CaseResult
{
    /// <summary>The case; null where it has faults.</summary>
    public Case? Case { get; init; }

    /// <summary>Everything that is wrong with it, in the order of the case; empty where nothing is.</summary>
    public ImmutableArray<CaseFault> Faults { get; init; } = [];

    /// <summary>The date that chooses the edition, as far as the case states one that can be read, even where something else is at fault.</summary>
    internal DateOnly? DatedOn { get; init; }

    /// <summary>The case's id, as far as it states one that can be read, even where something else is at fault.</summary>
    internal string? Id { get; init; }

    /// <summary>Whether it may be decided.</summary>
    [MemberNotNullWhen(true, nameof(Case))]
    public bool IsValid => Case is not null;
}

/// <summary>One thing that is wrong with a case.</summary>
/// <param name="Code">Which kind of fault it is, such as <c>ELG741</c>: a <see cref="Diagnostics.DiagnosticKind"/> of the catalogue, whose meaning never changes.</param>
/// <param name="Path">The member, such as <c>previous offences 2: kind</c>; items count from 1.</param>
/// <param name="Message">What was found and what is allowed, in one line without a full stop.</param>
/// <param name="Help">What to write instead, or the nearest name; null when the message says it all.</param>
public sealed record CaseFault(string Code, string Path, string Message, string? Help)
{
    /// <summary>The fault as one line: <c>error ELG742 age: `2.5` is no whole number; expected a whole number from 0 to 120</c>.</summary>
    public override string ToString() => $"error {Code} {Path}: {Message}{(Help is null ? "" : $" ({Help})")}";
}

/// <summary>What is given beside a case.</summary>
public sealed record CaseOptions
{
    internal static readonly CaseOptions None = new();

    /// <summary>The day of the decision, where the host gives it; a case that states another day is at fault.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>
    /// The facts and lists that other policies or editions used beside this one declare, in their order: a member that one of
    /// them declares is no fault, and is never looked at.
    /// </summary>
    public IReadOnlyCollection<string> KnownElsewhere
    {
        get;
        init
        {
            field = value;
            var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in value) byKey.TryAdd(Name.KeyOf(name), name);
            ElsewhereByKey = byKey;
        }
    } = [];

    /// <summary>The same by what spellings of a name share.</summary>
    internal IReadOnlyDictionary<string, string> ElsewhereByKey { get; private init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A person's judgement, as a host in .NET states it.</summary>
/// <param name="Value">What was judged to be so.</param>
/// <param name="By">Who judged.</param>
/// <param name="Because">Why.</param>
public sealed record JudgedValue(object Value, string By, string Because);
