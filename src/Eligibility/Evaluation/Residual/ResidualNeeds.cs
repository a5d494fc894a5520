using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Evaluation;

/// <summary>What can still change the outcome of a case, and what of it decides alone.</summary>
internal sealed class ResidualNeeds(RuleEvaluator rules, ImmutableArray<Datum?> values, ResidualPolicy left,
    ImmutableArray<ToldNeed> told, Allowance allowance)
{
    private readonly Policy _policy = rules.Policy;
    private readonly Flips _flips = new(rules, left, allowance);
    private readonly DecidesAlone _alone = new(rules, values, left, allowance);

    /// <summary>Whether each of them was settled.</summary>
    public bool AreExact { get; private set; } = true;

    /// <summary>The needs: first those one of whose answers alone decides, then the others.</summary>
    public ImmutableArray<Need> Find()
    {
        var needs = new List<(Unknown Unknown, bool Alone)>();
        var unknowns = Read().OrderBy(u => u.Input.Slot).ThenBy(u => u.Row).ThenBy(u => u.Field?.Index ?? -1).ToList();
        // Where many records share what may be spent, what is said of the one in hand is settled before what is said of the others.
        foreach (var unknown in unknowns.OrderBy(u => u.Input.Slot == _policy.Each?.Others))
        {
            var known = Told(unknown);
            var matters = known.Matters ?? Matters(unknown);
            AreExact &= matters is not null;
            // A key changes nothing by itself where no two items may agree in it, and still settles those of the
            // others.
            if (matters == false && !unknown.IsKey) continue;
            var alone = known.Alone ?? _alone.Of(unknown);
            AreExact &= alone is not null;
            if (matters == false && alone != true) continue;
            // What ranges tie settles others where it changes nothing itself: of one that is asked for in doubt that is not told.
            needs.Add((unknown, alone == true && (matters == true || unknown.IsKey || !_policy.Orders.Any)));
        }
        if (needs.Count == 0)
        {
            // Keys, and values that ranges leave no room to differ, change the outcome only together: some must be asked for.
            AreExact &= !_policy.Orders.Any;
            needs.AddRange(unknowns.Where(u => u.IsKey || _policy.Orders.Any && u.IsRangeTied).Select(u => (u, false)));
        }
        // Something is open, and nothing was found that it hangs on.
        AreExact &= needs.Count > 0;
        return
        [
            .. needs.OrderByDescending(n => n.Alone).ThenBy(n => n.Unknown.Input.Slot).Select(n => new Need(n.Unknown.NameIn(_policy, values), n.Unknown.Ask, n.Alone)
            {
                Confidential = n.Unknown.Input.Confidential || n.Unknown.Field is { Confidential: true },
            }),
        ];
    }

    /// <summary>What the plan tells of it: of what it does not name at all, that it does not matter.</summary>
    private ToldNeed Told(Unknown unknown)
    {
        var slot = unknown.Input.Slot;
        if (told.IsDefault) return default;
        foreach (var need in told)
            if (need.Slot == slot) return unknown.Row < 0 ? need : default;
        return new ToldNeed(slot, false, false);
    }

    /// <summary>What is unknown and read by what is left of the rules.</summary>
    private HashSet<Unknown> Read()
    {
        var (parts, read) = (left.Parts, new HashSet<object>());
        foreach (var part in left.Rules().ByOutcome) part.Gather(read);
        var found = new HashSet<Unknown>();
        var byVariable = new Dictionary<object, Unknown>(ReferenceEqualityComparer.Instance);
        foreach (var (unknown, _, variable) in parts.Unstated.Variables) byVariable[variable] = unknown;
        foreach (var (unknown, _, set) in parts.Unstated.Sets) byVariable[set] = unknown;
        foreach (var (number, reads) in parts.Kinds.Numbers)
            if (read.Contains(number)) read.UnionWith(reads);
        foreach (var list in parts.Kinds.Lists)
            foreach (var kind in list.All)
            {
                byVariable[kind.Count] = new Unknown(list.List, -1, null);
                foreach (var sum in kind.Sums.Values) byVariable[sum] = new Unknown(list.List, -1, null);
                if (kind.IsPure || !read.Contains(kind.Count)) continue;
                foreach (var literal in kind.Path) literal.Test.Gather(read);
            }
        foreach (var one in read)
        {
            if (one is Unknown told) found.Add(told);
            if (byVariable.TryGetValue(one, out var unknown) && unknown.Row != Unstated.Template) found.Add(unknown);
        }
        if (found.Any(u => u.EndsAtDecisionDate) && values[_policy.DecisionDate.Slot] is null)
            found.Add(new Unknown(_policy.DecisionDate, -1, null));
        // A key at which the range of a field ends settles that field, whether or not a rule reads the key itself.
        foreach (var field in found.Where(u => u is { IsKey: false, Row: >= 0, IsRangeTied: true }).ToList())
            foreach (var key in Unknowns.Of(field.Input, values))
                if (key.Row == field.Row && key is { IsKey: true, IsRangeTied: true }) found.Add(key);
        // A key settles by which the other items can be told apart.
        foreach (var key in found.Where(u => u.IsKey).ToList())
            foreach (var other in Unknowns.Of(key.Input, values).Where(u => u.IsKey)) found.Add(other);
        return found;
    }

    /// <summary>
    /// Whether two cases that differ in it alone come to two outcomes; null where that was not settled.
    /// </summary>
    private bool? Matters(Unknown unknown)
    {
        if (_flips.Any(unknown)) return true;
        if (allowance.IsSpent) return null;
        var two = new ResidualPolicy(rules, values, _policy.Conditions, allowance, unknown);
        var settled = two.Ask(two.Difference(), stopAt: 1);
        return settled.Found.Count > 0 ? true : settled.IsExact ? false : null;
    }
}
