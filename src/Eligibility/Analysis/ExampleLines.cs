using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>Writes a case as the lines of an example (language, section 2, <c>example</c>).</summary>
internal static class ExampleLines
{
    /// <summary>The lines that give what a case states; null where an example cannot say it.</summary>
    public static ImmutableArray<string>? Of(Policy policy, Case @case)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var input in policy.Inputs.Where(i => @case.Provenances[i.Slot] == Provenance.Stated))
        {
            var value = @case.Values[input.Slot]!;
            if (input is ListInput list)
            {
                if (OfList(list, (Items)value) is not { } items) return null;
                lines.AddRange(items);
            }
            else lines.Add(OfFact((Fact)input, value));
        }
        return lines.ToImmutable();
    }

    private static string OfFact(Fact fact, Datum value) => fact switch
    {
        { IsDecisionDate: true } => "decided on " + fact.Say(value),
        { Type: YesNoType } => value == Datum.Yes ? fact.Name : "not " + fact.Name,
        { Type: SetType } => fact.Name + (value is Choices { Mask.IsZero: false } ? " are " : " is ") + fact.Say(value),
        _ => $"{fact.Name} is {fact.Say(value)}",
    };

    private static List<string>? OfList(ListInput list, Items items)
    {
        if (items.Rows.IsEmpty) return ["no " + list.Name];
        var lines = new List<string>();
        foreach (var row in items.Rows)
        {
            var fields = list.Fields.Where(f => row[f.Index] is not null).ToList();
            // An item has to say something.
            if (fields.Count == 0) return null;
            lines.Add($"{list.Name} has {string.Join(", ", fields.Select(f => OfField(f, row[f.Index]!)))}");
        }
        return lines;
    }

    private static string OfField(Field field, Datum value) => (field.Type, value) switch
    {
        (YesNoType, _) => value == Datum.Yes ? field.Name : "not " + field.Name,
        // A set once a value.
        (SetType set, Choices { Mask: { IsZero: false } mask }) => string.Join(", ",
            Enumerable.Range(0, set.Values.Names.Length).Select(v => BigInteger.One << v).Where(v => !(mask & v).IsZero)
                .Select(v => $"{field.Name} {set.Say(new Choices(v))}")),
        _ => $"{field.Name} {field.Type.Say(value)}",
    };
}
