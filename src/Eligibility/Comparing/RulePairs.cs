using System.Collections.Immutable;

namespace Eligibility.Comparing;

/// <summary>By what a rule of one edition was found again in another.</summary>
internal enum PairedBy
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its conditions: it has another name.</summary>
    Conditions,

    /// <summary>Its outcome and the tests it is made of: it has another name, and asks more or less.</summary>
    Leaves,
}

/// <summary>A rule of one edition and the same in another, by their places.</summary>
internal sealed record RulePair(int Before, int After, PairedBy By);

/// <summary>
/// The rules of two editions of one policy, each with the one that it was: by name; then by equal conditions; then by
/// equal outcome, where the leaves of one are all among the other's and at least half of them. Each rule is in one
/// pair at most, and the first that fits in order of declaration is taken.
/// </summary>
internal sealed class RulePairs
{
    private readonly ImmutableArray<RuleShape> _before;
    private readonly ImmutableArray<RuleShape> _after;
    private readonly RulePair?[] _byBefore;
    private readonly RulePair?[] _byAfter;

    private RulePairs(ImmutableArray<RuleShape> before, ImmutableArray<RuleShape> after)
    {
        (_before, _after) = (before, after);
        (_byBefore, _byAfter) = (new RulePair?[before.Length], new RulePair?[after.Length]);
    }

    public static RulePairs Of(ImmutableArray<RuleShape> before, ImmutableArray<RuleShape> after)
    {
        var pairs = new RulePairs(before, after);
        pairs.Pair(PairedBy.Name, r => r.Name, static (_, _) => true);
        // Rules that ask nothing are alike in that alone: then their outcomes must be, too.
        pairs.Pair(PairedBy.Conditions, r => r.Conditions,
            static (a, b) => a.Conditions.Length > 0 || a.Outcome == b.Outcome);
        pairs.Pair(PairedBy.Leaves, r => r.Outcome ?? "", AreNear);
        return pairs;
    }

    /// <summary>The pairs, in the later edition's order.</summary>
    public IEnumerable<RulePair> Paired => _byAfter.OfType<RulePair>();

    /// <summary>The rules of the earlier edition that the later one has no more.</summary>
    public IEnumerable<int> Gone => Enumerable.Range(0, _before.Length).Where(i => _byBefore[i] is null);

    /// <summary>The rules of the later edition that the earlier one had not.</summary>
    public IEnumerable<int> Added => Enumerable.Range(0, _after.Length).Where(i => _byAfter[i] is null);

    private void Pair(PairedBy by, Func<RuleShape, string> key, Func<RuleShape, RuleShape, bool> fits)
    {
        var waiting = Gone.ToLookup(i => key(_before[i]), StringComparer.OrdinalIgnoreCase);
        foreach (var after in Added.ToList())
        {
            var before = waiting[key(_after[after])]
                .Where(i => _byBefore[i] is null && fits(_before[i], _after[after])).Append(-1).First();
            if (before >= 0) _byBefore[before] = _byAfter[after] = new RulePair(before, after, by);
        }
    }

    private static bool AreNear(RuleShape a, RuleShape b)
    {
        if (a.Outcome != b.Outcome) return false;
        var (few, many) = a.Leaves.Length <= b.Leaves.Length ? (a.Leaves, b.Leaves) : (b.Leaves, a.Leaves);
        return few.Length > 0 && few.Length * 2 >= many.Length
            && few.All(leaf => many.Contains(leaf, StringComparer.OrdinalIgnoreCase));
    }
}
