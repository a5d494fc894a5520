using System.Collections.Immutable;

namespace Eligibility.Mutating;

/// <summary>What became of a small edit.</summary>
internal enum EditFate
{
    /// <summary>An example fails, or a guarantee: it is noticed.</summary>
    Noticed,

    /// <summary>No example fails, though some case is decided differently.</summary>
    NotNoticed,

    /// <summary>No example fails, and none could: what is decided differently is nothing that an example can expect.</summary>
    NotSayable,

    /// <summary>No case is decided differently, which is proved: there is nothing to notice.</summary>
    Equivalent,

    /// <summary>No example fails, and whether any case is decided differently was not settled.</summary>
    NotSettled,
}

/// <summary>A small edit, and what became of it.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Example">The example that would notice it, as it stands in a file; empty where there is none.</param>
internal sealed record EditResult(Edit Edit, EditFate Fate, ImmutableArray<string> Example);

/// <summary>What the examples of a policy notice of small edits of it (language, section 8, <c>mutate</c>).</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Results">Each edit that makes sense, in the order of the file.</param>
/// <param name="NotTried">How many more edits there are than were tried.</param>
internal sealed record MutatedPolicy(Policy Policy, ImmutableArray<EditResult> Results, int NotTried)
{
    /// <summary>How many edits had a fate.</summary>
    public int Count(EditFate fate) => Results.Count(r => r.Fate == fate);

    /// <summary>Whether every edit that changes anything is noticed, as far as edits were tried.</summary>
    public bool IsAllNoticed => Results.All(r => r.Fate is EditFate.Noticed or EditFate.NotSayable or EditFate.Equivalent);
}
