namespace Eligibility.Cases;

/// <summary>What is given beside a case.</summary>
internal sealed record CaseOptions
{
    internal static readonly CaseOptions None = new();

    internal static CaseOptions Of(DateOnly? decidedOn) =>
        decidedOn is null ? None : new CaseOptions { DecidedOn = decidedOn };

    /// <summary>The day of the decision, where the host gives it; a case that states another day is at fault.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>
    /// The facts and lists that other policies or editions used beside this one declare, in their order: a member that
    /// one of them declares is no fault, and is never looked at.
    /// </summary>
    public IReadOnlyCollection<string> KnownElsewhere
    {
        get => Elsewhere is null ? [] : Elsewhere.Names;
        init => Elsewhere = value.Count == 0 ? null : new ElsewhereNames([.. value]);
    }

    /// <summary>The same by their spellings; null where there are none.</summary>
    internal ElsewhereNames? Elsewhere { get; private init; }
}
