using System.Collections.Immutable;
using Eligibility.Justification;
using Eligibility.Model;

namespace Eligibility.Comparing;

/// <summary>One of the policies compared, with what there is to say of what it makes of the case.</summary>
/// <param name="Of">What came of the case under it.</param>
/// <param name="Told">What there is to say of the decision; null where there is none.</param>
/// <param name="Page">The same as the officer reads it.</param>
internal sealed record ComparedColumn(ComparedDecision Of, Explanation? Told, OfficerPage? Page)
{
    public static ComparedColumn Explain(ComparedDecision compared)
    {
        var told = compared.Record is { } record ? Explanation.Of(record.Decision) : null;
        return new ComparedColumn(compared, told, told is null ? null : OfficerContent.Of(told));
    }

    /// <summary>The title, with the edition that decides where that is known.</summary>
    public string Title
    {
        get
        {
            var policy = Of.Record?.Decision.Policy ?? PolicyComparison.UsedAsItStands(Of.Policy);
            return policy?.Edition is { } edition ? $"{policy.Title}: {edition}" : Of.Policy.Editions.Title;
        }
    }

    /// <summary>Whether what it comes to is advice, and not a trial run or what a position calls for.</summary>
    public bool IsInForce => Told is { Standing.IsInForce: true };

    /// <summary>Whether it never was in force.</summary>
    public bool IsNeverInForce => Told?.Decision.Policy.NeverInForce is not null;

    /// <summary>What it can still come to, each outcome with its policy: one edition or another, where none is chosen yet.</summary>
    public IEnumerable<(Policy Policy, Outcome Outcome)> Possible =>
        (Told is { } told ? [told.Decision] : Of.Result.Undated).SelectMany(d => d.Possible.Select(o => (d.Policy, o)))
        .DistinctBy(p => (p.o.Name, p.o.Text));

    /// <summary>The names of the facts that a line of it has read.</summary>
    public ImmutableArray<string> Reads => Told is null ? []
        : [.. Told.Record.Facts.Where(f => f.Used).Select(f => f.Input.Name)];
}
