using Eligibility.Diagnostics;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Warns of an outcome to which no case comes though a rule or <c>otherwise</c> gives it, and of one that follows from
/// an empty list alone.
/// </summary>
internal static class IdleOutcomes
{
    /// <summary>Adds what is found.</summary>
    /// <param name="whole">The policy.</param>
    /// <param name="idle">The rules that are told already.</param>
    /// <param name="found">Where it is added.</param>
    public static void Check(WholePolicy whole, HashSet<Rule> idle, DiagnosticBag found)
    {
        var policy = whole.Policy;
        var settled = whole.Left.Ask(whole.Left.Outcome());
        foreach (var outcome in policy.Outcomes)
        {
            var isOtherwise = policy.Otherwise.Outcome.Index == outcome.Index;
            var givenBy = policy.Rules.Where(r => r.Outcome?.Index == outcome.Index).ToList();
            // One that nothing gives is told as unused, and one that a single rule gives with that rule.
            if (!isOtherwise && (givenBy.Count == 0 || givenBy is [var only] && idle.Contains(only))) continue;
            if (settled.NotRuledOut.Contains(outcome.Index)) whole.NotSettledYet($"whether any case comes to `{outcome.Name}`");
            else if (!settled.Found.ContainsKey(outcome.Index)) found.Add(Messages.NeverComesAbout(outcome.Span,
                outcome.Name, isOtherwise));
        }
        // Where all cases come to one outcome, none follows from a list.
        var told = settled.Found.Count < 2 ? [] : ReadLists(policy).Where(list => OfEmpty(whole, list, found)).ToList();
        EmptyLists.Note(policy, told, found);
    }

    private static bool OfEmpty(WholePolicy whole, ListInput list, DiagnosticBag found)
    {
        var left = whole.Asking(whole.Policy.Conditions, whole.Policy.Unstated.SetItem(list.Slot, new Items([])));
        var settled = left.Ask(left.Outcome(), stopAt: 2);
        if (settled.Found.Count > 1) return false;
        if (settled is not { IsExact: true, Found.Count: 1 })
        {
            whole.NotSettledYet($"whether a case without any {list.Name} always comes to one outcome");
            return false;
        }
        found.Add(Messages.EmptyListDecides(list.Span, list.Name, whole.Policy.Outcomes[settled.Found.Keys[0]].Name));
        return true;
    }

    private static IEnumerable<ListInput> ReadLists(Policy policy)
    {
        var read = Reads.Of(policy.Conditions).Select(r => r.Input.Slot).ToHashSet();
        return policy.Inputs.OfType<ListInput>().Where(l => l is { Least: 0, Assumed: null } && read.Contains(l.Slot));
    }
}
