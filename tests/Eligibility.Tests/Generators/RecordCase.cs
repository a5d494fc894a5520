using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>A case of many records, made of the case of one of them: near the boundaries that its policy names.</summary>
internal static class RecordCase
{
    /// <summary>The case as it is stated, with the record of a case among the others of it.</summary>
    /// <param name="one">A case of a policy that decides each, as it decides: of one record and the others.</param>
    /// <param name="dice">Where the record stands.</param>
    public static GeneratedCase Whole(GeneratedCase one, Dice dice)
    {
        var (policy, each, stated) = (one.Policy, one.Policy.Each!, one.Policy.AsStated);
        var values = new Datum?[stated.Inputs.Length];
        var provenances = new Provenance[values.Length];
        foreach (var input in stated.Inputs)
        {
            if (input.Name == each.List.Name) continue;
            var slot = policy.Inputs.Single(i => i.Name == input.Name).Slot;
            (values[input.Slot], provenances[input.Slot]) = (one.Values[slot], one.Provenances[slot]);
        }
        // Where nothing is known of the others, there are some of which nothing is known.
        var others = one.Values[each.Others] as Items
            ?? new Items([.. Enumerable.Repeat(each.List.UnstatedItem, Math.Max(each.List.Least - 1, dice.Between(0, Math.Min(2, each.List.Most - 1))))]);
        var own = each.List.Fields.Select(f => one.Values[each.Facts[f.Index]]).ToImmutableArray();
        values[each.List.Slot] = new Items(others.Rows.Insert(dice.Between(0, others.Rows.Length), own));
        provenances[each.List.Slot] = Provenance.Stated;
        return new GeneratedCase(stated, [.. values], [.. provenances]);
    }
}
