using System.Collections.Immutable;
using Eligibility.Model;

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

    /// <summary>
    /// The fields of lists, by the name of the list, that other editions declare by which other records of the same
    /// case are decided: an item that states one is no fault, and it is never looked at.
    /// </summary>
    public ImmutableArray<(string List, string Field)> FieldsElsewhere { get; init; } = [];

    /// <summary>A field of a list that another edition declares, by its name there; null where none does.</summary>
    internal string? FieldElsewhere(ListInput list, string? key)
    {
        foreach (var (of, name) in FieldsElsewhere)
            if (of == list.Name && Name.KeyOf(name) == key) return name;
        return null;
    }

    /// <summary>The same by their spellings; null where there are none.</summary>
    internal ElsewhereNames? Elsewhere { get; private init; }
}
