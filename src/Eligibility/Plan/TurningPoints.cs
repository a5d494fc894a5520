using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Plan;

/// <summary>
/// Where in the range of a number or date the conditions turn that hold it against other things, these being known:
/// each comparison goes one way with it, so that it turns once, and the place is found by halving.
/// </summary>
internal sealed class TurningPoints
{
    /// <summary>The most comparisons, each as often as there are items that it is asked of.</summary>
    private const int MostComparisons = 64;

    private readonly Policy _policy;
    private readonly SlotForm _form;
    private readonly ImmutableArray<Turning> _turnings;

    private TurningPoints(Policy policy, SlotForm form, ImmutableArray<Turning> turnings)
    {
        (_policy, _form, _turnings) = (policy, form, turnings);
        Reads = [.. turnings.SelectMany(t => t.Reads).Distinct().Order()];
    }

    /// <summary>The slots of what else the comparisons look at, which must be known.</summary>
    public ImmutableArray<int> Reads { get; }

    /// <summary>
    /// The turning points of facts, by their slots; null where a condition does not go one way with one, or it is
    /// none that is asked for.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="facts">Which of its conditions are tests of one fact.</param>
    /// <param name="compiler">What makes tests that are worked out.</param>
    /// <param name="wanted">The slots of the facts.</param>
    public static TurningPoints?[] Of(Policy policy, FactTests facts, KnownCompiler compiler, IEnumerable<int> wanted)
    {
        var byFact = policy.Inputs.Select(_ => new List<(Condition Condition, ListInput? List)>()).ToArray();
        foreach (var test in Tests(policy, facts))
            foreach (var slot in Model.Reads.Of(test.Condition).Select(r => r.Input.Slot).Distinct()) byFact[slot]
                .Add(test);
        var points = new TurningPoints?[policy.Inputs.Length];
        foreach (var slot in wanted) points[slot] = Of(policy, compiler, slot, byFact[slot]);
        return points;
    }

    private static TurningPoints? Of(Policy policy, KnownCompiler compiler, int slot,
        List<(Condition Condition, ListInput? List)> tests)
    {
        var (turnings, slopes) = (ImmutableArray.CreateBuilder<Turning>(), new Slopes(slot));
        foreach (var (condition, list) in tests)
        {
            if (condition is not Comparison comparison)
            {
                if (condition.Parts.OfType<Term>().Any(t => (slopes.Of(t) & Slope.Mixed) != 0)) return null;
                continue;
            }
            var slope = slopes.Of(comparison.Left) | Slopes.Negated(slopes.Of(comparison.Right));
            if ((slope & Slope.Mixed) == 0) continue;
            if (slope is not (Slope.Up or Slope.Down) || turnings.Count > MostComparisons) return null;
            // Also which items there are.
            ImmutableArray<int> reads = [.. Model.Reads.Of(comparison).Select(r => r.Input.Slot)
                .Concat(list is null ? [] : [list.Slot]).Where(s => s != slot).Distinct()];
            var (left, right) = (compiler.Value(comparison.Left), compiler.Value(comparison.Right));
            // What is equal begins and ends to be so: where it is no longer less, and where it is more.
            Relation[] turns = comparison.Tested is Relation.Equal or Relation.NotEqual
                ? [Relation.Less, Relation.More]
                : [comparison.Tested];
            foreach (var relation in turns)
                turnings.Add(new Turning(new KnownTest.Compared(left, relation, right), list?.Slot ?? -1, reads));
        }
        return new TurningPoints(policy, policy.SlotForms[slot], turnings.ToImmutable());
    }

    /// <summary>Adds the first slot past each turning point between two; false where that takes too much.</summary>
    /// <param name="case">A case in which all else is known; the fact is left at any value.</param>
    /// <param name="least">The least slot.</param>
    /// <param name="greatest">The greatest slot.</param>
    /// <param name="found">Where they are added.</param>
    public bool TryAdd(CaseRow @case, long least, long greatest, List<long> found)
    {
        var left = MostComparisons;
        foreach (var turning in _turnings)
        {
            var rows = turning.List < 0 ? [default] : ((Items)@case.Apart![turning.List]!).Rows;
            if ((left -= rows.Length) < 0) return false;
            foreach (var item in rows)
                if (Turn(turning.Test, @case, item, least, greatest) is { } turn) found.Add(turn);
        }
        return true;
    }

    private long? Turn(KnownTest test, in CaseRow @case, ImmutableArray<Datum?> item, long least, long greatest)
    {
        var last = Holds(test, @case, item, greatest);
        if (Holds(test, @case, item, least) == last) return null;
        var (low, high) = (least, greatest);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (Holds(test, @case, item, middle) == last) high = middle;
            else low = middle;
        }
        return high;
    }

    private bool Holds(KnownTest test, in CaseRow @case, ImmutableArray<Datum?> item, long slot)
    {
        @case.Set(_form, slot);
        var memory = KnownMemory.ForPass(_policy);
        return test.Holds(Known.Of(@case, memory).At(item));
    }

    /// <summary>The conditions that are no tests of one fact, each with the list of whose items it is asked.</summary>
    private static IEnumerable<(Condition Condition, ListInput? List)> Tests(Policy policy, FactTests facts)
    {
        var met = new HashSet<(Node, ListInput?)>();
        var waiting = new Stack<(Node Node, ListInput? List)>(policy.Conditions.Select(c =>
            ((Node)c, (ListInput?)null)));
        while (waiting.TryPop(out var at))
        {
            if (!met.Add(at)) continue;
            if (at.Node is Condition condition && facts.Of(condition) is null) yield return (condition, at.List);
            var reach = at.Node.Reach;
            foreach (var part in at.Node.Parts)
                waiting.Push((part, reach.IsOutside ? null : reach.List ?? at.List));
        }
    }

    /// <summary>A test that turns once, of which list's items it is asked, and what else it looks at.</summary>
    private readonly record struct Turning(KnownTest Test, int List, ImmutableArray<int> Reads);
}
