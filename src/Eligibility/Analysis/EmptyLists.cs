using Eligibility.Diagnostics;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Notes a rule that applies to whoever has no record at all, and to nobody else for another reason: where a list
/// that must hold something was left empty, nobody would see it.
/// </summary>
internal static class EmptyLists
{
    /// <summary>Adds what is found.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="told">The lists of which more is told already.</param>
    /// <param name="found">Where it is added.</param>
    public static void Note(Policy policy, IReadOnlyCollection<ListInput> told, DiagnosticBag found)
    {
        foreach (var rule in policy.Rules)
            if (rule is { Outcome: not null, Unless: null,
                When: ListCondition { Any: false, List: { Least: 0, Assumed: null } list } }
                && !told.Contains(list) && !policy.Rules.Any(r => r != rule
                    && r.When is Comparison { Left: CountTerm { Where: null } count }
                    && count.List.Slot == list.Slot))
                found.Add(Messages.HoldsOfNone(rule.Span, rule.Name, list.Name));
    }
}
