using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>
/// A region of cases that two policies decide differently: every case in it has the one outcome before and the other
/// now.
/// </summary>
/// <param name="Old">The outcome before, as the old policy declares it.</param>
/// <param name="New">The outcome now.</param>
/// <param name="When">What makes a case one of them; nothing where every case is.</param>
/// <param name="Case">A case of them over the joint facts, with no more in it than it takes.</param>
/// <param name="OldReasons">The rules that give the outcome before, of that case; none of <c>otherwise</c>.</param>
/// <param name="NewReasons">The rules that give the outcome now.</param>
internal sealed record DiffRegion(Outcome Old, Outcome New, ImmutableArray<Clause> When, ImmutableArray<Datum?> Case,
    ImmutableArray<Rule> OldReasons, ImmutableArray<Rule> NewReasons)
{
    /// <summary>In what two outcomes of one name may differ.</summary>
    public ImmutableArray<string> Brought { get; init; } = [];
}

/// <summary>What changed in meaning from one policy to another (language, section 8, <c>diff</c>).</summary>
/// <param name="Old">The old policy.</param>
/// <param name="New">The new policy.</param>
/// <param name="Joint">Both over one set of facts.</param>
/// <param name="Regions">The cases decided differently, in regions, the largest in meaning first.</param>
/// <param name="IsSettled">Whether every other case is proved to be decided alike.</param>
internal sealed record PolicyDiff(Policy Old, Policy New, JointPolicy Joint, ImmutableArray<DiffRegion> Regions, bool IsSettled)
{
    /// <summary>More regions than these are not told.</summary>
    public const int MostRegions = 50;

    /// <summary>More are not looked for.</summary>
    private const int MostLookedFor = 400;

    /// <summary>How many regions were found beside those that are told.</summary>
    public int LeftOut { get; init; }

    /// <summary>Outcomes that only the old policy declares.</summary>
    public IEnumerable<Outcome> OnlyOld => Old.Outcomes.Where(o => !New.Outcomes.Any(n => Name.KeyOf(n.Name) == Name.KeyOf(o.Name)));

    /// <summary>Outcomes that only the new policy declares.</summary>
    public IEnumerable<Outcome> OnlyNew => New.Outcomes.Where(o => !Old.Outcomes.Any(n => Name.KeyOf(n.Name) == Name.KeyOf(o.Name)));

    /// <summary>Whether it is proved that no case is decided differently.</summary>
    public bool IsNothing => Regions.IsEmpty && IsSettled;

    /// <summary>Whether two policies can be held against each other: both decide the case as a whole, or each record of one list.</summary>
    public static bool AreComparable(Policy old, Policy @new) => old.Each is null == @new.Each is null
        && (old.Each is not { } one || @new.Each is not { } other || Name.KeyOf(one.List.Name) == Name.KeyOf(other.List.Name));

    /// <summary>What changed from one policy to another.</summary>
    /// <exception cref="ArgumentException">They cannot be held against each other.</exception>
    public static PolicyDiff Of(PolicyEvaluator old, PolicyEvaluator @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (!AreComparable(old.Policy, @new.Policy)) throw new ArgumentException("one decides each record by itself, the other does not");
        var search = new DiffSearch(new JointPolicy(old.Policy, @new.Policy));
        var regions = new List<DiffRegion>();
        var isSettled = true;
        var found = search.All(MostLookedFor);
        foreach (var one in found)
        {
            if (Told(search, old, @new, one) is { } region) regions.Add(region);
            // What the policies as they were read say otherwise of is no region, and nothing is settled then.
            else isSettled = false;
        }
        // Those that fewer things make one are the largest in meaning.
        ImmutableArray<DiffRegion> ordered = [.. regions.OrderBy(r => r.When.Length).ThenBy(r => r.Old.Index).ThenBy(r => r.New.Index)];
        return new(old.Policy, @new.Policy, search.Joint, [.. ordered.Take(MostRegions)], isSettled && search.IsSettled)
        {
            LeftOut = Math.Max(0, ordered.Length - MostRegions),
        };
    }

    /// <summary>A region with its case, replayed under both policies as they were read; null where these say otherwise.</summary>
    private static DiffRegion? Told(DiffSearch search, PolicyEvaluator old, PolicyEvaluator @new, FoundRegion found)
    {
        var (one, other) = (old.Policy.Outcomes[found.Old], @new.Policy.Outcomes[found.New]);
        if (Replayed.Of(search.Joint, old, @new, found.Case) is not { } replayed || !replayed.IsOf(one, other)) return null;
        return new DiffRegion(one, other, found.When, found.Case, replayed.OldReasons, replayed.NewReasons)
        {
            Brought = Name.KeyOf(one.Name) == Name.KeyOf(other.Name) ? new BroughtDifferently(one, other).Words : [],
        };
    }
}
