using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Promises;

/// <summary>What is promised of a policy beside another.</summary>
internal enum PromiseKind
{
    /// <summary>No case fares better under it.</summary>
    NoMilder,

    /// <summary>No case fares worse under it.</summary>
    NoHarsher,

    /// <summary>Every case comes to the same, and the same comes with it.</summary>
    Same,
}

/// <summary>The words of promises, and the order by which they are measured.</summary>
internal static class Promise
{
    /// <summary>The words between the two policies, longest first where one begins as another.</summary>
    public static ImmutableArray<(PromiseKind Kind, string Words)> All { get; } =
        [(PromiseKind.NoMilder, "no milder than"), (PromiseKind.NoHarsher, "no harsher than"), (PromiseKind.Same, "same as")];

    /// <summary>The words of a kind.</summary>
    public static string WordsOf(PromiseKind kind) => All.First(p => p.Kind == kind).Words;

    /// <summary>
    /// Why two policies cannot be held to a promise whatever a case is, with what to write; null where they can.
    /// </summary>
    public static (string Why, string Help)? Unmeasured(PromiseKind kind, Policy old, Policy @new)
    {
        if (!SemanticDiff.PolicyDiff.AreComparable(old, @new))
            return ("one of them decides each record of a list by itself, and the other does not",
                "hold a policy against one that decides the same");
        if (kind == PromiseKind.Same) return null;
        var (before, now) = (Ranked(old, @new), Ranked(@new, old));
        return before.SequenceEqual(now, StringComparer.Ordinal) ? null
            : ($"they order the outcomes that both have differently: `{string.Join(", ", before)}` before, `{string.Join(", ", now)}` now",
                $"give both one `worst to best` line for these, such as `worst to best {string.Join(", ", now)}`");
    }

    /// <summary>Where an outcome stands in the new policy's order, from the worst; null where it stands nowhere.</summary>
    public static int? RankOf(Outcome outcome, Policy @new)
    {
        for (var rank = 0; rank < @new.WorstToBest.Length; rank++)
            if (Name.KeyOf(@new.WorstToBest[rank].Name) == Name.KeyOf(outcome.Name)) return rank;
        return null;
    }

    private static ImmutableArray<string> Ranked(Policy policy, Policy other) =>
        [.. policy.WorstToBest.Select(o => Name.KeyOf(o.Name)).Where(n => other.WorstToBest.Any(o => Name.KeyOf(o.Name) == n))];
}
