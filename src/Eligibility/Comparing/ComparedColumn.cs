using System.Collections.Immutable;
using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>One of the policies compared, with what there is to say of what it makes of the case.</summary>
/// <param name="of">What came of the case under it.</param>
internal sealed class ComparedColumn(ComparedDecision of)
{
    /// <summary>What came of the case under it.</summary>
    public ComparedDecision Of => of;

    /// <summary>The record of the decision; null where there is none.</summary>
    public JustificationRecord? Record => of.Record;

    /// <summary>The decision; null where there is none.</summary>
    public Decision? Decision => of.Record?.Decision;

    /// <summary>
    /// What the officer is told of it. It is worked out where it is asked for: a headline needs none of it.
    /// </summary>
    public OfficerPage? Page => Decision is { } decision ? field ??= OfficerContent.Of(Explanation.Of(decision), explains: false) : null;

    /// <summary>How the policy stands on the day that counts; null where it decides nothing.</summary>
    public PolicyStanding? Standing =>
        Decision is { } decision ? PolicyStanding.Of(decision.Policy, decision.Case.DayOf(decision.Policy.DatedBy))
            : null;

    /// <summary>The title, with the edition that decides where that is known.</summary>
    public string Title
    {
        get
        {
            var policy = Decision?.Policy ?? PolicyComparison.UsedAsItStands(of.Policy);
            return policy?.Edition is { } edition ? $"{policy.Title}: {edition}" : of.Policy.Editions.Title;
        }
    }

    /// <summary>Whether what it comes to is advice, and not a trial run or what a position calls for.</summary>
    public bool IsInForce => Standing is { IsInForce: true };

    /// <summary>Whether it never was in force.</summary>
    public bool IsNeverInForce => Decision?.Policy.NeverInForce is not null;

    /// <summary>
    /// What it can still come to, each outcome with its policy: one edition or another, where none is chosen yet.
    /// </summary>
    public IEnumerable<(Policy Policy, Outcome Outcome)> Possible =>
        (Decision is { } decision ? [decision] : of.Result.Undated)
            .SelectMany(d => d.Possible.Select(o => (d.Policy, o)))
        .DistinctBy(p => (p.o.Name, p.o.Text));

    /// <summary>The names of the facts that a line of it has read.</summary>
    public ImmutableArray<string> Reads =>
        Record is { } record ? [.. record.Facts.Where(f => f.Used).Select(f => f.Input.Name)] : [];
}
