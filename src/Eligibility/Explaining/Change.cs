using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>One fact or list with another value than the case states.</summary>
/// <param name="Input">The fact or list.</param>
/// <param name="From">What the case says.</param>
/// <param name="To">The nearest value that serves.</param>
internal sealed record ChangedFact(Input Input, Datum From, Datum To);

/// <summary>
/// Facts which together would lead elsewhere: with these values the other outcome is certain, and it is not with those of
/// fewer of them.
/// </summary>
/// <param name="Facts">The facts, in order of declaration.</param>
internal sealed record Change(ImmutableArray<ChangedFact> Facts)
{
    /// <summary>Whether the person or the officer can still change each of them.</summary>
    public bool IsChangeable => Facts.All(f => f.Input.Changeable);
}

/// <summary>Another outcome, and what would lead there.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Changes">
/// At most three changes of at most three facts, wholly changeable ones first, then those of fewer facts, then in order of
/// declaration.
/// </param>
/// <param name="From">The first later decision date on which it would come, only time having passed; or null.</param>
/// <param name="IsExact">
/// Whether no change that stands before one of these was left out, each value is the nearest, and no earlier day serves.
/// </param>
internal sealed record Alternative(Outcome Outcome, ImmutableArray<Change> Changes, DateOnly? From, bool IsExact);
