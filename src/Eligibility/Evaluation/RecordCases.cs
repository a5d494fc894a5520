using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>A case for each record of one whose records are decided by themselves: that is all that deciding each means.</summary>
internal static class RecordCases
{
    /// <summary>The cases, in the order of the records; null where the list is not stated.</summary>
    /// <param name="policy">The policy that decides each.</param>
    /// <param name="whole">The case, as it is stated.</param>
    public static ImmutableArray<Case>? Of(Policy policy, Case whole)
    {
        var each = policy.Each!;
        if (whole.Values[each.List.Slot] is not Items records) return null;
        return [.. Enumerable.Range(0, records.Rows.Length).Select(record => Of(policy, each, whole, records.Rows, record))];
    }

    /// <summary>The case of one record of a list that is stated.</summary>
    public static Case Of(Policy policy, Case whole, int record) =>
        Of(policy, policy.Each!, whole, ((Items)whole.Values[policy.Each!.List.Slot]!).Rows, record);

    /// <summary>The case of a record of which nothing is known, among any others.</summary>
    public static Case OfAny(Policy policy, Case whole) => Of(policy, policy.Each!, whole, [], -1);

    private static Case Of(Policy policy, EachRecord each, Case whole, ImmutableArray<ImmutableArray<Datum?>> rows, int record)
    {
        var values = new Datum?[policy.Inputs.Length];
        var provenances = new Provenance[values.Length];
        var judgements = ImmutableDictionary.CreateBuilder<int, Judgement>();
        var judgedItems = ImmutableSortedDictionary.CreateBuilder<FieldPlace, Judgement>();
        var judged = whole.JudgedItems.ToLookup(j => j.Key.Slot);
        // All else is in the same order in both.
        var next = 0;
        foreach (var input in policy.Inputs)
        {
            if (each.Facts.IndexOf(input.Slot) is >= 0 and var field)
            {
                values[input.Slot] = record < 0 ? null : rows[record][field];
                provenances[input.Slot] = values[input.Slot] is null ? Provenance.NotStated : Provenance.Stated;
                if (whole.JudgedItems.TryGetValue(new(each.List.Slot, record, field), out var own)) judgements[input.Slot] = own;
                continue;
            }
            var slot = next++;
            provenances[input.Slot] = whole.ProvenanceOf(slot);
            values[input.Slot] = input.Slot == each.Others
                ? record < 0 ? null : new Items(rows.RemoveAt(record)) { Without = record }
                : whole.Values[slot];
            if (whole.Judgements.TryGetValue(slot, out var judgement)) judgements[input.Slot] = judgement;
            foreach (var (place, by) in judged[slot])
                if (input.Slot != each.Others) judgedItems[place with { Slot = input.Slot }] = by;
                else if (place.Row != record)
                    judgedItems[place with { Slot = input.Slot, Row = place.Row > record ? place.Row - 1 : place.Row }] = by;
        }
        return new Case(policy)
        {
            Id = whole.Id, Values = [.. values], Provenances = [.. provenances], Judgements = judgements.ToImmutable(),
            JudgedItems = judgedItems.ToImmutable(),
            NeverLookedAt = whole.NeverLookedAt, DecidedTogether = Math.Max(1, rows.Length),
        };
    }
}
