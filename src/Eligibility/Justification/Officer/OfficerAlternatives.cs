using System.Collections.Immutable;
using Eligibility.Explaining;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>Another outcome as the officer is told of it, and what would lead there.</summary>
/// <param name="Outcome">The outcome in short.</param>
/// <param name="Ways">What leads there, each enough without the others.</param>
internal sealed record OfficerAlternative(string Outcome, ImmutableArray<string> Ways);

/// <summary>What would have led elsewhere, in the words of the policy.</summary>
internal static class OfficerAlternatives
{
    public const string Heading = "What would lead elsewhere";

    /// <summary>What the ways below it are.</summary>
    public const string Key = "To check the record by, never to change it by, and not to be put to the person. Each was "
        + "decided again: with these "
        + "values, and all else as the case has it, the policy comes to this for certain. Left out are protected facts, what "
        + "somebody judged, and what is never told as a change.";

    /// <summary>What settles the outcome.</summary>
    public static string? Settling(Explanation told) => told.WhatWouldChange.Settling is not { } settling ? null
        : settling.Facts.IsEmpty ? "No fact is needed for it: the policy comes to it in every case."
        : $"Settled by: {string.Join("; ", settling.Facts.Select(f => f.Name))}. Whatever the other facts of the policy are, its advice is the same"
            + (settling.IsExact ? "." : "; whether one of these could be left out is not settled.");

    /// <summary>Each other outcome.</summary>
    public static IEnumerable<OfficerAlternative> Of(Explanation told)
    {
        foreach (var other in told.WhatWouldChange.Alternatives)
            yield return new OfficerAlternative(BehindColon.Of(OfficerContent.Short(other.Outcome)), [.. Ways(other)]);
    }

    /// <summary>The first change of one fact that leads to what counts most for the person; null where there is none.</summary>
    public static string? InBrief(Explanation told)
    {
        var policy = told.Decision.Policy;
        var best = told.WhatWouldChange.Alternatives.Where(a => a.Changes is [{ Facts.Length: 1 }, ..])
            .OrderByDescending(a => Directions.Of(policy, a.Outcome) == Side.For)
            .ThenByDescending(a => a.Changes[0].IsChangeable).FirstOrDefault();
        return best is null ? null
            : $"With {ChangeWords.Of(best.Changes[0])}: {BehindColon.Of(OfficerContent.Short(best.Outcome))}.";
    }

    /// <summary>What is never among the ways.</summary>
    public const string LeftOut = "Never told as a change: protected facts, what somebody judged, and what the policy says is "
        + "never told as one.";

    /// <summary>What leads to another outcome, each enough without the others.</summary>
    public static IEnumerable<string> Ways(Alternative other)
    {
        foreach (var change in other.Changes)
            yield return ChangeWords.Of(change) + (change.IsChangeable ? " [can still be changed]" : "");
        if (other.From is { } day) yield return $"from {DateType.SayDay(day)}, if only time passes";
        if (!other.IsExact) yield return "whether a smaller or nearer change leads there is not settled";
        else if (other.Changes.IsEmpty && other.From is null)
            yield return "no change of up to three facts leads there: all were tried";
    }
}
