using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>Cases of policies whose ranges begin and end at other values: each value is chosen among those that leave a case.</summary>
internal sealed partial class CaseGenerator
{
    private ImmutableArray<Datum?>? FillRanged(ImmutableArray<Datum?> known, Dice dice)
    {
        var (values, chosen, decision) = (known.ToArray(), new Chosen(), policy.DecisionDate);
        foreach (var list in policy.Inputs.OfType<ListInput>())
            values[list.Slot] ??= new Items([.. Enumerable.Repeat(list.UnstatedItem, CountOf(list, dice))]);
        var ranges = new CaseRanges(policy, values);
        if (!ranges.IsPossible)
        {
            // Items that cannot be are left out, where the case does not say that there are any.
            foreach (var list in policy.Inputs.OfType<ListInput>())
                if (known[list.Slot] is null) values[list.Slot] = list.Fewest;
            ranges = new CaseRanges(policy, values);
        }
        if (!ranges.IsPossible) return null;
        foreach (var input in policy.Inputs)
            if (values[input.Slot] is Scalar scalar && input is Fact fact) chosen.Note(fact.Type, scalar.Value);
        foreach (var fact in policy.Facts.OrderBy(f => f == decision ? 0 : 1))
        {
            if (values[fact.Slot] is not null) continue;
            var value = Of(Axis.Of(fact), fact.Type, ranges.Of(fact.Slot), false, 0, chosen, dice);
            values[fact.Slot] = value;
            ranges.Choose(fact.Slot, -1, -1, value);
        }
        foreach (var list in policy.Inputs.OfType<ListInput>())
        {
            var rows = new List<ImmutableArray<Datum?>>();
            foreach (var (at, _) in ((Items)values[list.Slot]!).Rows.Index())
                if (FillRangedRow(list, at, values, rows, chosen, dice) is { } row) rows.Add(row);
                else if (known[list.Slot] is not null) return null;
            values[list.Slot] = new Items([.. rows]);
        }
        return Oracle.OracleValidity.Fault(policy, values) is null ? [.. values] : null;
    }

    private ImmutableArray<Datum?>? FillRangedRow(ListInput list, int at, Datum?[] values,
        List<ImmutableArray<Datum?>> before, Chosen chosen, Dice dice)
    {
        for (var tries = 0; tries < 12; tries++)
        {
            // All facts are chosen by now: an item hangs on nothing else than these and itself.
            var ranges = new CaseRanges(policy, values);
            var row = ((Items)values[list.Slot]!).Rows[at];
            foreach (var field in list.Fields)
            {
                if (row[field.Index] is not null) continue;
                var value = Of(Axis.Of(list, field), field.Type, ranges.Of(list.Slot, at, field.Index), false, 0, chosen, dice);
                row = row.SetItem(field.Index, value);
                ranges.Choose(list.Slot, at, field.Index, value);
            }
            if (!ranges.IsPossible) return null;
            if (list.OnePer.IsEmpty || !before.Any(o => list.OnePer.All(k => Equals(o[k], row[k])))) return row;
        }
        return null;
    }
}
