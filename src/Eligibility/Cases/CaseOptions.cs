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
    internal IReadOnlyDictionary<string, string> ElsewhereByKey { get; private init; } =
        ImmutableDictionary<string, string>.Empty;
}
