using System.Collections.Immutable;
using Eligibility.Justification;
using Eligibility.Model;

namespace Eligibility.Comparing;

/// <summary>How policies that can take a case stand to each other.</summary>
internal enum Agreement
{
    /// <summary>Fewer than two can take it: there is nothing to hold against each other.</summary>
    None,

    /// <summary>All decide it, and by outcomes of one name.</summary>
    Agree,

    /// <summary>All decide it, by outcomes of several names that come to the same for the person.</summary>
    AgreeInEffect,

    /// <summary>At least one is undecided, and each can still come to what the others come to.</summary>
    MayDiffer,

    /// <summary>Two come to something else, or can no longer come to the same.</summary>
    Differ,
}

/// <summary>What policies made of one case, held against each other.</summary>
internal static class Verdict
{
    /// <summary>The verdict; of those that cannot take the case nothing is said.</summary>
    public static Agreement Of(IEnumerable<ComparedDecision> decisions)
    {
        var all = decisions.Select(Coming).Where(c => !c.IsEmpty).ToList();
        if (all.Count < 2) return Agreement.None;
        if (all.Exists(one => all.Exists(other => !one.Any(o => other.Any(o.IsLike))))) return Agreement.Differ;
        if (all.Exists(c => c.Length > 1)) return Agreement.MayDiffer;
        return all.TrueForAll(c => c[0].Name == all[0][0].Name) ? Agreement.Agree : Agreement.AgreeInEffect;
    }

    /// <summary>In a sentence; empty where there is nothing to say.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="isOfAll">Whether every policy can take the case.</param>
    public static string Sentence(Agreement verdict, bool isOfAll = true) =>
        verdict == Agreement.None ? "" : (isOfAll ? "They " : "Those that can take it ") + Words(verdict) + ".";

    /// <summary>As a program reads it; null where there is nothing to say.</summary>
    public static string? Words(Agreement verdict) => verdict switch
    {
        Agreement.Agree => "agree",
        Agreement.AgreeInEffect => "agree in effect",
        Agreement.MayDiffer => "may differ",
        Agreement.Differ => "differ",
        _ => null,
    };

    /// <summary>
    /// What a policy comes to, or still can; an undecided one has at least two ways, since the same outcome in each
    /// would be decided. Empty where it cannot take the case.
    /// </summary>
    private static ImmutableArray<Coming> Coming(ComparedDecision compared) =>
        compared.Record?.Decision is { } decision ? Outcomes(decision)
        : compared.Result.NeedsDate ? [.. compared.Result.Undated.SelectMany(d => Outcomes(d)),
            Comparing.Coming.NotKnown]
        : [];

    private static ImmutableArray<Coming> Outcomes(Decision decision) => decision.IsDecided
        ? [Comparing.Coming.To(decision.Policy, decision.Outcome!)]
        : [.. decision.Possible.Select(o => Comparing.Coming.To(decision.Policy, o)), Comparing.Coming.NotKnown];
}

/// <summary>An outcome as it is held against those of other policies.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Effect">What it comes to for the person: outcomes of which this is the same agree in effect.</param>
internal sealed record Coming(string Name, string Effect)
{
    /// <summary>Marks what is not decided; it is like nothing.</summary>
    public static readonly Coming NotKnown = new("", "");

    /// <summary>
    /// An outcome of a policy. Two that are on one side for the person come to the same; so do two that leave the
    /// case to an officer, or to one other policy. Of others that count neither way only the name says that they are
    /// alike.
    /// </summary>
    public static Coming To(Policy policy, Outcome outcome) => new(outcome.Name, outcome switch
    {
        { Refers: true, RefersTo: var to } => $"refers: {to}",
        _ => Directions.Of(policy, outcome) switch
        {
            Side.For => "for",
            Side.Against => "against",
            _ => $"neither: {outcome.Name}",
        },
    });

    /// <summary>Whether who comes to one and who comes to the other agree.</summary>
    public bool IsLike(Coming other) => Name.Length > 0 && (Name == other.Name || Effect == other.Effect);
}
