using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// How an answer to one thing can rule out answers to another, since only cases that could be stated count (language, section 4.4):
/// a date lies no later than the decision, keys of items differ.
/// </summary>
internal static class Ties
{
    /// <summary>Whether an answer to an unknown can rule out answers to something else that is unknown.</summary>
    public static bool Bind(Policy policy, Unknown unknown, IReadOnlyList<Datum?> values)
    {
        if (IsKey(unknown)) return true;
        if (values[policy.DecisionDate.Slot] is not null) return false;
        return unknown.Input.Slot == policy.DecisionDate.Slot ? policy.Inputs.Any(EndsThere) : unknown.EndsAtDecisionDate || unknown.Field is null && EndsThere(unknown.Input);
    }

    /// <summary>
    /// The values with what an unknown is tied to filled in so that it may have every value it can have at all; null where keys
    /// must differ. What stays open then stays so whatever the answer, if the answer by itself changes nothing.
    /// </summary>
    public static ImmutableArray<Datum?>? Loosened(Policy policy, Unknown unknown, ImmutableArray<Datum?> values)
    {
        if (IsKey(unknown)) return null;
        var decision = policy.DecisionDate;
        if (unknown.Input.Slot != decision.Slot) return values.SetItem(decision.Slot, new Scalar(decision.Range!.Value.High));
        var filled = values;
        foreach (var input in policy.Inputs)
            foreach (var each in Unknowns.Of(input, values))
            {
                if (each.EndsAtDecisionDate) filled = each.Fill(filled, new Scalar(each.Range!.Value.Low));
                else if (each.Field is null && EndsThere(input)) filled = each.Fill(filled, new Items([]));
            }
        return filled;
    }

    /// <summary>The last day on which an unknown list can hold nothing, for each that has one: no item of it could have been by then.</summary>
    public static IEnumerable<Datum> DaysThatEmpty(Policy policy, IEnumerable<Unknown> unknowns) =>
        from unknown in unknowns
        where unknown is { Field: null, Input: ListInput }
        let first = ((ListInput)unknown.Input).Fields.Where(f => f.EndsAtDecisionDate).Select(f => f.Range!.Value.Low).DefaultIfEmpty(0).Max()
        where first > policy.DecisionDate.Range!.Value.Low
        select new Scalar(first - 1);

    private static bool IsKey(Unknown unknown) => unknown.Field is { } field && ((ListInput)unknown.Input).OnePer.Contains(field.Index);

    private static bool EndsThere(Input input) => input is Fact { EndsAtDecisionDate: true } || input is ListInput list && list.Fields.Any(f => f.EndsAtDecisionDate);
}
