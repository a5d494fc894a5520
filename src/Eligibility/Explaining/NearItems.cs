using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>
/// What a list might hold instead, the least change first: one item fewer, one field of an item with another of few values,
/// as few items as may be, or those of any case that leads to an outcome, as few as that takes.
/// </summary>
/// <param name="cases">What the policy says of other cases.</param>
/// <param name="values">What else is known; nothing of the list.</param>
/// <param name="outcome">The outcome.</param>
internal sealed class NearItems(OtherCases cases, ImmutableArray<Datum?> values, int outcome)
{
    /// <summary>Past so many values a field is not tried with each.</summary>
    private const int MostValues = 16;

    /// <summary>The items that may be tried.</summary>
    public IEnumerable<Datum> Of(ListInput list, Items stated)
    {
        for (var row = 0; row < stated.Rows.Length; row++) yield return stated with { Rows = stated.Rows.RemoveAt(row) };
        for (var row = 0; row < stated.Rows.Length; row++)
            foreach (var field in list.Fields.Where(f => MayChange(f) && f.Type is YesNoType or ChoiceType && f.Values <= MostValues))
                for (Int128 place = 0; place < field.Values; place++)
                    if (field.ValueAt(place) is var value && !value.Equals(stated.Rows[row][field.Index]))
                        yield return stated with { Rows = stated.Rows.SetItem(row, stated.Rows[row].SetItem(field.Index, value)) };
        if (list.Least == 0 && stated.Rows.Length > 1) yield return stated with { Rows = [] };
        if (Any(list) is { } any) yield return any with { Without = stated.Without };
    }

    private static bool MayChange(Field field) => field is { Protected: false, JudgedBy: null, Telling.NeverAsChange: false };

    private Items? Any(ListInput list)
    {
        var left = cases.Left(values);
        var settled = left.Ask(left.Outcome(), a => a == outcome, stopAt: 1);
        if (settled.Found.Count == 0) return null;
        var rules = cases.Decision.Evaluator.Rules;
        // What else is unknown stays as it was found: the list alone is thinned.
        var whole = settled.Found.Values[0];
        var given = whole[0].SetItem(list.Slot, null);
        return new SimplestCase(rules, given).Of(whole, passes => rules.OnlyOutcome(passes[0]) == outcome)[0][list.Slot] as Items;
    }
}
