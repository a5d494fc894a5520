using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>Cases that leave as much unknown as can be tried in every way.</summary>
internal sealed class BruteCases(BrutePolicy brute, Policy policy, Dice dice)
{
    /// <summary>
    /// A case with something unknown, and all that it leaves unknown; null where there is none of so few completions.
    /// </summary>
    public (GeneratedCase Case, List<OracleUnknown> Unknowns)? Next(int most)
    {
        var values = new Datum?[policy.Inputs.Length];
        StateDates(values);
        foreach (var input in policy.Inputs)
            if (input is ListInput list) values[list.Slot] = !brute.IsEach && dice.Chance(50) ? null : Stated(list);
            else if (input is Fact { EndsAtDecisionDate: false } fact && fact != policy.DecisionDate && dice.Chance(8))
                values[fact.Slot] = Any(OracleUnknown.Of(fact).FirstValues(BruteDomain.Most));
        while (true)
        {
            if (BruteDomain.Of(brute, policy, [.. values]) is not { } unknowns) return null;
            var completions = unknowns.Aggregate(1.0, (product, unknown) => product * unknown.Candidates.Count);
            if (completions < 2) return null;
            if (completions <= most) return (new GeneratedCase(policy, [.. values], Provenances(values)), unknowns);
            var one = dice.Pick(unknowns.Where(u => u.Candidates.Count > 1).ToList());
            one.Put(values, Any(one.Candidates));
        }
    }

    /// <summary>One of the ways of filling in a case; null where none was found in a few tries.</summary>
    public GeneratedCase? Whole(GeneratedCase partial, List<OracleUnknown> unknowns)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            var values = partial.Values.ToArray();
            foreach (var unknown in unknowns) unknown.Put(values, Any(unknown.Candidates));
            if (OracleValidity.Fault(policy, values) is null) return new GeneratedCase(policy, [.. values], Provenances(values));
        }
        return null;
    }

    private ImmutableArray<Provenance> Provenances(Datum?[] values) =>
        [.. values.Select((v, slot) => v is not null ? Provenance.Stated
            : policy.Inputs[slot].Assumed is null ? Provenance.NotStated
            : Provenance.NotKnown)];

    private Datum Any(List<Datum> from) => dice.Pick(from);

    /// <summary>
    /// The decision date, and the dates that may end at it: were both unknown, there would be too many of the second.
    /// </summary>
    private void StateDates(Datum?[] values)
    {
        var slot = policy.DecisionDate.Slot;
        var ending = policy.Facts.Where(f => f.EndsAtDecisionDate).ToList();
        var fields = from list in policy.Inputs.OfType<ListInput>()
                     from field in list.Fields
                     where field.EndsAtDecisionDate
                     select field.Range!.Value.Low;
        if (fields.Any())
        {
            // Of an item there must be few days to try.
            values[slot] = new Scalar(ending.Select(f => f.Range!.Value.Low).Concat(fields).Max() + dice.Between(0, 2));
            return;
        }
        if (!brute.ReadsDecisionDate || dice.Chance(65))
        {
            foreach (var fact in ending)
                values[fact.Slot] = new Scalar(fact.Range!.Value.Low + dice.Between(0, BruteWriter.DaysOfEnding));
            return;
        }
        var least = ending.Select(f => f.Range!.Value.Low).Append(0).Max();
        var days = brute.Days.Where(day => day >= least).ToList();
        values[slot] = new Scalar(days.Count > 0 ? dice.Pick(days) : least + 2);
        foreach (var fact in ending.Where(_ => dice.Chance(15))) values[fact.Slot] = new Scalar(fact.Range!.Value.Low);
    }

    /// <summary>One to three items, most of which something is unknown of.</summary>
    private Items Stated(ListInput list)
    {
        var rows = new List<ImmutableArray<Datum?>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = Math.Clamp(dice.Weighted((1, 0), (3, 1), (5, 2), (3, 3)), list.Least, list.Most); i > 0; i--)
        {
            var row = list.Fields.Select(AnyOf).ToArray();
            if (!list.OnePer.IsEmpty && !keys.Add(BruteDomain.KeyOf(list, row))) continue;
            foreach (var field in list.Fields)
                if (dice.Chance(list.OnePer.Contains(field.Index) ? 45 : 60)) row[field.Index] = null;
            rows.Add([.. row]);
        }
        return new Items([.. rows]);

        // One that ends at the decision date may be no day later than the first.
        Datum? AnyOf(Field field) =>
            Any(OracleUnknown.Of(list, 0, field).FirstValues(field.EndsAtDecisionDate ? 1 : BruteDomain.Most));
    }
}
