using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>A region as it was found: the places of its outcomes, what makes a case one of it, and a case.</summary>
internal sealed record FoundRegion(int Old, int New, ImmutableArray<Clause> When, ImmutableArray<Datum?> Case);

/// <summary>
/// Looks for cases that two policies decide differently, outside the regions that were found already. Each case that is
/// found is widened: of all that the policies tell it apart by, what can be left out is, as long as every case that agrees
/// in the rest has the same two outcomes; then whatever else would do in the place of what is left is put beside it. Where
/// there is no further case, that is a proof.
/// </summary>
internal sealed class DiffSearch
{
    private readonly MeaningSearch _search;

    public DiffSearch(JointPolicy joint) => _search = new MeaningSearch(joint);

    /// <summary>The two policies.</summary>
    public JointPolicy Joint => _search.Joint;

    /// <summary>Whether it is proved that there is no other region than those found.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Every region, up to some number, none of which the others hold all of: one pair of outcomes after the other.</summary>
    public ImmutableArray<FoundRegion> All(int most)
    {
        var pairs = _search.Ask(Within.Everything, a => a != _search.Same, stopAt: 0);
        IsSettled = true;
        var all = new List<FoundRegion>();
        foreach (var pair in pairs.Possible)
        {
            var of = new List<FoundRegion>();
            while (all.Count + of.Count < most && Next(of, pair) is { } found) Add(of, found);
            IsSettled &= all.Count + of.Count < most;
            for (var at = of.Count - 1; at >= 0; at--)
                if (_search.IsNone(new Within(of[at].When, [.. of.Where((_, i) => i != at).Select(f => f.When)]),
                    a => a == pair)) of.RemoveAt(at);
            all.AddRange(of);
        }
        return [.. all];
    }

    /// <summary>
    /// A case that is decided differently, without what it can spare; null where there is none, which is proved where it is
    /// settled.
    /// </summary>
    public ImmutableArray<Datum?>? AnyCase()
    {
        var settled = _search.Ask(Within.Everything, a => a != _search.Same, stopAt: 1);
        IsSettled = settled.IsExact || settled.Found.Count > 0;
        if (settled.Found.Count == 0) return null;
        var (pair, cases) = settled.Found.First();
        return _search.Simplest(_search.OfOurTime(Within.Everything, pair) ?? cases[0], Within.Everything, pair);
    }

    /// <summary>Adds a region, or puts its clause beside that of another which says the same in all others.</summary>
    private static void Add(List<FoundRegion> regions, FoundRegion added)
    {
        for (var at = 0; at < regions.Count; at++)
            if (Together(regions[at].When, added.When) is { } both)
            {
                var with = regions[at] with { When = both };
                regions.RemoveAt(at);
                Add(regions, with);
                return;
            }
        regions.Add(added);
    }

    private static ImmutableArray<Clause>? Together(ImmutableArray<Clause> one, ImmutableArray<Clause> other)
    {
        if (one.Length != other.Length) return null;
        var (left, right) = (one.Where(c => !other.Any(c.Says)).ToList(), other.Where(c => !one.Any(c.Says)).ToList());
        return left is [var a] && right is [var b] ? one.Replace(a, new Clause([.. a.Any.Union(b.Any)])) : null;
    }

    /// <summary>The next region of a pair of outcomes; null where there is none, or none was found.</summary>
    private FoundRegion? Next(List<FoundRegion> found, int pair)
    {
        ImmutableArray<ImmutableArray<Clause>> before = [.. found.Select(f => f.When)];
        var settled = _search.Ask(new Within([], before), a => a == pair);
        IsSettled &= settled.IsExact || settled.Found.Count > 0;
        if (settled.Found.Count == 0) return null;
        var values = settled.Found.Values[0][0];
        if (new Widening(_search, pair, before).Of(Joint.OldRules.Work(values)) is not { } when)
        {
            // What no policy tells apart by a literal cannot be told as a region.
            IsSettled = false;
            return null;
        }
        var (old, @new) = _search.Of(pair);
        return new FoundRegion(old.Index, @new.Index, when,
            _search.Simplest(_search.OfOurTime(Within.Region(when), pair) ?? values, Within.Region(when), pair));
    }
}
