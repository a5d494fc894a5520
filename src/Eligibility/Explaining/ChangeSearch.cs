using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>
/// The smallest changes that would lead to another outcome (language, section 5): sets of facts, none containing another,
/// never one that is protected, judged, or never told as a change.
/// </summary>
internal sealed class ChangeSearch
{
    /// <summary>The most changes that are told of one outcome, and the most facts of one.</summary>
    public const int MostChanges = 3, MostFacts = 3;

    private readonly OtherCases _cases;
    private readonly ImmutableArray<Input> _candidates;
    private readonly Dictionary<(int, int, int), (ImmutableArray<int> Possible, bool IsExact)> _reach = [];

    /// <param name="cases">What the policy says of other cases.</param>
    public ChangeSearch(OtherCases cases)
    {
        _cases = cases;
        var read = cases.Decision.Evaluator.ReadSlots;
        // Where ranges begin or end at facts, one that no line reads leaves room to another.
        _candidates = [.. cases.Policy.Inputs.Where(i => read.Contains(i.Slot) || i.IsTied && cases.Policy.Orders.Any)
            .Where(i => cases.Values[i.Slot] is not null && MayChange(i))];
    }

    /// <summary>The changes that would lead to an outcome, and whether none before the last of them was left out.</summary>
    public (ImmutableArray<Change> Changes, bool IsExact) To(Outcome outcome)
    {
        var all = _cases.Outcomes(_cases.Without(_candidates));
        if (!all.Possible.Contains(outcome.Index)) return ([], all.IsExact);
        var needed = Needed(outcome.Index);
        var (found, isExact) = (new List<Change>(), true);
        foreach (var facts in Sets())
        {
            if (found.Count == MostChanges) break;
            if (!needed.TrueForAll(facts.Contains)) continue;
            if (found.Exists(c => c.Facts.All(f => facts.Contains(f.Input)))) continue;
            if (_cases.IsSpent) return ([.. found], false);
            if (!Reach(facts).Possible.Contains(outcome.Index)) continue;
            var (near, before) = (new NearValues(_cases), _cases.NotSettled);
            var change = Find(near, facts, outcome.Index);
            isExact &= near.AreNearest && _cases.NotSettled == before && (change is not null || near.AreAll);
            if (change is not null) found.Add(change);
        }
        return ([.. found], isExact);
    }

    /// <summary>Whether a fact or list may be told as one that would have changed an outcome.</summary>
    private bool MayChange(Input input) => input is { Protected: false, Telling.NeverAsChange: false }
        && input.Slot != _cases.Policy.DecisionDate.Slot && input.Slot != _cases.Policy.Each?.Others
        && !_cases.Decision.Case.Judgements.ContainsKey(input.Slot)
        && input switch
        {
            Fact fact => fact.JudgedBy is null,
            ListInput list => list.Fields.All(f => f is { Protected: false, JudgedBy: null, Telling.NeverAsChange: false }),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };

    /// <summary>The facts without which no change of the others leads there.</summary>
    private List<Input> Needed(int outcome) =>
        [.. _candidates.Where(c => !_cases.Outcomes(_cases.Without(_candidates.Remove(c))).Possible.Contains(outcome))];

    /// <summary>What may come of the case where some facts are not known; each set is asked of once.</summary>
    private (ImmutableArray<int> Possible, bool IsExact) Reach(ImmutableArray<Input> facts)
    {
        var key = (facts[0].Slot, facts.Length > 1 ? facts[1].Slot : -1, facts.Length > 2 ? facts[2].Slot : -1);
        if (!_reach.TryGetValue(key, out var known)) _reach[key] = known = _cases.Outcomes(_cases.Without(facts));
        return known;
    }

    /// <summary>Sets of facts, in the order in which they are told.</summary>
    private IEnumerable<ImmutableArray<Input>> Sets()
    {
        ImmutableArray<Input> changeable = [.. _candidates.Where(c => c.Changeable)];
        for (var size = 1; size <= MostFacts; size++)
            foreach (var set in Sets(changeable, size, 0)) yield return set;
        for (var size = 1; size <= MostFacts; size++)
            foreach (var set in Sets(_candidates, size, 0))
                if (!set.All(f => f.Changeable)) yield return set;
    }

    private static IEnumerable<ImmutableArray<Input>> Sets(ImmutableArray<Input> of, int size, int from)
    {
        if (size == 0) yield return [];
        for (var first = from; size > 0 && first <= of.Length - size; first++)
            foreach (var rest in Sets(of, size - 1, first + 1)) yield return rest.Insert(0, of[first]);
    }

    /// <summary>The nearest values of some facts with which the outcome is certain; null where there are none.</summary>
    private Change? Find(NearValues near, ImmutableArray<Input> facts, int outcome)
    {
        var chosen = new Datum[facts.Length];
        return Choose(0, _cases.Without(facts))
            ? new Change([.. facts.Select((f, i) => new ChangedFact(f, _cases.Values[f.Slot]!, chosen[i]))])
            : null;

        bool Choose(int at, ImmutableArray<Datum?> values)
        {
            if (at == facts.Length) return _cases.ComesTo(values, outcome);
            foreach (var value in near.Of(facts[at], values, outcome))
            {
                if (_cases.IsSpent) return false;
                chosen[at] = value;
                if (Choose(at + 1, values.SetItem(facts[at].Slot, value))) return true;
            }
            return false;
        }
    }
}
